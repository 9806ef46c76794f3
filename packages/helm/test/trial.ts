import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Node, Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import type { CorpusChart } from './corpus-charts.js';
import { runHelm } from './real-helm.js';

/** Replaces the characters `[start, end)` of a file of a chart. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document that helm printed, with the template it comes from. */
export interface Printed {
  readonly source: string;
  readonly text: Text;
  readonly root: Node | undefined;
}

/** A copy of a chart on disk, to be edited and rendered by helm. */
export interface Trial {
  /** What helm prints after some edits, which are then undone; undefined if it fails. */
  render(edits: readonly Edit[]): readonly Printed[] | undefined;
  /** How often helm ran. */
  readonly runs: number;
}

export function withTrial<T>(program: string, chart: CorpusChart, work: (trial: Trial) => T): T {
  const parent = mkdtempSync(join(tmpdir(), 'klint-trial-'));
  const folder = join(parent, basename(chart.folder));
  cpSync(chart.folder, folder, { recursive: true, dereference: true });
  let runs = 0;
  const render = (edits: readonly Edit[]): readonly Printed[] | undefined => {
    const files = [...new Set(edits.map(({ file }) => file))];
    const before = files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
    for (const [file, content] of before) {
      writeFileSync(join(folder, file), edited(content, edits.filter((edit) => edit.file === file)));
    }
    const values = chart.values === undefined ? [] : ['-f', join(folder, chart.values)];
    const { status, stdout } = runHelm(program, folder, values);
    runs++;
    for (const [file, content] of before) writeFileSync(join(folder, file), content);
    return status === 0 ? printed(stdout) : undefined;
  };
  try {
    return work({ render, get runs() { return runs; } });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The content after some edits; they do not overlap. */
export function edited(content: string, edits: readonly Edit[]): string {
  let out = content;
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    out = out.slice(0, start) + text + out.slice(end);
  }
  return out;
}

function printed(stdout: string): Printed[] {
  return stdout
    .split(/^---\n# Source: /m)
    .slice(1)
    .map((part) => {
      const newline = part.indexOf('\n');
      const text = new Text('printed.yaml', part.slice(newline + 1).replace(/\n$/, ''));
      return { source: part.slice(0, newline), text, root: parseDocument(text, 0, text.content.length).value.root };
    });
}

/**
 * Hands each of some things what helm prints with its edit. All edits are made at once; if helm fails, halves are
 * tried, down to single ones: a thing whose own edit helm refuses gets undefined.
 */
export function renderAll<T>(
  trial: Trial,
  things: readonly T[],
  editOf: (thing: T) => Edit,
  judge: (thing: T, documents: readonly Printed[] | undefined) => void,
): void {
  if (things.length === 0) return;
  const documents = trial.render(things.map(editOf));
  if (documents || things.length === 1) {
    for (const thing of things) judge(thing, documents);
    return;
  }
  const middle = things.length >> 1;
  renderAll(trial, things.slice(0, middle), editOf, judge);
  renderAll(trial, things.slice(middle), editOf, judge);
}

/** Things without those whose edits would meet that of an earlier one. */
export function apart<T>(things: readonly T[], editOf: (thing: T) => Edit): T[] {
  const taken: Edit[] = [];
  return things.filter((thing) => {
    const edit = editOf(thing);
    const meets = taken.some(({ file, start, end }) => file === edit.file && start <= edit.end && edit.start <= end);
    if (!meets) taken.push(edit);
    return !meets;
  });
}
