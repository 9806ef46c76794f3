import { join, relative } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, kubectl, needs, repositoryRoot, seeded } from '@klint/devkit';
import { diskTree } from '@klint/sources';
import { build, ParseCache } from '../src/index.js';
import { overlayFiles, randomOverlay, smaller, type Overlay } from './overlays.js';
import { corpus, difference, inParallel, oracle, valuesOf, withFolder, writeFiles } from './support.js';

const program = kubectl();
const own = join(repositoryRoot(), 'test-manifests/_kustomize');
const ownRoots = ['names', 'patches', 'components', 'generators', 'replacements', 'diamond', 'legacy', 'lists'];

/** Roots that kustomize builds quickly enough to be built hundreds of times. */
const bases = [
  ...(corpus()?.roots.map((root) => join(corpus()!.folder, root)) ?? []),
  ...ownRoots.map((root) => join(own, root)),
];

const tree = diskTree('/');
const cache = new ParseCache();
const below = (path: string): string => relative('/', path);

/** What differs for an overlay that is put into a folder of its own. */
async function judge(folder: string, overlay: Overlay): Promise<string | undefined> {
  writeFiles(folder, overlayFiles(overlay));
  return difference(build(below(folder), tree, { cache }), await oracle(program!, folder));
}

/** The smallest overlay of its kind that still differs. */
async function shrink(folder: string, overlay: Overlay): Promise<Overlay> {
  for (const [i, next] of smaller(overlay).entries()) {
    const inner = join(folder, String(i));
    if ((await judge(inner, next)) !== undefined) return shrink(inner, next);
  }
  return overlay;
}

if (needs('random overlays against kustomize', 'kubectl', program)) {
  const count = full() ? 800 : 300;

  test(`${count} random overlays build to what kustomize builds, or fail where it fails`, async () => {
    const random = seeded(Number(process.env['KLINT_SEED'] ?? 20));
    const plans = Array.from({ length: count }, () => ({ base: random.pick(bases), seed: random.below(2 ** 31) }));
    const wrong = await withFolder(async (folder) => {
      return inParallel(plans, async ({ base, seed }, i) => {
        const own = seeded(seed);
        const objects = valuesOf(build(below(base), tree, { cache })) as Record<string, unknown>[];
        const inner = join(folder, String(i));
        const overlay = randomOverlay(own, objects, relative(inner, base));
        const found = await judge(inner, overlay);
        if (found === undefined) return [];
        const least = await shrink(inner, overlay);
        return [`${base}: ${found}\n${JSON.stringify(least.fields)}\n${JSON.stringify(least.files)}`];
      });
    });
    assert.equal(wrong.flat(), []);
  });
}

test.run();
