// What a value says about itself: that it names a secret kept elsewhere, stands for one, or cannot be one.
import { isWords } from './secrets-entropy.js';

const variable = new RegExp(
  [
    '\\$\\{[^}]*\\}', '\\$\\([^)]*\\)', '\\$\\$?[A-Za-z_]\\w*(?:\\{[^}]*\\})?', '\\{\\{.*?\\}\\}',
    '%\\(\\w+\\)[sd]', '%[A-Za-z_]\\w*%', '<%.*?%>', '`[^`]*`', '#\\{[^}]*\\}',
  ].join('|'),
  'gs',
);

const stores =
  'vault|bao|ref\\+\\w+|op|sm|gcpsm|ssm|secretsmanager|awssm|azurekeyvault|akv|doppler|env|file|secrets?|k8s|sops|kv';

/** Schemes and forms by which tools look a secret up elsewhere. */
const lookup = new RegExp(
  `^(?:(?:${stores}):\\S+|arn:aws[\\w-]*:\\S+|projects/[\\w-]+/secrets/\\S+|<path:[^>]*>|!vault\\b.*` +
    '|process\\.env\\b.*|os\\.environ\\b.*|os\\.getenv\\b.*|env\\(.*\\)|lookup\\(.*\\))$',
  'is',
);

const thing = '(?:password|passwd|secret|token|key|credentials?|value)';

/** Values that stand for one to be filled in. */
const placeholder = new RegExp(
  [
    '^(?:<.*>|\\[[A-Za-z _-]*\\]|\\{\\w*\\}|__\\w+__|@\\w+@|[*.•…#?_-]+|\\(.*\\))$',
    '^(?:todo|fixme|tbd|none|null|nil|undefined|unset|empty|n/?a|missing|dummy|fake|redacted|masked|hidden|omitted)$',
    '^(?:example|sample|optional|required|value|secret[-_ ]?(?:value|text|string|data|content))$',
    // Keys and tokens are issued by somebody, who calls none of them so; a password one may choose.
    '^(?:test|dummy|fake|mock|sample|example|demo)[-_ ](?:[A-Za-z0-9]+[-_ ])*(?:key|token)$',
    `^(?:dummy|fake|mock|sample|example)[-_ ]?(?:[A-Za-z0-9]+[-_ ])*${thing}$`,
    'change[-_ ]?(?:me|it|this)\\b|changeme|replace[-_ ]?(?:me|it|this|with)|fill[-_ ]?(?:me|in)\\b',
    'place[-_ ]?holder|redacted',
    `^(?:your|my|insert|enter|put|add|set)[-_ ](?:[A-Za-z0-9]+[-_ ])*(?:${thing}|here)\\b`,
    `^your${thing}|^(?:some|any)[-_ ]?(?:[A-Za-z]+[-_ ])?[A-Za-z]*${thing}$`,
    '[-_ ](?:goes[-_ ])?here$|^\\*{3,}|\\.\\.\\.$|…$',
  ].join('|'),
  'i',
);

/** The name of a value, in capitals, in its place. */
const capitals = /^(?:[A-Z]+_)*(?:PASSWORD|PASSWD|SECRET|TOKEN|APIKEY|KEY|CREDENTIALS?)(?:_HERE|_VALUE)?$/;

const hash = new RegExp(
  '(?:^|:)\\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\\w*|scrypt|pbkdf2[\\w-]*|bcrypt[\\w-]*|sha1|shiro1)\\$' +
    '|^\\{(?:S?SHA|SMD5|MD5|CRYPT|PBKDF2|BCRYPT|ARGON2)[\\w-]*\\}' +
    '|^(?:sha\\d+|md5|scram-sha-\\d+|pbkdf2\\w*|bcrypt\\w*)[-:$=]',
  'i',
);

/** Values that cannot be a secret, whatever their name. */
const harmless: readonly RegExp[] = [
  /^[+-]?\d+(?:\.\d+)?$/,
  /^(?:true|false|yes|no|on|off|enabled?|disabled?|always|never)$/i,
  // Paths, of files and of keys in a store of secrets.
  /^(?:~|\.{0,2})\/[\w./@ -]*$/,
  /^[A-Za-z]:\\/,
  // Versions, durations, quantities
  /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.-]+)?$/,
  /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w|[KMGT]i?B?))+$/,
  // Images
  /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?::\d+)?(?:\/[a-z0-9._-]+)+(?::\w[\w.-]*)?(?:@sha256:[0-9a-f]{64})?$/,
  /^[a-z0-9._/-]+@sha256:[0-9a-f]{64}$/,
  // Public keys and certificates
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-(?:ssh|ecdsa)\S+) AAAA/,
  /^age1[02-9ac-hj-np-z]{58}$/,
  // Encrypted by SOPS or Ansible
  /^ENC\[\w+,.*\]$/s,
  /^\$ANSIBLE_VAULT;/,
];

/** Whether a value is nothing but variables of a shell, a template or Kubernetes, or names a secret kept elsewhere. */
export function isReference(value: string): boolean {
  if (/^\$\$\(/.test(value)) return false;
  if (value.length > 4096) return false;
  const rest = value.replace(variable, '');
  return (rest !== value && !/[\p{L}\d]/u.test(rest)) || lookup.test(value);
}

/** Whether some part of a value is a variable. */
export function hasVariable(value: string): boolean {
  return value.search(variable) >= 0 || /\$[({]|`/.test(value);
}

/** Whether a value stands for one to be filled in; `more` are values that do, in any letter case. */
export function isPlaceholder(value: string, more: readonly string[] = []): boolean {
  const lower = value.toLowerCase();
  const isKnown = placeholder.test(value) || capitals.test(value) || more.some((each) => each.toLowerCase() === lower);
  return isKnown || isFilledUp(value);
}

/**
 * Whether a text, or the body of a PEM block, has its length from one character or one piece over and over:
 * `f0000000`, `SAMPLESAMPLESAMPLE`.
 */
export function isFilledUp(text: string): boolean {
  if (text.length < 8) return false;
  const lines = text.slice(0, 1024).replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,48}-----/g, '').match(/\S+/g) ?? [];
  const start = lines.join('');
  const counts = new Map<string, number>();
  for (const char of start) counts.set(char, (counts.get(char) ?? 0) + 1);
  const repeated = lines.map((line) => /^(.{1,32}?)\1{4,}/.exec(line)?.[0].length ?? 0);
  const filled = Math.max(0, repeated.reduce((sum, length) => sum + length, 0), ...counts.values());
  return start !== '' && filled >= start.length * 0.8;
}

/** Whether a value is a hash, from which the secret would still have to be guessed. */
export function isHash(value: string): boolean {
  return hash.test(value);
}

const publicLabel = '[A-Z0-9 ]{0,40}(?:CERTIFICATE(?: REQUEST)?|PUBLIC KEY(?: BLOCK)?|X509 CRL|PARAMETERS)';
const publicBlock = new RegExp(`-----BEGIN (${publicLabel})-----[^-]*-----END \\1-----`, 'g');

/** Whether a text is certificates or public keys and nothing else. */
export function isPublic(text: string): boolean {
  const rest = text.replace(publicBlock, '').replace(/^[ \t]*#.*$/gm, '');
  return rest !== text && rest.trim() === '';
}

/** Whether a value can be a secret: it is literal and no number, path, version, hash, public key or the like. */
export function isSecretValue(value: string, placeholders: readonly string[] = []): boolean {
  const text = value.trim();
  if (text === '' || isReference(text) || isPlaceholder(text, placeholders)) return false;
  if (isHash(text) || isPublic(text)) return false;
  return !harmless.some((form) => form.test(text)) && !isOpenUrl(text) && !isPathOfWords(text) && !isProse(text);
}

/** A URL without user information (the user git of ssh is none) and without a secret among its parameters. */
function isOpenUrl(text: string): boolean {
  if (!/^(?:[a-z][a-z0-9]*:)?[a-z][a-z0-9+.-]*:\/\/(?:git@)?[^\s/?#@]*(?:[/?#;]\S*)?$/i.test(text)) return false;
  return !/[?&;]\w*(?:password|passwd|pwd|secret|token|signature|sig|api_?key|access_?key)\w*=[^&;$]/i.test(text);
}

function isPathOfWords(text: string): boolean {
  const isStep = (step: string): boolean => /^[\w.-]*$/.test(step) && (step.length < 3 || isWords(step));
  return text.includes('/') && text.split('/').every(isStep);
}

/** Three words and more are a sentence about a secret. */
function isProse(text: string): boolean {
  return /^[A-Za-z"'(][\w'"(),.:;-]*(?: [\w'"(),.:;/-]+){2,}$/.test(text);
}
