import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../../devkit/src/random.js';
import { full, repositoryRoot } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { isDropped, renderDisk } from './compare.js';
import { type Files, runHelm, withFolder } from './real-helm.js';

/** The files of a folder by path. */
function filesBelow(folder: string): Record<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), readFileSync(file)]));
}

interface Leaf {
  readonly text: string;
  /** Where klint says it comes from, relative to the chart. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Words after a colon in what was rendered, whose place is exact. */
function leavesOf(parent: string, chart: string): Leaf[] {
  return renderDisk(parent, chart, undefined).files.flatMap(({ text, documents: parts }) => {
    const kept = parts.filter(({ start, end }) => !isDropped(text.content.slice(start, end)));
    const words = [...text.content.matchAll(/(?<=: )(?!true\b|false\b)[a-z][a-zA-Z]+(?=\n)/g)].filter(({ index }) => {
      return kept.some(({ start, end }) => index >= start && index < end);
    });
    return words.flatMap((found) => {
      const { location } = text.locate(found.index, found.index + found[0].length, 'value');
      if (location.precision !== 'exact' || !location.file.startsWith(`${chart}/`)) return [];
      const { line, column } = location.start;
      return [{ text: found[0], file: location.file.slice(chart.length + 1), line, column }];
    });
  });
}

/** The content with the word at a leaf's place changed; undefined if it does not stand there. */
function edited(content: string, { text, line, column }: Leaf): string | undefined {
  const lines = content.split('\n');
  const old = lines[line - 1];
  if (!old?.startsWith(text, column - 1)) return undefined;
  lines[line - 1] = `${old.slice(0, column - 1)}klint${old.slice(column - 1)}`;
  return lines.join('\n');
}

const documents = (printed: string): number => printed.split('\n---\n').length;

function judge(program: string, folder: string, files: Files, leaf: Leaf, before: string): void {
  const content = edited(Buffer.from(files[leaf.file] as Uint8Array).toString('utf8'), leaf);
  const name = `${leaf.text} at ${leaf.file}:${leaf.line}:${leaf.column}`;
  assert.ok(content !== undefined, `there is no ${name}`);
  writeFileSync(join(folder, leaf.file), content);
  const { status, stdout, stderr } = runHelm(program, folder);
  writeFileSync(join(folder, leaf.file), files[leaf.file]!);
  // A name that others refer to, or a hook that helm does not know, takes its document away.
  if (status !== 0) return assert.match(stderr, /klint|missing in charts/, name);
  if (documents(stdout) === documents(before)) assert.match(stdout, new RegExp(`: ["']?klint${leaf.text}`), name);
}

const parent = join(repositoryRoot(), 'test-manifests/_helm');
const program = helm();
if (needs('edits at the places that klint names', 'helm', program)) {
  const random = seeded(7);
  for (const chart of readdirSync(parent).sort()) {
    const leaves = random.shuffled(leavesOf(parent, chart)).slice(0, full() ? 100 : 4);
    if (leaves.length === 0) continue;
    test(`${leaves.length} edits of ${chart}`, () => {
      const files = filesBelow(join(parent, chart));
      withFolder(files, (folder) => {
        const before = runHelm(program, folder).stdout;
        for (const leaf of leaves) judge(program, folder, files, leaf, before);
      });
    });
  }
}

test.run();
