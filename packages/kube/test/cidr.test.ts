import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cidrContains, cidrsOverlap, hostCovers, hostsIntersect, matchesAny, parseCidr, parseMinor } from '@klint/kube';

// net.ParseCIDR of Go, with the leading zeros that k8s.io/utils/net still reads.
test('blocks of both families', () => {
  assert.equal(parseCidr('10.1.2.3/8'), { family: 4, address: 0x0a000000n, prefix: 8 });
  assert.equal(parseCidr('169.254.169.254'), { family: 4, address: 0xa9fea9fen, prefix: 32 });
  assert.equal(parseCidr('010.0.0.1/32'), { family: 4, address: 0x0a000001n, prefix: 32 });
  assert.equal(parseCidr('::/0'), { family: 6, address: 0n, prefix: 0 });
  assert.equal(parseCidr('fd00:ec2::254/128'), { family: 6, address: (0xfd000ec2n << 96n) | 0x254n, prefix: 128 });
  assert.equal(parseCidr('::ffff:1.2.3.4'), { family: 6, address: 0xffff01020304n, prefix: 128 });
  assert.equal(parseCidr('1:2:3:4:5:6:7:8/16'), { family: 6, address: 1n << 112n, prefix: 16 });
});

test('what is no block', () => {
  const wrong = [
    '', '10.0.0.0/33', '10.0.0/8', '256.0.0.1', '10.0.0.0/x', '10.0.0.0/8/8', '10.0.0.0/', '::/129', ':::', '1::2::3',
    '1:2:3', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8:9', 'g::', '12345::', '1.2.3.4::', 5, null, undefined,
  ];
  for (const text of wrong) assert.is(parseCidr(text), undefined, String(text));
});

const blocks: readonly (readonly [outer: string, inner: string, contains: boolean, overlap: boolean])[] = [
  ['0.0.0.0/0', '169.254.169.254', true, true],
  ['169.254.0.0/16', '169.254.169.254', true, true],
  ['169.254.169.254', '169.254.0.0/16', false, true],
  ['169.253.0.0/16', '169.254.169.254', false, false],
  ['0.0.0.0/0', '::1', false, false],
  ['::/0', 'fd00:ec2::254', true, true],
  ['fd00:ec2::/32', 'fd00:ec2::254', true, true],
  ['10.0.0.0/8', '10.0.0.0/8', true, true],
];

for (const [outer, inner, contains, overlap] of blocks) {
  test(`${outer} and ${inner}`, () => {
    const [a, b] = [parseCidr(outer)!, parseCidr(inner)!];
    assert.is(cidrContains(a, b), contains);
    assert.is(cidrsOverlap(a, b), overlap);
    assert.is(cidrsOverlap(b, a), overlap);
  });
}

test('minor versions', () => {
  for (const [text, minor] of [['1.33', 33], ['v1.0', 0], ['1.100', 100]] as const) assert.is(parseMinor(text), minor);
  const none = ['1.', '1.03', '2.1', '1.33.1', 'latest', '', 1.33, null];
  for (const wrong of none) assert.is(parseMinor(wrong), undefined, String(wrong));
});

// Ingress: a wildcard covers one label (networking.k8s.io/v1 IngressRule.host).
test('hosts', () => {
  assert.ok(hostCovers('a.example.com', 'A.example.com') && hostCovers('*.example.com', 'a.example.com'));
  assert.ok(hostCovers('*.example.com', '*.example.com'));
  assert.not(hostCovers('*.example.com', 'a.b.example.com') || hostCovers('*.example.com', 'example.com'));
  assert.not(hostCovers('a.example.com', '*.example.com') || hostCovers('*.com', '*.example.com'));
});

// Gateway API: Listener.hostname, where a wildcard stands for one label or more.
test('listeners and routes', () => {
  const meet = [['', 'x.y'], ['x.y', ''], ['x.y', 'x.y'], ['*.y', 'x.y'], ['*.y', 'a.x.y'], ['a.y', '*.y']] as const;
  for (const [a, b] of meet) assert.ok(hostsIntersect(a, b), `${a} ${b}`);
  const part = [['x.y', 'z.y'], ['*.y', 'y'], ['*.y', 'xy']] as const;
  for (const [a, b] of part) assert.not(hostsIntersect(a, b), `${a} ${b}`);
});

test('patterns', () => {
  const yes = [
    ['a', 'a'], ['*', ''], ['a*', 'a'], ['a*c', 'abc'], ['*b*', 'abc'], ['a*b*c', 'aXbYc'], ['a*a', 'aa'],
  ] as const;
  for (const [pattern, text] of yes) assert.ok(matchesAny(['x', pattern], text), `${pattern} ${text}`);
  const no = [['a', 'ab'], ['a*a', 'a'], ['a*b', 'acd'], ['a*b*b', 'ab'], ['', 'a'], ['a.c', 'abc']] as const;
  for (const [pattern, text] of no) assert.not(matchesAny([pattern], text), `${pattern} ${text}`);
});

test.run();
