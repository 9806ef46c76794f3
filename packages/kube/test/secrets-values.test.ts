import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isHalfOfPair, isSecretName, isSecretValue } from '@klint/kube';
import { isWords, looksRandom } from '../src/secrets-entropy.js';
import { isPublic } from '../src/secrets-values.js';

/** Values that are no secret under whatever name, by the reason. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  empty: ['', ' ', '\n'],
  'reference of Kubernetes (dependent variables)': ['$(DB_PASSWORD)', '$(USER)$(HOST)'],
  'variable of a shell or template': [
    '$PASSWORD', '${PASSWORD}', '${PASSWORD:-none}', '$(cat /run/pw)', '`cat /run/pw`', '{{ .Values.password }}',
    '%(password)s',
    '%PASSWORD%', '<%= password %>', '#{password}', '$__env{PASSWORD}',
  ],
  'place in a store': [
    'vault:secret/data/db#password', 'ref+vault://secret/db', 'op://vault/item/field',
    'arn:aws:secretsmanager:eu-west-1:1:secret:x',
    'projects/x/secrets/y/versions/1', '<path:secret/data/db#password>', 'file:/run/pw', 'env:PASSWORD',
    'secret/data/shop/db',
  ],
  placeholder: [
    '<password>', '<your-token>', '[password]', '{password}', '__PASSWORD__', '@password@', '***', '...', '****',
    'changeme', 'CHANGE_ME',
    'change-me-please', 'REPLACE_ME', 'replace-with-token', 'your-api-key', 'YOUR_TOKEN_HERE', 'yourpassword',
    'my-secret-token', 'todo', 'TBD',
    'none', 'null', 'n/a', 'dummy', 'redacted', 'placeholder', 'MISSING', 'PASSWORD', 'API_KEY', 'insert-token-here',
    'abcd...',
    'somerandomtoken', 'some-secret', 'value', 'secretText', 'secret-value', 'test-api-key', 'dummy_token',
    'fake-secret', 'examplepassword', 'f0000000000000000000000000000000', '00000000', 'xxxxxxxxxxxx',
    'SAMPLESAMPLESAMPLESAMPLESAMPLE',
  ],
  'number or boolean': ['42', '-1.5', 'true', 'No', 'disabled', 'always'],
  path: ['/var/run/secrets/token', './pw', '../pw', '~/pw', 'C:\\pw', '/'],
  'version, duration, size': ['1.2.3', 'v1.2.3-rc.1', '10m', '1h30m', '64Mi', '5s'],
  image: ['registry.example.com/shop/web:1.2.3', 'ghcr.io/a/b', `app@sha256:${'a'.repeat(64)}`, 'localhost:5000/app'],
  hash: [
    '$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy', '$6$salt$hash',
    '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA',
    'ada:$apr1$x$y', '{SSHA}abcdefgh', 'sha256:0123abcd', 'SCRAM-SHA-256$4096:salt$a:b', 'md5:0123',
  ],
  'public key or certificate': [
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA ada', 'ssh-rsa AAAAB3NzaC1yc2E=', `age1${'q'.repeat(58)}`,
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
  ],
  'URL without credentials': [
    'redis://cache:6379', 'ssh://git@example.com/x.git', 'jdbc:mysql://db/shop?user=ada',
    'https://login.example.com/token',
  ],
  'encrypted value': ['ENC[AES256_GCM,data:abc=,iv:x,tag:y,type:str]', '$ANSIBLE_VAULT;1.1;AES256\n6162'],
  sentence: ['The token that the server sent', 'set by the operator at start'],
};

test('what cannot be a secret is silent', () => {
  for (const [reason, values] of Object.entries(harmless)) {
    for (const value of values) assert.not(isSecretValue(value), `${reason}: ${value}`);
  }
  assert.not(isSecretValue('FILL-THIS', ['fill-this']));
});

test('literal values are secrets, weak ones too', () => {
  const literal = [
    'hunter2', 'password', 'admin', 'abc123', 'supersecret', 'secretsquirrels', 'xxxxx', 'f3w9-Zk2q-77Lm-x0Pd',
    'p@ss w0rd', 'Pa$$w0rd!',
    '$$(DB_PASSWORD)', 'prefix-$(DB_PASSWORD)', 'abc/DEF+123==', 'exampleuser1', 'change',
    '8f14e45fceea167a5a36dedd4bea2543',
    'minio123', 'test-password', 'testpassword', 'value1', 'aaaabbbb', 'abab1212', 'secretive',
    'https://0123@sentry.example.com/1', 'https://x/y?token=abc', 'jdbc:mysql://db/shop?password=x',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\nhunter2', 'default',
  ];
  for (const value of literal) assert.ok(isSecretValue(value), value);
});

test('the public half of a pair of keys is known by the secret half beside it', () => {
  for (const [name, other] of [
    ['MINIO_ACCESS_KEY', 'MINIO_SECRET_KEY'], ['AWS_ACCESS_KEY', 'AWS_SECRET_ACCESS_KEY'], ['accessKey', 'secretKey'],
    ['s3.access-key', 's3.secret-key'], ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'],
  ] as const) {
    assert.ok(isHalfOfPair(name, ['OTHER', other]), name);
  }
  assert.not(isHalfOfPair('ACCESS_KEY', ['SECRET', 'DB_SECRET_KEY']));
  assert.not(isHalfOfPair('MINIO_SECRET_KEY', ['MINIO_ACCESS_KEY']));
  assert.not(isHalfOfPair('ACCESS_TOKEN', ['SECRET_KEY']));
});

test('certificates beside a key are not public', () => {
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  assert.ok(isPublic(`# CA\n${certificate}${certificate}`));
  assert.not(isPublic(`${certificate}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n`));
  assert.not(isPublic(''));
});

test('names that say where, how long, how or from what are no names of secrets', () => {
  const no = [
    'PASSWORD_FILE', 'passwordFiles', 'token_path', 'SECRETS_ROOT', 'tokenTTL', 'TOKEN_EXPIRY', 'secretName',
    'secret-namespace', 'token.url',
    'password_hash', 'checksum/secret', 'passwordMaxLength', 'tokenType', 'PASSWORD_POLICY', 'secretKeyRef',
    'token-issuer', 'TOKEN_AUDIENCE',
    'password_encoding', 'tokenizer', 'secretary', 'publicKey', 'sortKey', 'password-sha256', 'ENABLE_TOKEN_REQUIRED',
  ];
  for (const name of no) assert.not(isSecretName(name), name);
  for (const name of [
    'DB_PASSWORD', 'authToken', 'aws.secretAccessKey', 'apiKey', 'spring.datasource.password', 'secret-id', 'SECRET',
  ]) {
    assert.ok(isSecretName(name), name);
  }
});

// Shannon, "A Mathematical Theory of Communication"; the alphabets are those of the usual encodings.
test('random is what is long, no words, and of enough entropy for its alphabet', () => {
  const random = [
    'f3w9-Zk2q-77Lm-x0Pd', '8f14e45fceea167a5a36dedd4bea2543', 'q8Zt3vKx0LmW', 'k7d2m9x4p1q8z5w0', 'aB3$dE6&gH9!',
  ];
  for (const text of random) assert.ok(looksRandom(text, 3.5), text);
  const not = [
    'hunter2', 'my-db-credentials', 'getTokenFromServer', 'checkout-edge-wildcard-tls', 'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '20240101', 'deadbeef', 'one two three four five', 'ServiceAccountToken2', '00000000-0000-0000-0000-000000000000',
  ];
  for (const text of not) assert.not(looksRandom(text, 3.5), text);
  assert.not(looksRandom('q8Zt3vKx0LmW', 4));
  assert.ok(isWords('redis-master_2') && isWords('HTTPServer') && !isWords('x9k2-q8z') && !isWords('bcdfghjklmnp'));
});

test.run();
