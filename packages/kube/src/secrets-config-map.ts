import type { Resource } from '@klint/model';
import { matchesAny } from './patterns.js';
import { credentialsIn } from './secrets-credentials.js';
import { isWhole } from './secrets-hardcoded.js';
import type { FoundSecret } from './secrets-hardcoded.js';
import { assignmentsIn, isCode } from './secrets-lines.js';
import { isHalfOfPair, isSecretName } from './secrets-names.js';
import { dataTexts, isDrawn, refTo } from './secrets-texts.js';
import type { NamedText } from './secrets-texts.js';
import { hasVariable, isSecretValue } from './secrets-values.js';

export interface ConfigMapOptions {
  readonly words: readonly string[];
  readonly patterns: readonly string[];
  readonly allow: readonly string[];
}

/**
 * Literal values under names of secrets in the data of a ConfigMap, be it the key or a line of an embedded file;
 * values that are a private key; and what fits a pattern. Tokens and passwords of a known form are left to
 * `hardcodedSecrets`.
 */
export function configMapSecrets(resource: Resource, options: ConfigMapOptions): readonly FoundSecret[] {
  const sops = resource.value['sops'] !== undefined;
  const texts = sops ? [] : dataTexts(resource, 'data', 'binaryData');
  const keys = texts.map(({ key }) => key);
  return texts.flatMap((text) => {
    const found = [...privateKey(resource, text), ...named(resource, text, keys, options.words)];
    const own = options.patterns.flatMap((pattern) => fitting(resource, text, pattern));
    const more = own.filter(({ at }) => !found.some((known) => overlap(known.at.within, at.within)));
    return [...found, ...more].filter(({ key, value, at }) => !matchesAny(options.allow, key) && !isDrawn(at, value));
  });
}

type Within = FoundSecret['at']['within'];

/** Whether two places of one text share a character; without offsets a place is the whole text. */
function overlap(a: Within, b: Within): boolean {
  return !a || !b || (a.start < b.end && b.start < a.end);
}

function privateKey(resource: Resource, text: NamedText): FoundSecret[] {
  const block = credentialsIn(text.text).find(({ what }) => what === 'private key');
  if (!block || !isWhole(text.text, block)) return [];
  return [{ by: 'form', what: block.what, key: text.key, value: text.text, at: refTo(resource, text) }];
}

function named(
  resource: Resource,
  text: NamedText,
  keys: readonly string[],
  words: readonly string[],
): FoundSecret[] {
  const isSecret = (name: string, value: string): boolean => isSecretName(name, words) && isSecretValue(value);
  const forms = credentialsIn(text.text);
  const single = text.text.trim();
  if (!single.includes('\n') && isSecret(text.key, single)) {
    if (forms.length > 0 || isStructure(single) || isHalfOfPair(text.key, keys)) return [];
    return [{ by: 'name', what: '', key: text.key, value: single, at: refTo(resource, text) }];
  }
  const assignments = assignmentsIn(text.text, isCode(text.key, text.text));
  const names = assignments.map(({ name }) => name);
  return assignments.flatMap(({ name, value, start, end }) => {
    const isForm = forms.some((form) => form.start < end && start < form.end);
    if (isForm || !isSecret(name, value) || hasVariable(value) || isHalfOfPair(name, names)) return [];
    return [{ by: 'name' as const, what: '', key: name, value, at: refTo(resource, text, start, end) }];
  });
}

/** A list or mapping in one line is no value of its own. */
function isStructure(text: string): boolean {
  return /^[[{].*[\]}]$/s.test(text);
}

function fitting(resource: Resource, text: NamedText, pattern: string): FoundSecret[] {
  return [...text.text.matchAll(new RegExp(pattern, 'g'))].flatMap(({ 0: value, index }) => {
    if (value === '') return [];
    const at = refTo(resource, text, index, index + value.length);
    return [{ by: 'pattern' as const, what: pattern, key: text.key, value, at }];
  });
}
