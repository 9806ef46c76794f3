import { createHash } from 'node:crypto';
import { type Draft, field } from './draft.js';
import { compareText } from './id.js';
import { throughJson } from './json.js';
import { valueOf } from './scalar.js';

const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** The suffix of a generated name (api/hasher). */
export function hashOf(root: Draft): string {
  const kind = field(root, 'kind')?.value;
  let hashed: unknown;
  if (kind === 'ConfigMap') {
    hashed = { ...mapOf(root, 'binaryData'), data: valueAt(root, 'data'), kind, name: '' };
  } else if (kind === 'Secret') {
    const stringData = mapOf(root, 'stringData');
    hashed = { data: valueAt(root, 'data'), kind, name: '', ...stringData, type: valueAt(root, 'type') };
  } else {
    // Upstream hashes its own nodes, lines and columns included; this is as stable, but another text.
    hashed = toJson(throughJson(root));
  }
  const digest = createHash('sha256').update(goJson(hashed)).digest('hex').slice(0, 10);
  return digest.replace(/[013ae]/g, (letter) => letters[letter]!);
}

// Upstream looks for a key `metadata/name`, which is not there: the name in the hash is always empty.
function valueAt(root: Draft, name: string): unknown {
  const node = field(root, name);
  if (!node) return '';
  return node.kind === 'scalar' ? node.value : toJson(throughJson(node));
}

function mapOf(root: Draft, name: string): Record<string, unknown> {
  return field(root, name)?.kind === 'mapping' ? { [name]: valueAt(root, name) } : {};
}

function toJson(node: Draft): unknown {
  if (node.kind === 'scalar') return valueOf(node);
  if (node.kind === 'sequence') return node.content.map(toJson);
  const entries = node.content.flatMap((part, i) => (i % 2 === 0 ? [[part.value, toJson(node.content[i + 1]!)]] : []));
  return Object.fromEntries(entries as [string, unknown][]);
}

/** JSON as Go writes it: keys in order, and some characters escaped. */
function goJson(value: unknown): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return writeSorted(value).replace(/[<>&\u2028\u2029]/g, escape);
}

/** Written by hand, because JavaScript does not keep keys that look like integers in order. */
function writeSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeSorted).join(',')}]`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${writeSorted(inner)}`).join(',')}}`;
}
