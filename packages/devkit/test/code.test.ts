import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readCode } from '../src/code.js';
import { importTable } from '../src/import-table.js';
import { impurities, wrongImports } from '../src/imports.js';
import { repositoryRoot } from '../src/root.js';

const root = repositoryRoot();
const code = await readCode(root);

test('all of the code is looked at', () => {
  assert.ok(code.length > 100);
  assert.ok(code.some(({ imports }) => imports.some(({ name }) => name === '@klint/model')));
  assert.ok(code.some(({ functions }) => functions.length > 5));
});

test('functions have at most 50 lines', () => {
  const long = code.flatMap(({ file, functions }) =>
    functions.filter(({ lines }) => lines > 50).map(({ name, line, lines }) => `${file}:${line}: ${name} has ${lines}`),
  );
  assert.equal(long, []);
});

test('files have at most 300 lines, save tables of data, which hold no function', () => {
  const long = code
    .filter(({ functions }) => functions.length > 0)
    .map(({ file, text }) => ({ file, lines: text.positionAt(text.content.length).line - 1 }))
    .filter(({ lines }) => lines > 300);
  assert.equal(long, []);
});

test('lines have at most 120 columns', () => {
  const wide = code.flatMap(({ file, text }) =>
    text.content.split('\n').flatMap((line, i) => (line.length > 120 ? [`${file}:${i + 1}`] : [])),
  );
  assert.equal(wide, []);
});

test('imports obey the import table', () => {
  assert.equal(code.flatMap(wrongImports), []);
});

test('pure packages read no clock, randomness or environment', () => {
  assert.equal(code.flatMap(impurities), []);
});

test('the import table names the folders that exist, in an order in which nobody imports a later one', () => {
  const real = readdirSync(join(root, 'packages')).sort();
  const named = importTable.map(({ folder }) => folder);
  assert.equal(named.filter((folder) => folder !== 'rules').sort(), real);
  for (const [i, { folder, mayImport }] of importTable.entries()) {
    const later = mayImport.filter((name) => named.indexOf(name) > i && name !== 'rules');
    assert.equal(later, [], `${folder} imports what comes after it`);
  }
});

test('a package is named as its folder', () => {
  for (const { folder } of importTable.filter((row) => row.folder !== 'rules')) {
    const file = join(root, 'packages', folder, 'package.json');
    assert.ok(existsSync(file), file);
    const { name, private: unpublished } = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal({ name, unpublished }, { name: `@klint/${folder}`, unpublished: true });
  }
});

test.run();
