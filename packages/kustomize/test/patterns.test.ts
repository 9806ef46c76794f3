import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text, type Origin } from '@klint/model';
import { parseLabelSelector } from '../src/label-selector.js';
import { splitFieldPath } from '../src/paths.js';
import { compileRegExp } from '../src/regexp.js';
import { isRepository } from '../src/remote.js';
import { formatFloat, resolveTag, valueOf } from '../src/scalar.js';

const at: Origin = { text: new Text('x', ''), start: 0, end: 0, role: 'source' };

const patterns: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  ['^(?:a|bc|d)$', 'bc', true],
  ['^a{2,4}$', 'aaa', true],
  ['^a{2,4}$', 'aaaaa', false],
  ['^a{2}$', 'aa', true],
  ['^a{2,}b$', 'aaaab', true],
  ['^(?i)AbC$', 'abc', true],
  ['^(?i:a)b$', 'AB', false],
  ['^[a-c-]+$', 'a-b', true],
  ['^[^a-c]$', 'b', false],
  ['^x(y|z*)w$', 'xzzzw', true],
  ['^(?:.*-foo|bar.*)$', 'q-foo', true],
  ['^[[:digit:]]+\\d$', '12', true],
  ['^(a|b|)c$', 'c', true],
  ['^$', '', true],
  ['a?b??c*', '', true],
  ['^\\Qa.b\\E$', 'axb', false],
  ['\\bb\\b', 'a b c', true],
  ['^\\pL\\P{N}$', 'éx', true],
  ['^(?P<name>a)\\x41\\x{42}$', 'aAB', true],
  ['^a.b$', 'a\nb', false],
  ['(?s)^a.b$', 'a\nb', true],
  ['(?m)^b$', 'a\nb', true],
  ['^ab*$', 'a', true],
  ['^ab?c$', 'ac', true],
  ['^nginx(:[a-z]*)?$', 'nginx:x', true],
  ['^nginx(:[a-z]*)?$', 'other', false],
];

test('regular expressions are those of Go', () => {
  for (const [pattern, text, matches] of patterns) assert.is(compileRegExp(pattern).test(text), matches, pattern);
  for (const bad of ['a(?=b)', '(', 'a)', '[', '*a', 'a{5,2}', 'a{1001}', '\\8', '(?<!a)b', '[b-a]', 'a\\']) {
    assert.throws(() => compileRegExp(bad), undefined, bad);
  }
});

test('no regular expression takes long', () => {
  const started = process.cpuUsage().user;
  assert.not(compileRegExp('^(a+)+(b*)*$').test(`${'a'.repeat(5000)}c`));
  assert.throws(() => compileRegExp('((a{1000}){1000}){1000}'));
  assert.ok(process.cpuUsage().user - started < 5_000_000);
});

test('label selectors are those of Kubernetes', () => {
  const labels = new Map([
    ['app', 'web'],
    ['n', '5'],
    ['empty', ''],
  ]);
  const cases: readonly (readonly [string, boolean])[] = [
    ['', true],
    ['app', true],
    ['!app', false],
    ['app=web', true],
    ['app==web,n=5', true],
    ['app != web', false],
    ['other != web', true],
    ['app in (a, web)', true],
    ['app notin (a, web)', false],
    ['other notin (a)', true],
    ['n>4,n<6', true],
    ['empty=', true],
  ];
  for (const [selector, wanted] of cases) {
    assert.is(
      parseLabelSelector(selector, at).every((holds) => holds(labels)),
      wanted,
      selector,
    );
  }
  for (const bad of ['a=b=c', ',', 'a,', 'in (x', 'a in x', 'a b', '=x']) {
    assert.throws(() => parseLabelSelector(bad, at), undefined, bad);
  }
});

test('paths of replacements keep what stands in brackets together', () => {
  assert.equal(splitFieldPath('a.b\\.c.0'), ['a', 'b.c', '0']);
  assert.equal(splitFieldPath('a.[name=x.y].b'), ['a', '[name=x.y]', 'b']);
  assert.equal(splitFieldPath('metadata.annotations.[a.b/c]'), ['metadata', 'annotations', 'a.b/c']);
});

test('addresses of repositories are told from paths', () => {
  const remote = [
    'https://h/o/r',
    'git@h:o/r',
    'ssh://git@h/o/r',
    'github.com/o/r/p?ref=1',
    'git::https://h/o/r.git',
    'file:///x',
  ];
  for (const address of remote) assert.ok(isRepository(address), address);
  for (const path of ['../base', 'base', './a/b', 'base.git', '/abs', 'https://h', 'github.com/o']) {
    assert.not(isRepository(path), path);
  }
});

test('scalars are resolved as go-yaml does', () => {
  const tags = ['1', '0o17', '1.5', 'yes', 'true', '~', '', '2024-01-02', '2024-13-02', '.inf', '<<', '1_000', 'x'];
  const wanted = [
    'int',
    'int',
    'float',
    'str',
    'bool',
    'null',
    'null',
    'timestamp',
    'str',
    'float',
    'merge',
    'int',
    'str',
  ];
  assert.equal(
    tags.map(resolveTag),
    wanted.map((tag) => `!!${tag}`),
  );
  const plain = (value: string, tag: string) => valueOf({ value, tag, style: 'plain', tagged: false });
  assert.is(plain('2024-1-2 3:04:05.60', '!!timestamp'), '2024-01-02T03:04:05.6Z');
  assert.is(plain('12', '!!str'), '12');
  assert.is(valueOf({ value: '12', tag: '!!int', style: 'double', tagged: false }), '12');
  assert.is(valueOf({ value: '12', tag: '!!int', style: 'double', tagged: true }), 12);
  assert.throws(() => plain('x', '!!int'));
  assert.throws(() => plain('.nan', '!!float'));
  assert.equal([1234567, 1e21, 0.00001, 2.5, 100000].map(formatFloat), [
    '1.234567e+06',
    '1e+21',
    '1e-05',
    '2.5',
    '100000',
  ]);
});

test.run();
