import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, kubectl, needs, repositoryRoot, seeded } from '@klint/devkit';
import { diskTree } from '@klint/sources';
import { build, ParseCache } from '../src/index.js';
import { corpus, difference, documentsOf, inParallel, oracle } from './support.js';

const own = join(repositoryRoot(), 'test-manifests/_kustomize');
const names = readdirSync(own).sort();
const expected = (name: string): unknown[] => documentsOf(readFileSync(join(own, name, 'expected.yaml'), 'utf8'));

test('roots of our own build to what is written beside them', () => {
  assert.ok(names.length >= 12);
  const tree = diskTree(own);
  for (const name of names) assert.is(difference(build(name, tree), { documents: expected(name) }), undefined, name);
});

const program = kubectl();
if (needs('roots of our own against kustomize', 'kubectl', program)) {
  test('what is written beside our own roots is what kustomize builds', async () => {
    const verdicts = await inParallel(names, (name) => oracle(program, join(own, name)));
    verdicts.forEach((verdict, i) => assert.equal(verdict, { documents: expected(names[i]!) }, names[i]));
  });
}

const real = corpus();
if (needs('real kustomizations against kustomize', 'kubectl and the shared corpus', program && real)) {
  test('real kustomizations build to what kustomize builds', async () => {
    const { folder } = real!;
    // kustomize takes long for each; without --full a part of them has to do.
    const roots = full() ? real!.roots : seeded(5).shuffled(real!.roots).slice(0, 16);
    const [tree, cache] = [diskTree(folder), new ParseCache()];
    const wrong = await inParallel(roots, async (root) => {
      const verdict = await oracle(program!, join(folder, root));
      const found = difference(build(root, tree, { cache }), verdict);
      return found === undefined ? [] : [`${root}: ${found}`];
    });
    assert.equal(wrong.flat(), []);
  });
}

test.run();
