import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full, shared } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { applyEdits, type Edit, editTemplate, editValues, overValues } from './chart-edits.js';
import { assertSame, renderDisk } from './compare.js';
import { chartsOf } from './corpus-charts.js';
import { type HelmResult, runHelm, withFolder } from './real-helm.js';
import { shrinkList } from './shrink.js';

// Random edits of values and templates of real charts, rendered by both: the same text of every document, or both fail
// at the same file and line. A case that differs is made small before it is reported.

type Texts = Readonly<Record<string, string | Buffer>>;

interface Case {
  readonly files: Texts;
  readonly over: string | undefined;
}

const isText = (name: string): boolean => /\.(?:ya?ml|tpl|txt|json)$|\.helmignore$/.test(name);

/** The files of a chart; those of packed charts are no texts. */
function textsOf(folder: string): Texts {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, isText(file) ? 'utf8' : null)]),
  );
}

function sizeOf(texts: Texts): number {
  return Object.values(texts).reduce((sum, content) => sum + content.length, 0);
}

interface Verdict {
  /** What differs between helm and klint. */
  readonly difference: string | undefined;
  readonly status: number | null;
}

/** Renders the chart `c` in a folder by both. */
function judge(program: string, parent: string, over: string | undefined): Verdict {
  const ours = renderDisk(parent, 'c', over);
  if (over !== undefined) writeFileSync(join(parent, 'over.yaml'), over);
  const options = over === undefined ? [] : ['-f', join(parent, 'over.yaml')];
  let status: number | null = null;
  const run = (...more: string[]): HelmResult => {
    const result = runHelm(program, join(parent, 'c'), [...options, ...more]);
    status ??= result.status;
    return result;
  };
  try {
    assertSame('the chart', ours, run);
    return { difference: undefined, status };
  } catch (error) {
    const { message, details } = error as Error & { details?: string };
    return { difference: `${message}\n${(details ?? '').replace(/\u001b\[\d+m/g, '')}`, status };
  }
}

function differenceOf(program: string, { files, over }: Case): string | undefined {
  return withFolder(Object.fromEntries(below(files)), (parent) => judge(program, parent, over).difference);
}

const below = (files: Texts): [string, string | Buffer][] =>
  Object.entries(files).map(([name, content]) => [`c/${name}`, content]);

function randomEdits(random: Random, texts: Texts): { edits: Edit[]; over: string | undefined } {
  const content = (file: string): string => String(texts[file] ?? '');
  const named = (pattern: RegExp): string[] => Object.keys(texts).filter((name) => pattern.test(name));
  const templates = named(/^(?:charts\/[^/]+\/)?templates\/.*\.(?:ya?ml|tpl|txt)$/);
  const values = named(/^(?:charts\/[^/]+\/)?values\.yaml$/);
  const edits: Edit[] = [];
  let over: string | undefined;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const choice = random.below(5);
    const file = random.pick(choice < 2 ? values : templates);
    const edit = choice < 2 ? editValues(random, file, content(file)) : editTemplate(random, file, content(file));
    if (choice === 4) over = overValues(random, content('values.yaml'));
    else if (edit) edits.push(edit);
  }
  return { edits, over };
}

function edited(texts: Texts, edits: readonly Edit[]): Texts {
  const files = new Set(edits.map(({ file }) => file));
  const changed = [...files].map((file) => [file, applyEdits(file, String(texts[file]), edits)]);
  return { ...texts, ...Object.fromEntries(changed) };
}

/** A case as small as it can be made in some tries: fewer edits, then fewer files, then fewer lines. */
function shrunk(program: string, texts: Texts, edits: readonly Edit[], over: string | undefined): string {
  const fails = (each: Case): boolean => differenceOf(program, each) !== undefined;
  const left = fails({ files: edited(texts, edits), over: undefined }) ? undefined : over;
  const fewer = shrinkList(edits, (some) => fails({ files: edited(texts, some), over: left }), 10);
  let files = edited(texts, fewer);
  const names = shrinkList(
    Object.keys(files).filter((name) => name !== 'Chart.yaml'),
    (some) => fails({ files: only(files, some), over: left }),
  );
  files = only(files, names);
  for (const name of names.filter(isText)) {
    const lines = String(files[name]).split('\n');
    const kept = shrinkList(lines, (some) => fails({ files: { ...files, [name]: some.join('\n') }, over: left }), 60);
    files = { ...files, [name]: kept.join('\n') };
  }
  const shown = Object.entries(files).map(([name, content]) => `# ${name}\n${String(content).slice(0, 2000)}`);
  return [differenceOf(program, { files, over: left }), `over: ${left}`, ...shown].join('\n');
}

function only(files: Texts, names: readonly string[]): Texts {
  return Object.fromEntries(['Chart.yaml', ...names].map((name) => [name, files[name]!]));
}

/** Larger charts take helm too long for hundreds of renders. */
const maxSize = 300_000;
const atOnce = 8;

const corpus = shared();
const program = helm();
const seed = Number(process.argv[2] ?? 5);
if (
  needs('edited charts as helm renders them', 'the shared test data', corpus) &&
  needs('edited charts as helm renders them', 'helm', program)
) {
  const folder = join(corpus, 'corpus/charts');
  const random = seeded(seed);
  const charts = chartsOf(folder).filter((chart) => sizeOf(textsOf(join(folder, chart))) < maxSize);
  const rounds = full() ? 6 : 1;
  let rendered = 0;
  for (const chart of Array.from({ length: rounds }, () => random.shuffled(charts)).flat()) {
    test(`${atOnce} random edits of ${chart}`, () => {
      const texts = textsOf(join(folder, chart));
      withFolder(Object.fromEntries(below(texts)), (parent) => {
        for (let i = 0; i < atOnce; i++) {
          const { edits, over } = randomEdits(random, texts);
          const files = edited(texts, edits);
          for (const { file } of edits) writeFileSync(join(parent, 'c', file), files[file]!);
          const { difference, status } = judge(program, parent, over);
          rendered += Number(status === 0);
          if (difference !== undefined) {
            throw new Error(`edit ${i} of ${chart}: ${difference} ${shrunk(program, texts, edits, over)}`);
          }
          for (const { file } of edits) writeFileSync(join(parent, 'c', file), texts[file]!);
        }
      });
    });
  }
  test('both happen, renders and failures', () => {
    console.log(`${rendered} of ${charts.length * rounds * atOnce} edited charts render`);
    assert.ok(rendered > (charts.length * rounds * atOnce) / 4);
  });
}

test.run();
