import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Mapping, Scalar, Text } from '@klint/model';
import { memoryTree, openTree, plainUnits, type PlainFile } from '@klint/sources';
import { discover } from '../src/discover.js';
import { ManifestResource } from '../src/resources.js';

const origin = { text: new Text('', ''), start: 0, end: 0, role: 'source' } as const;

function named(name: string, file: string): PlainFile {
  const scalar = (content: string) => new Scalar(content, 'double', undefined, origin);
  const mapping = (key: string, value: Scalar | Mapping) =>
    new Mapping([{ name: key, key: scalar(key), value, merged: false }], false, origin);
  const root = mapping('metadata', mapping('name', scalar(name)));
  return { file, resources: [new ManifestResource('v1', 'ConfigMap', root, file)] };
}

/** 200 copies of `size` objects, as many objects that are shared, and folders nested 20 deep. */
function copies(size: number): PlainFile[] {
  const deep = Array.from({ length: 20 }, (_, i) => `d${i}`).join('/');
  return Array.from({ length: 200 }, (_, copy) =>
    Array.from({ length: size }, (_, i) => [
      named(`object-${i}`, `env-${copy}/${deep}/f${i}.yaml`),
      named(`object-${copy}-${i}`, `other/${copy % 7}/f${copy}-${i}.yaml`),
    ]).flat(),
  ).flat();
}

test('20,000 files in 200 copies are split, shared ones by reference', () => {
  const files = copies(50);
  const units = plainUnits(files);
  assert.is(units.length, 200);
  assert.ok(units.every(({ resources }) => resources.length === 50 + 200 * 50));
  assert.is(new Set(units.flatMap(({ resources }) => resources)).size, files.length);
});

test('splitting does not depend on the order of files', () => {
  const files = copies(2);
  const shuffled = files.map((file, i) => [(i * 7919) % files.length, file] as const).sort((a, b) => a[0] - b[0]);
  assert.equal(plainUnits(shuffled.map(([, file]) => file)), plainUnits(files));
});

test('discovery looks at each file and folder equally often, however many there are', () => {
  const rules = Array.from({ length: 30 }, (_, i) => `*.gen${i}.yaml\n`).join('');
  const treeOf = (count: number) => {
    const paths = Array.from({ length: count }, (_, i) => [`a${i % 50}/b${i % 1000}/c${i}.yaml`, ''] as const);
    return memoryTree({ '.gitignore': rules, ...Object.fromEntries(paths) });
  };
  const looksAt = (count: number): number => {
    let looks = 0;
    const counted = new Proxy(treeOf(count), {
      get(tree, name) {
        looks += 1;
        return Reflect.get(tree, name);
      },
    });
    assert.is(discover(openTree(counted)).files.length, count);
    return looks;
  };
  assert.ok(looksAt(20000) <= looksAt(5000) * 4);
});

test.run();
