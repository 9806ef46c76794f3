import { chmodSync, cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { badPod, badPodFindings, fewRules, klint, makeFolder, places, program, report } from './klint.js';
import type { RunOptions } from './klint.js';

interface BadInput {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly code: 1 | 3;
  /** `file:line rule` of everything found beside the findings of pod.yaml. */
  readonly found?: readonly string[];
  readonly state: string;
  readonly message?: RegExp;
}

const bomb = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: bomb }\na0: &a0 [x, x, x, x, x, x, x, x, x]\n${
  Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}`;

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: odd\nspec:\n  ${spec}\n`;

const badInputs: readonly BadInput[] = [
  { what: 'a binary file', content: new Uint8Array([0, 1, 2, 255, 0, 0, 3]), code: 3, state: 'incomplete',
    found: ['x.yaml:1 core/no-skipped-file'], message: /binary/ },
  { what: 'UTF-16 without a byte order mark', content: Buffer.from(badPod, 'utf16le'), code: 3, state: 'incomplete',
    found: ['x.yaml:1 core/no-skipped-file'], message: /UTF-16/ },
  { what: 'bytes that are not UTF-8', content: Buffer.from('a: \u00ff\n', 'latin1'), code: 3, state: 'incomplete',
    found: ['x.yaml:1 core/no-skipped-file'], message: /UTF-8/ },
  { what: 'UTF-16 with a byte order mark', content: Buffer.from(`\ufeff${badPod}`, 'utf16le'), code: 1, state: 'linted',
    found: ['x.yaml:6 worker-node/no-host-network', 'x.yaml:9 worker-node/no-privileged-container'] },
  { what: 'a file of 50 MB', content: Buffer.alloc(50 * 2 ** 20, '# padding\n'), code: 3, state: 'incomplete',
    found: ['x.yaml:1 core/no-skipped-file'], message: /52428800 bytes/ },
  { what: 'an empty file', content: '', code: 1, state: 'not-kubernetes' },
  { what: 'a file of comments', content: '# nothing\n---\n# here\n', code: 1, state: 'not-kubernetes' },
  { what: '100,000 brackets', content: `a: ${'['.repeat(100_000)}`, code: 3, state: 'incomplete',
    found: ['x.yaml:1 core/valid-yaml'], message: /^Nesting is deeper/ },
  { what: 'a bomb of aliases', content: bomb, code: 3, state: 'incomplete',
    found: ['x.yaml:7 core/valid-yaml'], message: /^Aliases expand/ },
  { what: 'an alias of itself', content: 'apiVersion: v1\nkind: ConfigMap\nmetadata: &m { name: *m }\n', code: 3,
    state: 'incomplete', found: ['x.yaml:3 core/valid-yaml'], message: /alias m/ },
  { what: 'kind: 5', content: 'apiVersion: v1\nkind: 5\nmetadata: { name: odd }\n', code: 1, state: 'linted',
    found: ['x.yaml:2 core/valid-kubernetes-object'], message: /kind must be a string/ },
  { what: 'metadata: null', content: `${pod('hostNetwork: true')}`.replace('metadata:\n  name: odd', 'metadata: null'),
    code: 1, state: 'linted', found: ['x.yaml:5 worker-node/no-host-network'] },
  { what: 'containers that are a string', content: pod('{ hostNetwork: true, containers: none }'), code: 1,
    state: 'linted', found: ['x.yaml:6 worker-node/no-host-network'] },
  { what: 'a syntax error', content: `${badPod}---\nkind: a: b\n---\n${pod('hostNetwork: true')}`, code: 3,
    state: 'incomplete', found: ['x.yaml:6 worker-node/no-host-network', 'x.yaml:9 worker-node/no-privileged-container',
      'x.yaml:11 core/valid-yaml', 'x.yaml:18 worker-node/no-host-network'], message: /^This is not YAML/ },
];

for (const { what, content, code, found = [], state, message } of badInputs) {
  test(`${what}: exit ${code}, and the other findings are there`, () => {
    const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod, 'x.yaml': content });
    const result = report(folder);
    assert.equal(places(result.findings), [...badPodFindings, ...found]);
    assert.is(result.inputs.find(({ file }) => file === 'x.yaml')?.state, state);
    assert.is(result.code, code);
    assert.is(result.incomplete.length > 0, code === 3);
    if (message) assert.ok(result.findings.some((finding) => message.test(finding.message)), String(message));
    assertCalm(result.stderr);
  });
}

test('a file of 100,000 documents is read to its end', () => {
  const document = (i: number) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c${i} }\n---\n`;
  const content = Array.from({ length: 99_999 }, (_, i) => document(i)).join('') + badPod;
  const result = report(makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': content }));
  const line = 4 * 99_999;
  assert.equal(places(result.findings), [
    `pod.yaml:${line + 6} worker-node/no-host-network`, `pod.yaml:${line + 9} worker-node/no-privileged-container`,
  ]);
  assert.equal([result.code, result.summary.resources], [1, 100_000]);
});

test('links that lead in a circle are walked once', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod, 'a/b/empty.yaml': '' });
  symlinkSync(folder, join(folder, 'a', 'b', 'up'), 'dir');
  symlinkSync('loop', join(folder, 'loop'));
  const result = report(folder);
  assert.equal(places(result.findings), badPodFindings);
  assert.is(result.code, 1);
});

test('a link to nowhere is told, and the other findings are there', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  symlinkSync('nowhere.yaml', join(folder, 'x.yaml'));
  const result = report(folder);
  assert.equal(places(result.findings), [...badPodFindings, 'x.yaml:1 core/no-skipped-file']);
  assert.is(result.code, 3);
});

const readsAnything = process.platform === 'win32' ? undefined : process.getuid?.() === 0;
const ifPermissionsCount = readsAnything === undefined ? test.skip : test;

ifPermissionsCount('a file and a folder that may not be read: exit 3, and the other findings are there', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod, 'x.yaml': badPod, 'z/pod.yaml': badPod });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'x.yaml'), 0);
  chmodSync(join(folder, 'z'), 0);
  const result = report(folder, [], readsAnything ? asNobody() : {});
  chmodSync(join(folder, 'z'), 0o755);
  const unread = ['x.yaml:1 core/no-skipped-file', 'z:1 core/no-skipped-file'];
  assert.equal(places(result.findings), [...badPodFindings, ...unread]);
  assert.match(result.findings.at(-1)!.message, /permission denied/);
  assert.is(result.code, 3);
});

/** Root may read everything, so another user runs a copy of the program, as its folder may be closed to others. */
function asNobody(): RunOptions {
  const folder = makeFolder();
  mkdirSync(join(folder, 'dist'));
  cpSync(dirname(program), join(folder, 'dist'), { recursive: true, filter: (source) => !source.endsWith('test') });
  cpSync(join(dirname(program), '../package.json'), join(folder, 'package.json'));
  chmodSync(folder, 0o755);
  return { uid: 65_534, program: join(folder, 'dist', 'klint.js') };
}

test('one klint.yaml that may not be read is exit 2', () => {
  const folder = makeFolder({ 'pod.yaml': badPod });
  mkdirSync(join(folder, 'klint.yaml'));
  const { code, stderr } = klint(folder, []);
  assert.equal([code, stderr], [2, 'klint: klint.yaml: the configuration cannot be read: not a regular file\n']);
});

function assertCalm(stderr: string): void {
  assert.not.match(stderr, /^\s+at /m);
  assert.not.match(stderr, /Error/);
}

test.run();
