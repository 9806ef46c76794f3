import type { Location, Node, Path, Resource } from '@klint/model';
import { child, Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { locate } from '../../engine/src/locate.js';
import { roleOf } from '../src/chart/documents.js';
import type { Rendered } from '../src/chart/render.js';
import type { Edit, Printed } from './trial.js';

/** A key that a map of a rendered object lacks. */
export interface Absence {
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: Path;
  readonly key: string;
  readonly value: string;
  readonly location: Location;
  /** How much deeper than the key of the map its keys are; of an item, 0. */
  readonly deeper: number;
}

/** Keys that rules ask for, with a value in flow style. */
const ofPod: Readonly<Record<string, string>> = {
  automountServiceAccountToken: 'false',
  hostUsers: 'false',
  priorityClassName: 'batch',
  terminationGracePeriodSeconds: '31',
};
const ofPodSecurity: Readonly<Record<string, string>> = { runAsNonRoot: 'true', supplementalGroups: '[7]' };
const ofContainer: Readonly<Record<string, string>> = {
  securityContext: '{readOnlyRootFilesystem: true}',
  resources: '{limits: {memory: 64Mi}}',
  livenessProbe: '{tcpSocket: {port: 1}}',
  imagePullPolicy: 'Always',
};
const ofSecurity: Readonly<Record<string, string>> = { readOnlyRootFilesystem: 'true', privileged: 'false' };
const ofResources: Readonly<Record<string, string>> = { limits: '{memory: 64Mi}', requests: '{cpu: 1m}' };

const podPaths: readonly Path[] = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) node = node && child(node, step);
  return node;
}

/** The maps of an object that may lack keys, with these keys. */
function mapsOf(root: Node): [Path, Readonly<Record<string, string>>][] {
  return podPaths.flatMap((pod): [Path, Readonly<Record<string, string>>][] => {
    const lists = ['initContainers', 'containers'].flatMap((list) => {
      const node = nodeAt(root, [...pod, list]);
      return node?.type === 'sequence' ? node.items.map((_, i): Path => [...pod, list, i]) : [];
    });
    return [
      [pod, ofPod],
      [[...pod, 'securityContext'], ofPodSecurity],
      ...lists.map((path): [Path, typeof ofPod] => [path, ofContainer]),
      ...lists.map((path): [Path, typeof ofPod] => [[...path, 'securityContext'], ofSecurity]),
      ...lists.map((path): [Path, typeof ofPod] => [[...path, 'resources'], ofResources]),
    ];
  });
}

function textAt(root: Node, path: Path): string {
  const node = nodeAt(root, path);
  return node?.type === 'scalar' ? node.content : '';
}

/** What the maps of the workloads of a chart lack. */
export function absencesOf({ files }: Rendered): Absence[] {
  return files.flatMap(({ name: source, text, documents }) =>
    documents.flatMap(({ start, end }) => {
      if (roleOf(text.content.slice(start, end)) === 'dropped') return [];
      const { root } = parseDocument(text, start, end).value;
      if (!root) return [];
      const about = { source, kind: textAt(root, ['kind']), name: textAt(root, ['metadata', 'name']) };
      return mapsOf(root).flatMap(([parent, keys]) => {
        const map = nodeAt(root, parent);
        if (map?.type !== 'mapping') return [];
        const deeper = deeperOf(root, parent, map);
        return Object.entries(keys)
          .filter(([key]) => !map.entry(key))
          .map(([key, value]) => {
            const at = { resource: { root } as Resource, path: [...parent, key] };
            return { ...about, parent, key, value, deeper, location: locate(at, 'structure').location };
          });
      });
    }),
  );
}

function deeperOf(root: Node, parent: Path, map: Node & { type: 'mapping' }): number {
  const [first] = map.entries;
  const last = parent[parent.length - 1]!;
  if (typeof last === 'number') return 0;
  const holder = nodeAt(root, parent.slice(0, -1));
  const key = holder?.type === 'mapping' ? holder.entry(last)?.key : undefined;
  if (!first || !key) return 2;
  const columnOf = ({ origin: { text, start } }: Node): number => text.positionAt(start).column;
  return Math.max(columnOf(first.key) - columnOf(key), 2);
}

/** Writes a key where klint points: below the key of the map, or before the first key of an item. */
export function insertionOf(absence: Absence, content: string): Edit | undefined {
  const { location, key, value, deeper, parent } = absence;
  const text = new Text(location.file, content);
  const lineStart = text.offsetOfLine(location.start.line);
  const line = content.slice(lineStart, text.offsetOfLine(location.start.line + 1)).replace(/\r?\n$/, '');
  const written = `${key}: ${value}`;
  const { file } = location;
  if (typeof parent[parent.length - 1] === 'number') {
    const found = /^(\s*(?:- +)?)["']?[\w.-]+["']?:/.exec(line);
    if (!found) return undefined;
    const at = lineStart + found[1]!.length;
    return { file, start: at, end: at, text: `${written}\n${' '.repeat(found[1]!.length)}` };
  }
  const from = location.start.column - 1;
  const found = /^["']?[\w./-]+["']?:/.exec(line.slice(from));
  if (!found) return undefined;
  const start = lineStart + from + found[0].length;
  const flow = /^ *\{(?!\{) *(\}?)/.exec(content.slice(start));
  const end = start + (flow?.[0].length ?? 0);
  if (flow && !flow[1]) return { file, start: end, end, text: `${written}, ` };
  const below = file.endsWith('values.yaml') ? childIndent(content.slice(start), from) : from + deeper;
  return { file, start, end, text: `\n${' '.repeat(below)}${written}` };
}

/** The indentation of the first key below one at column `from`. */
function childIndent(rest: string, from: number): number {
  const next = rest.split('\n').slice(1).find((each) => /^\s*[^\s#]/.test(each));
  const indent = next === undefined ? 0 : next.search(/\S/);
  return indent > from ? indent : from + 2;
}

/** Whether the key stands where it was missing. */
export function isPresent({ source, kind, name, parent, key }: Absence, documents: readonly Printed[]): boolean {
  return documents.some(({ source: from, root }) => {
    if (!root || from !== source || textAt(root, ['kind']) !== kind) return false;
    return textAt(root, ['metadata', 'name']) === name && nodeAt(root, [...parent, key]) !== undefined;
  });
}
