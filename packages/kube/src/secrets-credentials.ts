// Credentials that are known by their form, wherever they stand in a text.
import { decodeBase64 } from './secrets-base64.js';
import { tokenFormats } from './secrets-formats.js';
import type { TokenFormat } from './secrets-formats.js';
import { looksRandom } from './secrets-entropy.js';
import { hasVariable, isFilledUp, isPlaceholder } from './secrets-values.js';

/** A credential at the UTF-16 offsets `[start, end)` of a text; `what` names its form. */
export interface Credential {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Every credential of a known form, in order; none overlaps another. */
export function credentialsIn(text: string): readonly Credential[] {
  if (text.length < 8 || !hints.test(text)) return [];
  const found = [...privateKeysIn(text), ...passwordsIn(text), ...tokensIn(text), ...bearersIn(text)];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.filter(({ start, end }) => start >= last && (last = end) > start);
}

const otherHints = [
  'PRIVATE KEY', 'PuTTY-User-Key-File', '://', '@tcp(', 'eyJ', 'Basic ', 'basic ', 'Bearer ', 'bearer ', '"auth"',
];
const hints = new RegExp(
  [...new Set([...tokenFormats.map(({ hint }) => hint), ...otherHints])]
    .map((hint) => hint.replace(/[.$()?/\\-]/g, '\\$&'))
    .join('|'),
);

const compiled = new Map<TokenFormat, RegExp>();

function formOf(format: TokenFormat): RegExp {
  let form = compiled.get(format);
  if (!form) compiled.set(format, (form = new RegExp(`(?<![A-Za-z0-9_-])(?:${format.form})(?![A-Za-z0-9_-])`, 'g')));
  return form;
}

function tokensIn(text: string): Credential[] {
  return tokenFormats.flatMap((format) => {
    if (!text.includes(format.hint)) return [];
    return [...text.matchAll(formOf(format))].flatMap(({ 0: token, index }) => {
      if (isFiller(token.replace(format.hint, '')) || format.verify?.(token) === false) return [];
      return [{ what: format.name, start: index, end: index + token.length }];
    });
  });
}

/** Whether the drawn part of a token is filled up by hand: documented samples, runs of one character. */
function isFiller(body: string): boolean {
  return /EXAMPLE|(.)\1{5}/i.test(body) || new Set(body.toLowerCase()).size < 6;
}

const keyLabel = '[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-{3,5}';
const privateKey = new RegExp(`-{3,5}BEGIN +${keyLabel}([\\s\\S]*?)(?:-{3,5}END +${keyLabel}|$)`, 'g');
const puttyBody = 'Private-Lines: \\d+\\s+(?:[A-Za-z0-9+/=]{8,64}\\s+)+(?:Private-MAC: \\w+)?';
const puttyKey = new RegExp(`PuTTY-User-Key-File-\\d:[\\s\\S]{0,9999}?${puttyBody}`, 'g');

/** PEM blocks (RFC 7468) with at least a beginning of a body, and key files of PuTTY. */
function privateKeysIn(text: string): Credential[] {
  const pem = [...text.matchAll(privateKey)].filter(({ 1: body = '' }) => isKeyBody(body));
  return [...pem, ...text.matchAll(puttyKey)].map(({ 0: block, index }) => {
    return { what: 'private key', start: index, end: index + block.trimEnd().length };
  });
}

function isKeyBody(body: string): boolean {
  const bare = body.replace(/\\[nrt]/g, '\n').replace(/^[\w-]+: .*$/gm, '').trim();
  // A word over and over is a sample; one character may stand in for a key that was blanked out of a copy.
  if (isFilledUp(bare) && new Set(bare.replace(/\s/g, '')).size > 2) return false;
  return /^[A-Za-z0-9+/=]{4}/.test(bare) && !/\.\.\.|…|<|\{\{|redacted|your|private.?key/i.test(bare);
}

const urlPassword = /\b([a-z][a-z0-9+.-]{1,30}):\/\/([^\s:@/?#"'`<>\\]*):([^\s@/?#"'`<>\\]+)@(?=[\w.[$%{(-])/gi;
const tcpPassword = /(?<![\w.-])()([\w.-]+):([^\s@:/"'`]+)@tcp\(/g;
const basicAuth = /\bBasic +([A-Za-z0-9+/]{6,}={0,2})(?![\w+/=])/gi;
const registryAuth = /"auth" *: *"([A-Za-z0-9+/]{6,}={0,2})"/g;
const samples = new Set(['password', 'passwd', 'pass', 'pwd', 'pw', 'secret', 'token', 'xxx', 'xxxx', 'xxxxx']);
const sampleUsers = new Set(['user', 'username', 'usr', 'name', 'foo', 'login', 'u', '']);

/** Passwords in URLs and data source names, and the user and password of HTTP basic authentication (RFC 7617). */
function passwordsIn(text: string): Credential[] {
  const urls = [...text.matchAll(urlPassword), ...text.matchAll(tcpPassword)].flatMap((match) => {
    const [whole, , user = '', password = ''] = match;
    if (!isPassword(user, password)) return [];
    const end = match.index + whole.lastIndexOf('@');
    return [{ what: 'password in a URL', start: end - password.length, end }];
  });
  const basic = encodedIn(text, basicAuth, 'password for basic authentication');
  return [...urls, ...basic, ...encodedIn(text, registryAuth, 'registry password')];
}

/** User and password in base64, in the only group of a form. */
function encodedIn(text: string, form: RegExp, what: string): Credential[] {
  return [...text.matchAll(form)].flatMap(({ 0: whole, 1: encoded = '', index }) => {
    const [user, password] = decodeBase64(encoded)?.split(/:(.*)/s) ?? [];
    if (user === undefined || password === undefined || !isPassword(user, password)) return [];
    const start = index + whole.lastIndexOf(encoded);
    return [{ what, start, end: start + encoded.length }];
  });
}

function isPassword(user: string, password: string): boolean {
  if (/[\x00-\x1f]/.test(password) || password === '' || hasVariable(password) || isPlaceholder(password)) return false;
  const isSample = samples.has(password.toLowerCase()) && sampleUsers.has(user.toLowerCase());
  return !isSample && !/^%\w$|[{}]/.test(password);
}

const webToken = /(?<![\w.-])eyJ[\w-]{10,}\.eyJ[\w-]{4,}\.([\w-]{16,})(?![\w-])/g;
const bearer = /\bBearer +([\w.~+/-]{16,}=*)(?![\w$({])/gi;

/** Signed JSON web tokens (RFC 7519) but for the sample of jwt.io, and bearer tokens (RFC 6750) that look random. */
function bearersIn(text: string): Credential[] {
  const signed = [...text.matchAll(webToken)].flatMap(({ 0: token, index }) => {
    const [header, payload] = token.split('.').map((part) => decodeBase64(part));
    const isSigned = /"alg"\s*:\s*"(?!none)/.test(header ?? '');
    const isToken = isSigned && payload !== undefined && !/"sub"\s*:\s*"1234567890"/.test(payload);
    return isToken ? [{ what: 'JSON web token', start: index, end: index + token.length }] : [];
  });
  const opaque = [...text.matchAll(bearer)].flatMap(({ 0: whole, 1: token = '', index }) => {
    if (token.startsWith('eyJ') || !looksRandom(token, 3.5) || isPlaceholder(token)) return [];
    return [{ what: 'bearer token', start: index + whole.length - token.length, end: index + whole.length }];
  });
  return [...signed, ...opaque];
}
