import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isDigest, parseImage } from '@klint/kube';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

// distribution/reference: ParseNormalizedNamed (normalize.go) and the cases of its tests.
const valid: readonly (readonly [text: string, parts: string])[] = [
  ['nginx', 'docker.io library/nginx - -'],
  ['nginx:1.25', 'docker.io library/nginx 1.25 -'],
  ['team/app', 'docker.io team/app - -'],
  ['docker.io/nginx', 'docker.io library/nginx - -'],
  ['index.docker.io/team/app', 'docker.io team/app - -'],
  ['repo:5000/app', 'repo:5000 app - -'],
  ['repo:5000/app:1', 'repo:5000 app 1 -'],
  // Without a slash, what follows the colon is a tag.
  ['repo:5000', 'docker.io library/repo 5000 -'],
  ['localhost/app', 'localhost app - -'],
  ['registry.example.com/a/b/c:v1', 'registry.example.com a/b/c v1 -'],
  ['Registry/app', 'Registry app - -'],
  ['127.0.0.1:5000/app', '127.0.0.1:5000 app - -'],
  ['[2001:db8::1]:5000/app', '[2001:db8::1]:5000 app - -'],
  [`app@${digest}`, `docker.io library/app - ${digest}`],
  [`app:latest@${digest}`, `docker.io library/app latest ${digest}`],
  ['a__b/c-d--e.f', 'docker.io a__b/c-d--e.f - -'],
  [`app:${'x'.repeat(128)}`, `docker.io library/app ${'x'.repeat(128)} -`],
  ['app:_x.Y-1', 'docker.io library/app _x.Y-1 -'],
];

for (const [text, parts] of valid) {
  test(text.slice(0, 60), () => {
    const { registry, repository, tag = '-', digest: found = '-' } = parseImage(text)!;
    assert.is([registry, repository, tag, found].join(' '), parts);
  });
}

test('what no runtime accepts is no image', () => {
  const wrong = [
    '', ' ', 'app ', 'App', 'team/App', 'app:', 'app:-x', `app:${'x'.repeat(129)}`, 'app@', 'app@sha256:0123',
    '/app', 'app/',
    'a//b', 'a..b', '-app', 'app-', 'https://example.com/app', '${IMAGE}', 'app:${TAG}', '{{ .Values.image }}',
    'app:1:2',
    `app@md5:${'0'.repeat(32)}`, `app@${digest.toUpperCase()}`, `app@sha256:${'A'.repeat(64)}`, 'a'.repeat(256),
    '0123456789abcdef'.repeat(4), 'repo.example.com:port/app', `app@${digest}@${digest}`,
  ];
  for (const text of wrong) assert.is(parseImage(text), undefined, text);
});

// opencontainers/go-digest: Digest.Validate.
test('a digest has the length of its algorithm', () => {
  assert.ok(isDigest(digest) && isDigest(`sha512:${'a'.repeat(128)}`) && isDigest(`sha384:${'a'.repeat(96)}`));
  for (const wrong of ['sha256', `sha256:${'a'.repeat(63)}`, `sha512:${'a'.repeat(64)}`,
    `toString:${'a'.repeat(64)}`]) {
    assert.is(isDigest(wrong), false);
  }
});

test.run();
