import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { credentialsIn, mask } from '@klint/kube';

/** `what: characters` of everything that is found. */
function found(text: string): string[] {
  return credentialsIn(text).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`);
}

function silent(texts: readonly string[]): void {
  for (const text of texts) assert.equal(found(text), [], text);
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const begin = (label: string): string => `-----BEGIN ${label}-----`;
const end = (label: string): string => `-----END ${label}-----`;
const body = 'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit';

// RFC 7468; the label of encrypted keys and of OpenPGP are those of RFC 5958 and RFC 9580.
test('private key blocks are found with all their lines', () => {
  for (const label of [
    'PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ]) {
    const block = `${begin(label)}\n${body}\n${end(label)}`;
    assert.equal(found(`key=\n${block}\nnext`), [`private key: ${block}`], label);
  }
  const oneLine = `${begin('PRIVATE KEY')}\\n${body.replace('\n', '\\n')}\\n${end('PRIVATE KEY')}\\n`;
  assert.is(found(`{"private_key": "${oneLine}"}`).length, 1);
  const head = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n';
  assert.is(found(`${begin('RSA PRIVATE KEY')}\n${head}${body}\n${end('RSA PRIVATE KEY')}`).length, 1);
  assert.is(found(`${begin('PRIVATE KEY')}\n${body}`).length, 1);
  const putty = 'PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAAIHabcdefghijklmnop\nPrivate-MAC: 00';
  assert.equal(found(putty), [`private key: ${putty}`]);
});

test('public keys, certificates and blocks without a body are no private keys', () => {
  silent([
    `${begin('CERTIFICATE')}\n${body}\n${end('CERTIFICATE')}`,
    `${begin('PUBLIC KEY')}\n${body}\n${end('PUBLIC KEY')}`,
    `grep -q "${begin('PRIVATE KEY')}" "$file"`,
    `${begin('PRIVATE KEY')}\n...\n${end('PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\nMIIEpAIBAAKCAQEA...\n${end('PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\n<your key>\n${end('PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\n\${KEY}\n${end('PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\n{{ .Values.key }}\n${end('PRIVATE KEY')}`,
    `${begin('PRIVATE KEY')}\nyour key here\n${end('PRIVATE KEY')}`,
    'PuTTY-User-Key-File-3: ssh-ed25519',
  ]);
});

// RFC 3986, section 3.2.1; data source names of go-sql-driver/mysql.
test('passwords in URLs are found, and they alone', () => {
  const what = 'password in a URL';
  assert.equal(found('postgres://app:hunter2@db:5432/shop'), [`${what}: hunter2`]);
  assert.equal(found('url=https://ci:pa%20ss@git.example.com/x.git'), [`${what}: pa%20ss`]);
  assert.equal(found('amqp://:hunter2@mq'), [`${what}: hunter2`]);
  assert.equal(found('mongodb://a:one1@x, mongodb://b:two2@y'), [`${what}: one1`, `${what}: two2`]);
  assert.equal(found('root:hunter2@tcp(db:3306)/shop'), [`${what}: hunter2`]);
  assert.equal(found('postgres://postgres:password@db'), [`${what}: password`]);
  silent([
    'https://example.com:8080/path@2', 'https://user@example.com', 'https://example.com/a:b@c',
    'ssh://git@example.com:22/x',
    'postgres://app:${PASSWORD}@db', 'postgres://app:$(PASSWORD)@db', 'postgres://app:$PASSWORD@db', 'redis://:@db',
    'postgres://{{ user }}:{{ password }}@db', 'postgres://user:password@host', 'https://user:<password>@host',
    'postgres://%s:%s@%s/%s', 'mongodb://user:changeme@db', 'https://user:***@host', 'https://{user}:{pass}@host',
  ]);
});

// RFC 7617, RFC 7519, RFC 6750; registry credentials as in ~/.docker/config.json.
test('basic authentication, web tokens and bearer tokens are decoded before they count', () => {
  const basic = encode('ada:hunter2');
  assert.equal(found(`Authorization: Basic ${basic}`), [`password for basic authentication: ${basic}`]);
  assert.equal(found(`{"auths":{"x":{"auth":"${basic}"}}}`), [`registry password: ${basic}`]);
  const url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = '3f9QzZr0y5mXw7kLh2Vt8bNc4Jd6Sg1a';
  const token = `${url({ alg: 'HS256', typ: 'JWT' })}.${url({ sub: 'klint', aud: 'shop' })}.${signature}`;
  assert.equal(found(`token ${token}`), [`JSON web token: ${token}`]);
  assert.equal(found(`Authorization: Bearer ${token}`), [`JSON web token: ${token}`]);
  assert.equal(found('Authorization: Bearer q8Zt3vKx0LmW7yRb2NcJ'), ['bearer token: q8Zt3vKx0LmW7yRb2NcJ']);
  const sample = `${url({ alg: 'HS256' })}.${url({ sub: '1234567890', name: 'x' })}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV`;
  silent([
    sample, `${url({ alg: 'none' })}.${url({ sub: 'x' })}.${'a1'.repeat(12)}`, `eyJhbGciOi.eyJzdWIi.${'a1'.repeat(12)}`,
    `Basic ${encode('nothing')}`, `Basic ${encode('ada:')}`, 'Basic authentication of users',
    'Authorization: Basic $AUTH',
    `Basic ${encode('ada:${PASSWORD}')}`, 'Authorization: Bearer $TOKEN', 'Bearer authentication-is-required',
    '{"auth": "none"}', '{"auth":""}', `{"auth": "${encode('user:password')}"}`,
  ]);
});

test('a secret inside another is found once', () => {
  const block = `${begin('PRIVATE KEY')}\n${body}\n${end('PRIVATE KEY')}`;
  assert.is(found(`https://ada:hunter2@x/?k=1 ${block}`).length, 2);
  assert.is(found(`Basic ${encode('https://a:hunter2@x')}`).length, 1);
});

test('a mask shows four characters of a long value, and nothing of a short one', () => {
  assert.is(mask('hunter2'), '****');
  assert.is(mask('fifteen-letters'), '****');
  assert.is(mask('abcdefghijklmnop'), 'abcd****');
  assert.is(mask(`${'a'.repeat(500)}`), 'aaaa****');
  assert.is(mask('a b c d e f g h i j'), '****');
});

test.run();
