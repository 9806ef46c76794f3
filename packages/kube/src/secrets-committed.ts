import type { Resource } from '@klint/model';
import { matchesAny } from './patterns.js';
import { credentialsIn } from './secrets-credentials.js';
import { assignmentsIn, isCode } from './secrets-lines.js';
import type { Assignment } from './secrets-lines.js';
import type { FoundSecret } from './secrets-hardcoded.js';
import { isSecretName, secretWords } from './secrets-names.js';
import { dataTexts, isDrawn, refTo } from './secrets-texts.js';
import type { NamedText } from './secrets-texts.js';
import { isSecretValue } from './secrets-values.js';

export interface CommittedOptions {
  readonly allowKeys: readonly string[];
  readonly placeholders: readonly string[];
}

/** Keys that stand in a Secret beside what is secret. */
const companion = new RegExp(
  '(?:name|user|login|e?mail|host|url)$|(?:^|[^a-z])(?:user(?:name)?[-_.]\\w+|port|server|endpoint|namespace|project' +
    '|type|region|bucket|database|db|ids?|path|enabled|insecure|driver|dialect|issuer|scopes?)$',
  'i',
);

/** Words of names of secrets in a configuration file that somebody thought worth a Secret. */
const fileWords = [...secretWords, 'pass', 'auth', 'cookie', 'key'];

/** The keys of a Secret whose literal value can be a secret; none of one that SOPS encrypted. */
export function committedSecrets(resource: Resource, options: CommittedOptions): readonly FoundSecret[] {
  if (resource.value['sops'] !== undefined) return [];
  return dataTexts(resource, 'stringData', 'data').flatMap((text) => {
    const { key } = text;
    const at = refTo(resource, text);
    const isWritten = (part?: string): boolean => !isDrawn(at, part);
    if (matchesAny(options.allowKeys, key) || !isCommitted(text, options.placeholders, isWritten)) return [];
    return [{ by: 'name' as const, what: '', key, value: text.text, at }];
  });
}

/** `isWritten` says of a part of the text, or of all of it, that it stands in the repository. */
function isCommitted(
  { key, text }: NamedText,
  placeholders: readonly string[],
  isWritten: (part?: string) => boolean,
): boolean {
  if (credentialsIn(text).some(({ start, end }) => isWritten(text.slice(start, end)))) return true;
  if (text.trim().includes('\n')) {
    const assignments = assignmentsIn(text, isCode(key, text));
    const isSecret = ({ name, value }: Assignment): boolean =>
      isSecretName(name, fileWords) && isSecretValue(value, placeholders) && isWritten(value);
    if (assignments.length > 1 || isConfiguration(text)) return assignments.some(isSecret);
  }
  return isWritten() && !(companion.test(key) && !isSecretName(key)) && isSecretValue(text, placeholders);
}

const configurationLine = /^(?:#|;|\[[^\]]*\]$|(?:- )?["']?[A-Za-z_][\w./-]*["']?\s*[:=](?:\s|$|[^:=/]))/;

/** Whether every line of a text is a key, with or without a value, a section or a comment. */
function isConfiguration(text: string): boolean {
  return text.split('\n').every((line) => line.trim() === '' || configurationLine.test(line.trim()));
}
