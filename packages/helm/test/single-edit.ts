import type { Location, Node, Path, Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { roleOf } from '../src/chart/documents.js';
import type { Rendered } from '../src/chart/render.js';
import type { Edit, Printed } from './trial.js';

/** A key or a scalar of a rendered document, with the place that klint names for it. */
export interface Spot {
  readonly kind: 'key' | 'leaf';
  /** Template, kind and name of the object, and which of these it is; the same without the name, which may change. */
  readonly object: string;
  readonly nameless: string;
  readonly path: Path;
  readonly written: string;
  readonly location: Location;
  /** Where it stands in the rendered text. */
  readonly start: number;
  readonly end: number;
  readonly text: Text;
}

type Clean = (text: string) => string;

function scalarAt(root: Node, path: Path, clean: Clean): string {
  const found = follow(root, path, clean);
  return found?.value.type === 'scalar' ? found.value.content : '';
}

/** Names documents so that they are found again after an edit: by template, kind, perhaps name, and number. */
function namer(clean: Clean, byName: boolean): (source: string, root: Node) => string {
  const seen = new Map<string, number>();
  return (source, root) => {
    const own = byName ? scalarAt(root, ['metadata', 'name'], clean) : '';
    const name = clean([source, scalarAt(root, ['kind'], clean), own].join(' '));
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name} ${count}`;
  };
}

/** Every key and every scalar with characters that a chart renders. */
export function spotsOf({ files }: Rendered): Spot[] {
  return files.flatMap(({ name, text, documents }) => {
    const [nameOf, kindOf] = [namer((whole) => whole, true), namer((whole) => whole, false)];
    return documents.flatMap(({ start, end }) => {
      if (roleOf(text.content.slice(start, end)) === 'dropped') return [];
      const { root } = parseDocument(text, start, end).value;
      if (!root) return [];
      return spotsBelow(root, { object: nameOf(name, root), nameless: kindOf(name, root), text });
    });
  });
}

function spotsBelow(root: Node, about: Pick<Spot, 'object' | 'nameless' | 'text'>): Spot[] {
  const spots: Spot[] = [];
  const note = (kind: Spot['kind'], path: Path, { origin: { start, end } }: Node): void => {
    if (end <= start) return;
    const { location } = about.text.locate(start, end, 'value');
    spots.push({ ...about, kind, path, start, end, location, written: about.text.content.slice(start, end) });
  };
  const walk = (node: Node, path: Path): void => {
    if (node.type === 'scalar') note('leaf', path, node);
    else if (node.type === 'sequence') node.items.forEach((item, i) => walk(item, [...path, i]));
    else {
      for (const { key, name, value, merged } of node.entries) {
        if (merged) continue;
        note('key', [...path, name], key);
        walk(value, [...path, name]);
      }
    }
  };
  walk(root, []);
  return spots;
}

/** A change of some characters that can be told from all others, or the other one of two booleans. */
export interface Marked {
  readonly edit: Edit;
  /** What the characters become wherever they are written; empty for a boolean. */
  readonly mark: string;
  readonly was: string;
}

/** Changes a word by letters in it, a number into one of its own, a boolean to the other. */
export function markedEdit(content: string, file: string, start: number, end: number, id: number): Marked | undefined {
  const written = content.slice(start, end);
  const number = /^(["']?)(\d{1,9})\1$/.exec(written);
  if (number) {
    const from = start + number[1]!.length;
    const mark = `4${String(id).padStart(4, '0')}7`;
    return { edit: { file, start: from, end: from + number[2]!.length, text: mark }, mark, was: number[2]! };
  }
  if (/^(?:true|false)$/.test(written)) {
    return { edit: { file, start, end, text: String(written !== 'true') }, mark: '', was: written };
  }
  const word = /(?<![\\\w%$])[A-Za-z](?=[A-Za-z0-9])/.exec(written.replace(/^(?:[|>][-+]?\s)/, '  '));
  if (!word) return undefined;
  const at = start + word.index + 1;
  const mark = `zq${id}qz`;
  return { edit: { file, start: at, end: at, text: mark }, mark, was: '' };
}

/** Puts back what marks replaced. */
export function cleaner(marks: readonly Marked[]): Clean {
  const known = new Map(marks.filter(({ mark }) => mark !== '').map(({ mark, was }) => [mark, was]));
  return (text) => text.replace(/zq\d+qz|4\d{4}7/g, (mark) => known.get(mark) ?? mark);
}

export type Verdict = 'changed' | 'same' | 'gone' | 'refused';

/** Whether the spot shows its mark in what helm printed. */
export function verdictOf(
  spot: Spot,
  { mark }: Marked,
  documents: readonly Printed[] | undefined,
  clean: Clean,
): Verdict {
  if (!documents) return 'refused';
  const found = foundAt(spot, indexOf(documents, clean));
  if (found) return showsMark(spot, found, mark) ? 'changed' : 'same';
  return 'gone';
}

/** What helm printed, by the names of the objects before the edits. */
export interface Index {
  readonly clean: Clean;
  readonly byObject: ReadonlyMap<string, Node>;
  readonly byNameless: ReadonlyMap<string, Node>;
}

export function indexOf(documents: readonly Printed[], clean: Clean): Index {
  const [nameOf, kindOf] = [namer(clean, true), namer(clean, false)];
  const [byObject, byNameless] = [new Map<string, Node>(), new Map<string, Node>()];
  for (const { source, root } of documents) {
    if (!root) continue;
    byObject.set(nameOf(source, root), root);
    byNameless.set(kindOf(source, root), root);
  }
  return { clean, byObject, byNameless };
}

/** What stands at the path of a spot in what helm printed. */
function foundAt({ object, nameless, path }: Spot, { clean, byObject, byNameless }: Index): Found | undefined {
  const root = byObject.get(object) ?? byNameless.get(nameless);
  return root && follow(root, path, clean);
}

/** How helm wrote a leaf after some edits. */
export function writtenAt(spot: Spot, index: Index): string | undefined {
  const value = foundAt(spot, index)?.value;
  if (value?.type !== 'scalar') return undefined;
  return value.origin.text.content.slice(value.origin.start, value.origin.end);
}

interface Found {
  readonly key: string;
  readonly value: Node;
}

/** What stands at a path whose keys may bear marks. */
function follow(root: Node, path: Path, clean: Clean): Found | undefined {
  let at: Found = { key: '', value: root };
  for (const step of path) {
    const { value } = at;
    if (value.type === 'sequence' && typeof step === 'number' && value.items[step]) {
      at = { key: '', value: value.items[step] };
      continue;
    }
    const entry = value.type === 'mapping' ? value.entries.find(({ name }) => clean(name) === step) : undefined;
    if (!entry) return undefined;
    at = { key: entry.name, value: entry.value };
  }
  return at;
}

function showsMark({ kind, written, text, start, end }: Spot, { key, value }: Found, mark: string): boolean {
  if (kind === 'key') return key.includes(mark);
  if (value.type !== 'scalar') return false;
  const now = value.origin.text.content.slice(value.origin.start, value.origin.end);
  return mark === '' ? now !== written && text.content.slice(start, end) === written : now.includes(mark);
}
