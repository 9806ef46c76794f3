import { child, isRef } from '@klint/model';
import type { Edit, Loaded, Node, Path, Resource, TextEdit } from '@klint/model';
import { createConfig } from '@klint/config';
import { textEdits } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import { load, memoryTree, openTree } from '@klint/sources';
import type { Random } from './random.js';

type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

/** What came of an edit: nothing, where it cannot be made, or what went wrong with it. */
export interface Trial {
  readonly edit: Edit;
  readonly text: string | undefined;
  readonly flaw: string | undefined;
}

/** Reads a file as klint does. */
export function loadFile(file: string, content: string): Loaded {
  const { settingsOf } = createConfig({ read: () => undefined, rules: [], newestMinor: NEWEST_MINOR });
  return load(openTree(memoryTree({ [file]: content })), settingsOf);
}

/** Makes an edit in a file; whatever else than asked for changes is a flaw. */
export function tryEdit(file: string, content: string, before: Loaded, edit: Edit): Trial {
  const edits = textEdits([edit]);
  if (!edits || isOfText(edit) || !isRef(edit.at)) return { edit, text: undefined, flaw: undefined };
  const text = applyEdits(content, edits);
  const after = loadFile(file, text);
  const { resource } = edit.at;
  const expected = resourcesOf(before).map((each) => {
    const value = copyOf(each);
    return each === resource ? edited(value, edit) : value;
  });
  const found = resourcesOf(after).map(copyOf);
  const parses = after.problems.length <= before.problems.length;
  const same = JSON.stringify(sorted(found)) === JSON.stringify(sorted(expected));
  const flaw = !parses ? 'it does not parse' : !same ? 'something else changed' : lostComment(before, after, edit);
  return { edit, text, flaw };
}

function isOfText({ op }: Edit): boolean {
  return op === 'deleteText' || op === 'replaceText';
}

/** Replaces ranges of a text, given by line and column. */
export function applyEdits(content: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...content.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  const offset = ({ line, column }: { line: number; column: number }) => starts[line - 1]! + column - 1;
  const ranges = edits.map(({ location, text }) => {
    return { start: offset(location.start), end: offset(location.end), text };
  });
  ranges.sort((a, b) => b.start - a.start);
  return ranges.reduce((text, range) => text.slice(0, range.start) + range.text + text.slice(range.end), content);
}

/** Without these an object is none any more. */
const typeFields = new Set(['apiVersion', 'kind', 'items']);

/** An edit at a random place of a resource. */
export function randomEdit(resource: Resource, random: Random): Edit {
  const path: (string | number)[] = [];
  let node: Node = resource.root;
  const depth = 1 + random.below(9);
  while (path.length < depth && node.type !== 'scalar') {
    const steps: readonly (readonly [string | number, Node])[] =
      node.type === 'mapping'
        ? node.entries.filter(({ name }) => !typeFields.has(name)).map(({ name, value }) => [name, value] as const)
        : node.items.map((item, i) => [i, item] as const);
    if (steps.length === 0) break;
    const [step, next] = random.pick(steps);
    path.push(step);
    node = next;
  }
  const at = (...more: Path) => ({ resource, path: [...path, ...more] });
  const value = random.pick([false, 'RuntimeDefault', 10001, 'a b: #c', 'yes', ['ALL'], { type: 'X', list: [1] }]);
  return random.pick<Edit>([
    { op: 'set', at: at(), value: random.pick([true, 'runtime/default', '1.0', 65536]) },
    { op: 'set', at: at('newKey'), value },
    { op: 'set', at: at('newKey', 'inner'), value },
    { op: 'append', at: at(), value: random.pick(['ALL', 'a: b', 7]) },
    { op: 'append', at: at('newKey', 'list'), value: 'ALL' },
    { op: 'delete', at: at() },
    { op: 'delete', at: at() },
  ]);
}

/** Every object of a file, once. */
export function resourcesOf({ units }: Loaded): Resource[] {
  return [...new Set(units.flatMap((unit) => unit.resources))];
}

function copyOf({ value }: Resource): Data {
  const replacer = (_: string, each: unknown): unknown => (typeof each === 'bigint' ? String(each) : each);
  return JSON.parse(JSON.stringify(value, replacer)) as Data;
}

/** The same data with its keys in order. */
function sorted(data: Data): Data {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}

function edited(value: Data, edit: Edit): Data {
  if (!isRef(edit.at) || isOfText(edit)) return value;
  const { path } = edit.at;
  if (edit.op === 'delete') return without(value, path);
  const { at, value: given } = edit as Extract<Edit, { op: 'set' }>;
  return placed(value, at.path, (old) => {
    if (edit.op === 'set') return given as Data;
    return Array.isArray(old) ? [...old, given as Data] : [given as Data];
  });
}

function placed(value: Data | undefined, path: Path, make: (old: Data | undefined) => Data): Data {
  const [step, ...rest] = path;
  if (step === undefined) return make(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? placed(item, rest, make) : item));
  const map = typeof value === 'object' && value !== null ? value : {};
  return { ...map, [step]: placed((map as Record<string, Data>)[step], rest, make) };
}

/** What held only the deleted key or item goes with it; an item of a list stays, empty. */
function without(value: Data, path: Path): Data {
  const parent = path.slice(0, -1).reduce<Data>((data, step) => (data as Record<string, Data>)[step]!, value);
  const last = path.at(-1)!;
  const isItem = !Array.isArray(parent) && typeof path.at(-2) === 'number';
  if (Object.keys(parent as object).length === 1 && !isItem) {
    return path.length === 1 ? value : without(value, path.slice(0, -1));
  }
  if (Array.isArray(parent)) parent.splice(last as number, 1);
  else delete (parent as Record<string, Data>)[last];
  return value;
}

/** A comment that is neither within what was deleted nor behind it on its line stays. */
function lostComment(before: Loaded, after: Loaded, edit: Edit): string | undefined {
  const [old = [], now = []] = [before, after].map(({ texts: [loaded] }) => loaded?.comments());
  const gone = edit.op === 'delete' ? deletedRange(edit.at.resource.root, edit.at.path) : { start: 0, end: 0 };
  const { content } = before.texts[0]!.text;
  const line = /\r?\n/g;
  line.lastIndex = gone.end;
  const until = gone.end > 0 ? (line.exec(content)?.index ?? content.length) : 0;
  const lost = old.filter(({ start }) => start < gone.start || start > until).map((comment) => comment.content);
  for (const comment of now) {
    const i = lost.indexOf(comment.content);
    if (i >= 0) lost.splice(i, 1);
  }
  return lost[0] && `the comment "${lost[0]}" is lost`;
}

/** The characters of a key with its value, or of an item, or of what holds nothing else. */
function deletedRange(root: Node, path: Path): { start: number; end: number } {
  const parent = path.slice(0, -1).reduce<Node>((node, step) => child(node, step)!, root);
  if (parent.type === 'scalar') throw new Error('a scalar holds nothing');
  const siblings = parent.type === 'mapping' ? parent.entries : parent.items;
  const isItem = parent.type === 'mapping' && typeof path.at(-2) === 'number';
  if (siblings.length === 1 && !isItem) return deletedRange(root, path.slice(0, -1));
  const value = child(parent, path.at(-1)!)!;
  const key = parent.type === 'mapping' ? parent.entry(String(path.at(-1)))!.key : value;
  return { start: key.origin.start, end: Math.max(key.origin.end, value.origin.end) };
}
