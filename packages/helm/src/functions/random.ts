import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { Failure, isOverflow } from '../template/errors.js';
import type { Call, Callable } from '../value/callable.js';
import { fromBytes, toBytes } from '../value/bytes.js';
import { textOf, withData } from '../value/chars.js';
import { volatile } from '../value/origin.js';
import { int, Struct, type Value } from '../value/value.js';
import { marked, plain, takes, track } from './define.js';
import { allow } from './strings.js';

// Functions whose results differ between two runs of Helm. Here they give the same well-formed text every time, marked
// as volatile: no rule may judge it by its value.

function filler(call: Call, count: number, alphabet: string): Value {
  if (count <= 0) return '';
  allow(call, count);
  return withData(alphabet.repeat(Math.ceil(count / alphabet.length)).slice(0, count), [volatile]);
}

const alphabets: Readonly<Record<string, string>> = {
  randAlphaNum: 'kL1nt9Vw3Xy7Zb5Cd',
  randAlpha: 'kLintVwXyZbCd',
  randNumeric: '7194026835',
  randAscii: 'kL1nt#9Vw3-Xy7+Zb5Cd',
};

function pem(kind: string, lines: number): Value {
  const body = Array.from({ length: lines }, (_, i) => createHash('sha384').update(`${kind} ${i}`).digest('base64'));
  return withData(`-----BEGIN ${kind}-----\n${body.join('\n')}\n-----END ${kind}-----\n`, [volatile]);
}

const keyKinds: Readonly<Record<string, string>> = {
  '': 'RSA PRIVATE KEY',
  rsa: 'RSA PRIVATE KEY',
  dsa: 'DSA PRIVATE KEY',
  ecdsa: 'EC PRIVATE KEY',
  ed25519: 'PRIVATE KEY',
};

function certificate(cert: Value = pem('CERTIFICATE', 18), key: Value = pem('RSA PRIVATE KEY', 25)): Struct {
  const fields = new Map([
    ['Cert', cert],
    ['Key', key],
  ]);
  const print = (): string => `{${textOf(cert as string)} ${textOf(key as string)}}`;
  return new Struct('sprig.certificate', fields, new Map(), print, undefined, undefined, [volatile]);
}

const bcryptShape = '$2a$10$klintklintklintklintkuO0m1vC6Zt0m6l7n0p9q3r5s7t9u1v3w';

function decodeBase64(text: string, what: string): string {
  if (!/^[A-Za-z0-9+/\s]*=*\s*$/.test(text)) throw new Failure(`unable to decode ${what}`);
  return fromBytes(new Uint8Array(Buffer.from(text, 'base64')));
}

function aesKey(password: string): Buffer {
  const key = Buffer.alloc(32);
  Buffer.from(toBytes(password)).copy(key);
  return key;
}

function encrypt(password: string, text: string): string {
  const start = Buffer.alloc(16, 'klint');
  const cipher = createCipheriv('aes-256-cbc', aesKey(password), start);
  return Buffer.concat([start, cipher.update(toBytes(text)), cipher.final()]).toString('base64');
}

function decrypt(password: string, text: string): string {
  if (text === '') return '';
  const source = Buffer.from(text, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-cbc', aesKey(password), source.subarray(0, 16));
    return fromBytes(new Uint8Array(Buffer.concat([cipher.update(source.subarray(16)), cipher.final()])));
  } catch (error) {
    if (isOverflow(error)) throw error;
    throw new Failure('the text cannot be decrypted');
  }
}

const certificates: readonly Callable[] = [
  plain('genCA', takes('string', 'int'), () => certificate()),
  plain('genCAWithKey', takes('string', 'int', 'string'), (_name, _days, key) => certificate(undefined, key)),
  plain('genSelfSignedCert', takes('string', 'list', 'list', 'int'), () => certificate()),
  plain('genSelfSignedCertWithKey', takes('string', 'list', 'list', 'int', 'string'), (_name, _ips, _dns, _days, key) =>
    certificate(undefined, key),
  ),
  plain('genSignedCert', takes('string', 'list', 'list', 'int', 'any'), () => certificate()),
  plain(
    'genSignedCertWithKey',
    takes('string', 'list', 'list', 'int', 'any', 'string'),
    (_name, _ips, _dns, _days, _ca, key) => certificate(undefined, key),
  ),
  plain('buildCustomCert', takes('string', 'string'), (cert, key) =>
    certificate(decodeBase64(cert, 'base64 certificate'), decodeBase64(key, 'base64 private key')),
  ),
  plain('genPrivateKey', takes('string'), (kind) =>
    keyKinds[kind] ? pem(keyKinds[kind], kind === '' || kind === 'rsa' ? 50 : 4) : `Unknown type ${kind}`,
  ),
];

export const randoms: readonly Callable[] = [
  ...Object.entries(alphabets).map(([name, alphabet]) =>
    track(name, takes('int'), (call, count) => filler(call, count, alphabet)),
  ),
  track('randBytes', takes('int'), (call, count) => {
    allow(call, count * 2);
    if (count < 0) throw new Failure('runtime error: makeslice: len out of range');
    return marked(Buffer.alloc(count, 'klint').toString('base64'), [volatile]);
  }),
  plain('randInt', takes('int', 'int'), (low, high) => {
    if (high <= low) throw new Failure('invalid argument to Intn');
    return marked(int(low), [volatile]);
  }),
  plain('uuidv4', takes(), () => marked('6b6c696e-7400-4000-8000-000000000000', [volatile])),
  plain('shuffle', takes('string'), (text) => marked(text, [volatile])),
  plain('bcrypt', takes('string'), () => marked(bcryptShape, [volatile])),
  plain('htpasswd', takes('string', 'string'), (user) =>
    user.includes(':') ? `invalid username: ${user}` : marked(`${user}:${bcryptShape}`, [volatile]),
  ),
  plain('derivePassword', takes('int', 'string', 'string', 'string', 'string'), (_counter, type) =>
    marked(passwordShapes[type] ?? `cannot find password template ${type}`, [volatile]),
  ),
  plain('encryptAES', takes('string', 'string'), (password, text) => marked(encrypt(password, text), [volatile])),
  plain('decryptAES', takes('string', 'string'), decrypt),
  ...certificates,
];

/** One password of each of the forms that derivePassword knows. */
const passwordShapes: Readonly<Record<string, string>> = {
  maximum: 'anoxvcvno5xt$kBa0Yd!',
  long: 'KlinKuva8-Nido',
  medium: 'KliNud6-',
  short: 'Kli6',
  basic: 'kLn5tUv8',
  pin: '7194',
};
