import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { full, kubectl, needs, repositoryRoot, seeded, type Random } from '@klint/devkit';
import { Text, type Node, type Origin, type Path, type Scalar } from '@klint/model';
import { toValue } from '@klint/parser';
import { diskTree } from '@klint/sources';
import { build, ParseCache, type Built } from '../src/index.js';
import { editAt, insertAt, type Offsets, type SourceEdit } from './edits.js';
import { corpus, inParallel, oracle, valuesOf, withFolder, writeFiles, type Verdict } from './support.js';

interface Leaf {
  readonly node: Scalar;
  readonly path: Path;
  /** Position of the object in the output. */
  readonly object: number;
}

const own = join(repositoryRoot(), 'test-manifests/_kustomize');
const ownRoots = [
  'names',
  'patches',
  'components',
  'generators',
  'replacements',
  'plugins',
  'legacy',
  'lists',
  'diamond',
];
const trees = [{ folder: own, roots: ownRoots }, ...(corpus() ? [corpus()!] : [])].map(({ folder, roots }) => ({
  folder,
  roots,
  tree: diskTree(folder),
  cache: new ParseCache(),
}));
const roots = trees.flatMap((tree) => tree.roots.map((root) => ({ ...tree, root })));

function leavesOf(built: Built): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (node: Node, path: Path, object: number): void => {
    if (node.type === 'scalar') leaves.push({ node, path, object });
    else if (node.type === 'mapping') for (const { name, value } of node.entries) walk(value, [...path, name], object);
    else node.items.forEach((item, i) => walk(item, [...path, i], object));
  };
  built.resources.forEach(({ root }, i) => walk(root, [], i));
  return leaves;
}

test('every leaf has an origin in a file that was read, and nearly all are exact', () => {
  let [all, exact] = [0, 0];
  const strange: string[] = [];
  for (const { tree, cache, root } of roots) {
    const built = build(root, tree, { cache });
    for (const { node, path } of leavesOf(built)) {
      const { location } = node.origin.text.locate(node.origin.start, node.origin.end);
      all += 1;
      if (location.precision === 'exact') exact += 1;
      if (!built.filesRead.has(location.file)) strange.push(`${root} ${path.join('/')}: ${location.file}`);
    }
  }
  assert.equal(strange, []);
  assert.ok(all > 200);
  assert.ok(exact / all >= 0.9, `${exact} of ${all} leaves are exact`);
});

function offsets(folder: string): Offsets {
  const texts = new Map<string, Text>();
  const textOf = (file: string): Text => {
    if (!texts.has(file)) texts.set(file, new Text(file, readFileSync(join(folder, file), 'utf8')));
    return texts.get(file)!;
  };
  const offset = (file: string, { line, column }: { line: number; column: number }): number =>
    textOf(file).offsetOfLine(line) + column - 1;
  return Object.assign(
    (file: string, { start, end }: Parameters<Offsets>[1]): [number, number] => [
      offset(file, start),
      offset(file, end),
    ],
    { content: (file: string) => textOf(file).content },
  );
}

/** The files of a build with one of them edited. */
function edited(folder: string, built: Built, { file, start, end, text }: SourceEdit): Record<string, Uint8Array> {
  return Object.fromEntries(
    [...built.filesRead].map((path) => {
      const bytes = readFileSync(join(folder, path));
      if (path !== file) return [path, bytes];
      const content = bytes.toString('utf8');
      return [path, Buffer.from(content.slice(0, start) + text + content.slice(end))];
    }),
  );
}

function valueAt(object: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], object);
}

/** The object of a verdict that is the one at a position of ours; undefined if its name has changed. */
function sameObject(ours: unknown, position: number, verdict: Verdict): unknown {
  if ('error' in verdict) return undefined;
  const key = (object: unknown): string => {
    const { apiVersion, kind, metadata } = object as Record<string, Record<string, unknown>>;
    return JSON.stringify([apiVersion, kind, metadata?.['name'], metadata?.['namespace']]);
  };
  return verdict.documents.find((document) => key(document) === key((ours as unknown[])[position]));
}

/** A place in a built object and an edit of what klint names for it. */
interface Trial extends Pick<Leaf, 'path' | 'object'> {
  readonly folder: string;
  readonly root: string;
  readonly built: Built;
  readonly edit: SourceEdit;
}

/** A random leaf with an edit; every other time one that was overwritten, where there is one. */
function randomTrial(random: Random): Trial | undefined {
  const { folder, root, tree, cache } = random.pick(roots);
  const built = build(root, tree, { cache });
  const leaves = leavesOf(built).filter(({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind');
  const written = leaves.filter(({ node }) => node.origin.prev ?? (node.origin.via || node.origin.role !== 'source'));
  const leaf = random.pick(written.length > 0 && random.below(2) ? written : leaves);
  if (!leaf) return undefined;
  const edit = editAt(leaf.node.origin, toValue(leaf.node), offsets(folder));
  return edit && { folder, root, built, edit, path: leaf.path, object: leaf.object };
}

/** A random mapping of a build with a key that is added to it. */
function randomInsertion(random: Random): Trial | undefined {
  const { folder, root, tree, cache } = random.pick(roots);
  const built = build(root, tree, { cache });
  const mappings: Omit<Leaf, 'node'>[] = [];
  const origins: Origin[] = [];
  const walk = (node: Node, path: Path, object: number): void => {
    if (node.type === 'sequence') node.items.forEach((item, i) => walk(item, [...path, i], object));
    if (node.type !== 'mapping') return;
    mappings.push({ path, object });
    origins.push(node.origin);
    for (const { name, value } of node.entries) walk(value, [...path, name], object);
  };
  built.resources.forEach(({ root: node }, i) => walk(node, [], i));
  if (mappings.length === 0) return undefined;
  const chosen = random.below(mappings.length);
  const edit = insertAt(origins[chosen]!, 'zzAdded: here', offsets(folder));
  return edit && { folder, root, built, edit, ...mappings[chosen]! };
}

/** Makes trials until there are enough. */
function trialsOf(count: number, seed: number, make: (random: Random) => Trial | undefined): Trial[] {
  const random = seeded(Number(process.env['KLINT_SEED'] ?? seed));
  const trials: Trial[] = [];
  while (trials.length < count) {
    const trial = make(random);
    if (trial) trials.push(trial);
  }
  return trials;
}

/** Builds the edited files with the real kustomize; how many trials came out right, and those that did not. */
async function judge(
  program: string,
  trials: readonly Trial[],
  isRight: (trial: Trial, now: unknown) => boolean,
): Promise<{ readonly right: number; readonly wrong: readonly string[] }> {
  const results = await withFolder((temporary) =>
    inParallel(trials, async (trial, i) => {
      const { folder, root, built, edit, path, object } = trial;
      const copy = join(temporary, String(i));
      writeFiles(copy, edited(folder, built, edit));
      const verdict = await oracle(program, join(copy, root));
      rmSync(copy, { recursive: true });
      if ('error' in verdict) return 'refused';
      if (isRight(trial, sameObject(valuesOf(built), object, verdict))) return 'right';
      return `${root} ${path.join('/')}: ${edit.file} ${edit.start} ${edit.text}`;
    }),
  );
  const wrong = results.filter((result) => !['right', 'refused'].includes(result));
  const right = results.filter((result) => result === 'right').length;
  if (full()) console.log(`${trials.length} trials: ${right} right, ${wrong.length} wrong\n${wrong.join('\n')}`);
  return { right, wrong };
}

const program = kubectl();
if (needs('edits of what klint names, against kustomize', 'kubectl', program)) {
  test('when the characters that klint names for a leaf are edited, the leaf changes', async () => {
    const trials = trialsOf(full() ? 900 : 120, 3, randomTrial);
    const { right, wrong } = await judge(program, trials, ({ built, path, object }, now) => {
      const before = valueAt(valuesOf(built)[object], path);
      return now === undefined || JSON.stringify(valueAt(now, path)) !== JSON.stringify(before);
    });
    assert.ok(right >= (full() ? 600 : 60), `${right} right`);
    assert.ok(wrong.length <= (right + wrong.length) * 0.005, wrong.join('\n'));
  });

  test('a key that is missing, added where klint says, stands where it should', async () => {
    const trials = trialsOf(full() ? 300 : 60, 4, randomInsertion);
    const { right, wrong } = await judge(
      program,
      trials,
      ({ path }, now) => valueAt(now, [...path, 'zzAdded']) === 'here',
    );
    assert.ok(right >= (full() ? 200 : 30), `${right} right`);
    assert.ok(wrong.length <= (right + wrong.length) * 0.03, wrong.join('\n'));
  });
}

test.run();
