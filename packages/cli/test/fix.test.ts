import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync, linkSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { replaceFile } from '../src/replace-file.js';
import { unifiedDiff } from '../src/unified-diff.js';
import { badPod, fewRules, klint, makeFolder, report } from './klint.js';

const withoutHost = badPod.replace('  hostNetwork: true\n', '');
const fixedPod = withoutHost.replace('\n      securityContext: { privileged: true }', '');
const unused = '# klint-disable-file worker-node/no-host-network -- it was an agent\n';
const config = `${fewRules}  core/no-unused-suppression: warn\n`;

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  return makeFolder({ 'klint.yaml': config, ...files });
}

function read(folder: string, file = 'pod.yaml'): string {
  return readFileSync(join(folder, file), 'utf8');
}

test('--fix makes safe fixes, --fix-unsafe all, and both report what is left', () => {
  const folder = folderOf({ 'pod.yaml': badPod, 'good.yaml': unused + fixedPod.replace('bad', 'good') });
  const safe = klint(folder, ['--fix']);
  assert.equal([safe.code, read(folder), read(folder, 'good.yaml')], [1, badPod, fixedPod.replace('bad', 'good')]);
  assert.match(safe.stderr, /^klint: fixed 1 finding in 1 file\nklint: --fix-unsafe .* 2 findings\n$/);
  const all = report(folder, ['--fix-unsafe']);
  assert.equal([all.code, all.findings.length, read(folder)], [0, 0, fixedPod]);
  assert.is(all.stderr, 'klint: fixed 2 findings in 1 file\n');
  assert.is(klint(folder, ['--fix-unsafe']).stderr, 'klint: fixed nothing\n');
  assert.is(read(folder), fixedPod);
});

test('--fix-dry-run prints a diff that can be applied, and writes nothing', () => {
  const windows = badPod.replaceAll('\n', '\r\n').replace('bad', 'b').trimEnd();
  const files = { 'pod.yaml': badPod, 'b c/pod "x".yaml': windows };
  const folder = folderOf(files);
  const dry = klint(folder, ['--fix-dry-run', '--fix-unsafe', '--format', 'json=report.json']);
  assert.equal([dry.code, read(folder)], [1, badPod]);
  assert.is((JSON.parse(read(folder, 'report.json')) as { findings: unknown[] }).findings.length, 4);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: folder, input: dry.stdout });
  const applied = Object.keys(files).map((file) => read(folder, file));
  const other = folderOf(files);
  klint(other, ['--fix-unsafe']);
  assert.equal(applied, Object.keys(files).map((file) => read(other, file)));
  assert.is(applied[0], fixedPod);
  assert.ok(applied[1]!.includes('\r\n') && !/[^\r]\n/.test(applied[1]!), 'CRLF stays');
});

test('the mode, links and encodings of files stay', () => {
  const bytes = Buffer.from(`\ufeff${badPod}`, 'utf16le');
  const folder = folderOf({ 'pod.yaml': badPod, 'wide/pod.yaml': bytes, 'real/pod.yml': badPod.replace('bad', 'r') });
  chmodSync(join(folder, 'pod.yaml'), 0o640);
  linkSync(join(folder, 'pod.yaml'), join(folder, 'other.txt'));
  symlinkSync('real/pod.yml', join(folder, 'link.yaml'));
  const { code, stderr } = klint(folder, ['--fix-unsafe']);
  assert.is(code, 0, stderr);
  assert.is(statSync(join(folder, 'pod.yaml')).mode & 0o777, 0o640);
  assert.equal([read(folder), read(folder, 'other.txt')], [fixedPod, fixedPod]);
  assert.ok(lstatSync(join(folder, 'link.yaml')).isSymbolicLink());
  assert.is(read(folder, 'real/pod.yml'), fixedPod.replace('bad', 'r'));
  assert.equal(readFileSync(join(folder, 'wide/pod.yaml')), Buffer.from(`\ufeff${fixedPod}`, 'utf16le'));
  assert.equal(readdirSync(folder).filter((name) => name.startsWith('.')), []);
});

test('only files in the arguments are changed, and never standard input', () => {
  const folder = folderOf({ 'a/pod.yaml': badPod, 'b/pod.yaml': badPod.replace('bad', 'b') });
  klint(folder, ['--fix-unsafe', 'a']);
  assert.equal([read(folder, 'a/pod.yaml'), read(folder, 'b/pod.yaml')], [fixedPod, badPod.replace('bad', 'b')]);
  assert.is(klint(folder, ['--fix', '-'], { input: badPod }).code, 2);
  const dry = klint(folder, ['--fix-unsafe', '--fix-dry-run', '-', '--stdin-filename', 'c.yaml'], { input: badPod });
  assert.match(dry.stdout, /^--- a\/c\.yaml\n\+\+\+ b\/c\.yaml\n@@ -3,7 \+3,5 @@\n/);
});

test('a file that changed meanwhile is not written', () => {
  const folder = makeFolder({ 'a.yaml': 'new' });
  const path = join(folder, 'a.yaml');
  assert.is(replaceFile(path, Buffer.from('old'), Buffer.from('fixed')), 'it changed meanwhile');
  assert.is(replaceFile(join(folder, 'b.yaml'), Buffer.from(''), Buffer.from('x')), 'no such file or folder');
  assert.is(replaceFile(path, Buffer.from('new'), Buffer.from('fixed')), undefined);
  assert.equal([read(folder, 'a.yaml'), readdirSync(folder)], ['fixed', ['a.yaml']]);
});

test('a diff of any two texts makes one of the other', () => {
  const folder = makeFolder();
  const texts = ['', 'a\n', 'a', 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n', 'b\na\nc\nd\nx\ne\nf\ng\nh\ni\nj', 'x\n\ny\n'];
  for (const before of texts) {
    for (const after of texts) {
      writeFileSync(join(folder, 'f'), before);
      const diff = unifiedDiff('f', before, after);
      assert.is(diff === '', before === after);
      const patch = diff && spawnSync('git', ['apply', '--unidiff-zero'], { cwd: folder, input: diff });
      const failed = patch && patch.status !== 0;
      assert.not(failed, `${diff}\n${patch && String(patch.stderr)}`);
      assert.is(readFileSync(join(folder, 'f'), 'utf8'), after);
    }
  }
});

test.run();
