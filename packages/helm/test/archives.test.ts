import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { helm, needs } from '../../devkit/src/tools.js';
import { loadChart } from '../src/chart/load.js';
import { type Files, runHelm, withFolder } from './real-helm.js';
import { renderFiles, treeOf } from './render-files.js';
import { pack, packChart } from './tar.js';

const outer = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';
const inner = { name: 'sub/Chart.yaml', content: 'apiVersion: v2\nname: sub\nversion: 1.0.0\n' };
const template = { name: 'sub/templates/a.yaml', content: 'apiVersion: v1\nkind: A\n' };

function chartWith(packed: Uint8Array): Files {
  return { 'Chart.yaml': outer, 'charts/sub-1.0.0.tgz': packed };
}

const below = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`c/${name}`, content]));

const nested = packChart('mid', {
  'Chart.yaml': 'apiVersion: v2\nname: mid\nversion: 1.0.0\n',
  'charts/sub-1.0.0.tgz': pack([inner, template]),
});

/** Archives by what is odd about them; true if helm reads them. */
const archives: Readonly<Record<string, readonly [Uint8Array, boolean]>> = {
  'a plain archive': [pack([inner, template]), true],
  'an archive in an archive': [nested, true],
  'a path that leads out': [pack([inner, { name: 'sub/../../evil.yaml', content: 'x' }]), false],
  'an absolute path': [pack([inner, { name: 'sub//etc/evil.yaml', content: 'x' }]), false],
  'a drive': [pack([inner, { name: 'sub/c:/evil.yaml', content: 'x' }]), false],
  'a file above the chart': [pack([inner, { name: 'Chart.yaml', content: 'x' }]), false],
  'a file beside the chart': [pack([inner, { name: 'note.txt', content: 'x' }]), false],
  'folders and links': [
    pack([inner, { name: 'sub/templates', type: '5' }, { name: 'sub/l', type: '2', link: '../../x' }, template]),
    true,
  ],
  'a file of 6 MiB': [pack([inner, { name: 'sub/big', content: new Uint8Array(6 << 20) }]), false],
  'no gzip': [new TextEncoder().encode('hello'), false],
  'no tar': [gzipSync(Buffer.from('hello')), false],
  'no files': [pack([]), false],
};

for (const [name, [packed, isRead]] of Object.entries(archives)) {
  test(name, () => {
    const { chart, problems } = loadChart(treeOf(below(chartWith(packed))), 'c');
    assert.is(chart !== undefined && problems.length === 0, isRead, problems[0]?.message);
    for (const { at } of problems) assert.ok('file' in at && at.file === 'c/charts/sub-1.0.0.tgz');
  });
}

const program = helm();
if (needs('archives as helm reads them', 'helm', program)) {
  for (const [name, [packed, isRead]] of Object.entries(archives)) {
    test(`helm: ${name}`, () => {
      const { status, stderr } = withFolder(chartWith(packed), (folder) => runHelm(program, folder));
      assert.is(status === 0, isRead, stderr);
    });
  }
}

test('an archive that would unpack to gigabytes is refused, and the chart goes on without it', () => {
  const { chart, problems } = loadChart(treeOf(below(chartWith(gzipSync(Buffer.alloc(300 << 20))))), 'c');
  assert.equal(chart!.dependencies, []);
  assert.match(problems[0]!.message, /unpacks to more than/);
});

test('many archives together have the limit of one', () => {
  const part = { name: 'sub/big', content: new Uint8Array(4 << 20) };
  const packed = pack([inner, ...Array.from({ length: 12 }, (_, i) => ({ ...part, name: `sub/big${i}` }))]);
  const files = { 'c/Chart.yaml': outer, 'c/charts/a.tgz': packed, 'c/charts/b.tgz': packed, 'c/charts/d.tgz': packed };
  assert.match(loadChart(treeOf(files), 'c').problems[0]!.message, /unpack to more than/);
});

test('a large file in the folder is refused', () => {
  const files = { 'c/Chart.yaml': outer, 'c/charts/sub-1.0.0.tgz': new Uint8Array(100 << 20) };
  const { problems } = loadChart(treeOf(files), 'c');
  assert.match(problems[0]!.message, /more than 5242880 bytes/);
});

test('a template that is no text', () => {
  const bytes = Uint8Array.from({ length: 4 << 20 }, (_, i) => (i * 7919) >> 3);
  const { files, problems } = renderFiles({ 'c/Chart.yaml': outer, 'c/templates/a.yaml': bytes }, 'c');
  assert.is(files.length + problems.length, 1);
});

test.run();
