import type { NamedExpression, Ref, Resource } from '@klint/model';
import { matchesAny } from './patterns.js';
import { credentialsIn } from './secrets-credentials.js';
import { looksRandom } from './secrets-entropy.js';
import { assignmentsIn, isCode } from './secrets-lines.js';
import { isSecretName } from './secrets-names.js';
import { dataTexts, isDrawn, refTo, textsBelow } from './secrets-texts.js';
import type { NamedText } from './secrets-texts.js';
import { hasVariable, isSecretValue } from './secrets-values.js';

/** A secret in an object; `what` is its known form, or the name of the pattern that it fits, if any. */
export interface FoundSecret {
  readonly by: 'form' | 'name' | 'pattern';
  readonly what: string;
  readonly key: string;
  readonly value: string;
  readonly at: Ref;
}

export interface HardcodedOptions {
  readonly patterns: readonly NamedExpression[];
  readonly allow: readonly string[];
  readonly minEntropy: number;
}

interface Span {
  readonly by: FoundSecret['by'];
  readonly what: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Secrets anywhere in an object that is no Secret: by their form, by the patterns of the options, and where a name
 * says so and the value looks random. What stands under a name in the environment of a container or in a ConfigMap
 * is left to the rules about these, if it has no known form.
 */
export function hardcodedSecrets(resource: Resource, options: HardcodedOptions): readonly FoundSecret[] {
  const isConfigMap = resource.kind === 'ConfigMap' && resource.apiVersion === 'v1';
  return textsOf(resource, isConfigMap).flatMap((text) => {
    const spans = spansOf(text, options, isConfigMap && isDataOf(text));
    return spans.flatMap(({ by, what, key, start, end }) => {
      const value = text.text.slice(start, end);
      const at = refTo(resource, text, start, end);
      return matchesAny(options.allow, key) || isDrawn(at, value) ? [] : [{ by, what, key, value, at }];
    });
  });
}

/** Schemas hold descriptions and no values; what SOPS and sealed secrets encrypted is nobody's to read. */
function textsOf(resource: Resource, isConfigMap: boolean): NamedText[] {
  if (resource.kind === 'CustomResourceDefinition') return [];
  const { data, binaryData, sops, ...rest } = resource.value;
  if (isConfigMap) return [...textsBelow(rest), ...dataTexts(resource, 'data', 'binaryData')];
  const texts = textsBelow({ ...rest, data, binaryData });
  return resource.kind === 'SealedSecret' ? texts.filter(({ path }) => !path.includes('encryptedData')) : texts;
}

function isDataOf({ path }: NamedText): boolean {
  return path[0] === 'data' || path[0] === 'binaryData';
}

function spansOf(text: NamedText, options: HardcodedOptions, isData: boolean): Span[] {
  const forms = credentialsIn(text.text).map((each): Span => ({ ...each, by: 'form', key: keyAt(text, each.start) }));
  const own = options.patterns.flatMap(({ name, pattern }) => matchesOf(text, name, pattern));
  const named = isData || isContainerEnv(text) ? [] : namedSpans(text, options.minEntropy);
  const spans: Span[] = [];
  for (const each of [...forms, ...own, ...named]) {
    const isWholeKey = isData && each.what === 'private key' && isWhole(text.text, each);
    if (!isWholeKey && !spans.some(({ start, end }) => start < each.end && each.start < end)) spans.push(each);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Whether a credential is all that a text holds. */
export function isWhole(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
}

/** The name in front of a place in a text of several lines, else the name of the text. */
function keyAt({ key, text }: NamedText, start: number): string {
  const line = text.slice(Math.max(start - 200, text.lastIndexOf('\n', start - 1) + 1), start);
  const assignment = /(?:^|[\s{,;"'-])([A-Za-z_][\w.-]*)["']? *[:=](?!\/\/) *["']?(?:Basic |Bearer )?\S*$/i.exec(line);
  return assignment?.[1] ?? key;
}

function matchesOf(text: NamedText, name: string, pattern: string): Span[] {
  return [...text.text.matchAll(new RegExp(pattern, 'g'))].flatMap(({ 0: match, index }): Span[] => {
    const [start, end] = [index, index + match.length];
    return match === '' ? [] : [{ by: 'pattern', what: name, key: keyAt(text, start), start, end }];
  });
}

const containerEnv = /(?:^|\/)(?:containers|initContainers|ephemeralContainers)\/\d+\/env\/\d+\/value$/;

function isContainerEnv({ key, path }: NamedText): boolean {
  return path.at(-1) === 'value' && containerEnv.test(path.join('/')) && isSecretName(key);
}

/** Random values under names of secrets: the text itself, else the assignments in it. */
function namedSpans(text: NamedText, minEntropy: number): Span[] {
  const isSecret = (name: string, value: string): boolean =>
    isSecretName(name) && !hasVariable(value) && isSecretValue(value) && looksRandom(value, minEntropy);
  const trimmed = text.text.trimEnd();
  if (isSecret(text.key, trimmed)) return [{ by: 'name', what: '', key: text.key, start: 0, end: trimmed.length }];
  if (!/[=:]|--?\w/.test(text.text)) return [];
  return assignmentsIn(text.text, isCode(text.key, text.text)).flatMap(({ name, value, start, end }): Span[] => {
    return isSecret(name, value) ? [{ by: 'name', what: '', key: name, start, end }] : [];
  });
}
