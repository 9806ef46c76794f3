import type { Finding, Identity, Mapping, Node, Suppression, Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { compareText } from './order.js';

/** How often a finding may be there. Equal findings of one file and resource share one entry. */
export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  /** Kind, namespace and name, as in `Deployment shop/web`; empty for a finding about a file. */
  readonly resource: string;
  /** The fingerprint of the first of the equal findings of a file. */
  readonly fingerprint: string;
  readonly count: number;
}

/** An entry with its place: the braces of it, and the digits of its count. */
export interface WrittenEntry extends BaselineEntry {
  readonly item: Node;
  readonly digits: Node;
}

/** A baseline as it was read. */
export interface Baseline {
  readonly text: Text;
  readonly entries: readonly WrittenEntry[];
  /** Whether a file is there, be it linted or not. */
  exists(file: string): boolean;
}

const version = 1;

/** The finding as an entry of a baseline that allows it once. */
export function entryOf({ location, ruleId, resource, firstFingerprint, fingerprint }: Finding): BaselineEntry {
  return {
    file: location.file,
    rule: ruleId,
    resource: resource ? nameOfResource(resource) : '',
    fingerprint: firstFingerprint ?? fingerprint,
    count: 1,
  };
}

export function nameOfResource({ kind, namespace, name }: Identity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** What makes two findings one entry. */
export function keyOfEntry({ file, resource, fingerprint }: BaselineEntry): string {
  return JSON.stringify([file, resource, fingerprint]);
}

/**
 * A baseline as a file: a list of entries in order, each on a line of its own that ends with a comma, so that lines of
 * two versions can be put together; the last item is the version of the format.
 */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const merged = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const known = merged.get(keyOfEntry(entry));
    merged.set(keyOfEntry(entry), known ? { ...known, count: known.count + entry.count } : entry);
  }
  const sorted = [...merged.values()].sort((a, b) => {
    const [first, second] = [a, b].map(({ file, rule, resource, fingerprint }) => [file, rule, resource, fingerprint]);
    const i = first!.findIndex((part, at) => part !== second![at]);
    return i < 0 ? 0 : compareText(first![i]!, second![i]!);
  });
  return `[\n${sorted.map(lineOf).join('')}  {"version": ${version}}\n]\n`;
}

function lineOf({ file, rule, resource, fingerprint, count }: BaselineEntry): string {
  const parts = { file, rule, ...(resource !== '' && { resource }), fingerprint, count };
  const written = Object.entries(parts).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `  {${written.join(', ')}},\n`;
}

/** Reads what `writeBaseline` wrote. Throws nothing: a text that is no baseline gives an error with its line. */
export function readBaseline(
  text: Text,
  exists: Baseline['exists'],
): Baseline | { readonly error: string; readonly line: number } {
  const { value: document, problems } = parseDocument(text);
  const { root } = document;
  const wrong = (node: Node | undefined, error: string) => {
    return { error, line: text.positionAt(node?.origin.start ?? 0).line };
  };
  const [problem] = problems;
  if (problem && 'text' in problem.at) return { error: 'it is not JSON', line: text.positionAt(problem.at.start).line };
  if (root?.type !== 'sequence') return wrong(root, 'it is not a list of entries');
  const last = root.items.at(-1);
  const found = last?.type === 'mapping' ? contentOf(last, 'version') : undefined;
  if (found !== String(version)) return wrong(last, `its last item is not {"version": ${version}}`);
  const entries: WrittenEntry[] = [];
  for (const item of root.items.slice(0, -1)) {
    const entry = item.type === 'mapping' ? readEntry(item) : undefined;
    if (!entry) return wrong(item, 'an entry needs file, rule, fingerprint and count');
    entries.push(entry);
  }
  return { text, entries, exists };
}

function readEntry(item: Mapping): WrittenEntry | undefined {
  const [file, rule, fingerprint] = ['file', 'rule', 'fingerprint'].map((name) => contentOf(item, name));
  const digits = item.get('count');
  const count = Number(contentOf(item, 'count'));
  if (file === undefined || rule === undefined || fingerprint === undefined || !digits) return undefined;
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  return { file, rule, fingerprint, count, resource: contentOf(item, 'resource') ?? '', item, digits };
}

function contentOf(map: Mapping, name: string): string | undefined {
  const node = map.get(name);
  return node?.type === 'scalar' ? node.content : undefined;
}

/** How a report shows what hides a finding. */
export function suppressionBy({ item }: WrittenEntry): Suppression {
  const { text, start, end } = item.origin;
  return { kind: 'baseline', reason: null, location: text.locate(start, end).location };
}
