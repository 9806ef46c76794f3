import { decode } from '@klint/parser';
import { Text, type Origin } from '@klint/model';
import type { Conf } from './conf.js';
import { child, Draft, mapping, scalar, setField, stringScalar } from './draft.js';
import { baseName } from './paths.js';
import { refuse } from './refusal.js';
import { books, BuildResource } from './resource.js';
import { as, entry } from './roles.js';
import type { Schemas } from './schema.js';

/** A file that a generator reads. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A key with its value; bytes where they are no text. */
interface Pair {
  readonly key: string;
  readonly value: Uint8Array;
  readonly origin: Origin;
}

export type ReadSource = (path: string, at: Conf) => SourceFile;

/** Options of a generator entry with those of the whole kustomization (api/types/generatoroptions.go). */
interface Options {
  readonly own: Conf;
  readonly global: Conf | undefined;
}

/** Makes a ConfigMap or Secret (api, internal/generators; api/kv). */
export function generate(
  kind: 'ConfigMap' | 'Secret',
  args: Conf,
  globalOptions: Conf | undefined,
  read: ReadSource,
  schemas: Schemas,
): BuildResource {
  const origin = as('generator', args.origin);
  const text = (value: string, from: Origin = origin): Draft => stringScalar(value, from);
  const root = mapping(origin);
  setField(root, 'apiVersion', scalar('v1', origin, '!!str'));
  setField(root, 'kind', scalar(kind, origin, '!!str'));
  const [name, namespace] = ['name', 'namespace'].map((field) => {
    const own = args.get(field);
    return own.text === '' ? args.get('metadata').get(field) : own;
  }) as [Conf, Conf];
  if (name.text === '') refuse('a generator needs a name', args.origin);
  const metadata = mapping(origin);
  setField(root, 'metadata', metadata);
  setField(metadata, 'name', text(name.text, as('generator', name.origin)));
  if (namespace.text !== '') setField(metadata, 'namespace', text(namespace.text, as('generator', namespace.origin)));
  if (kind === 'Secret') {
    const type = args.get('type');
    setField(root, 'type', text(type.text || 'Opaque', as('generator', type.origin)));
    setField(root, 'data', mapping(origin));
  }
  for (const pair of pairsOf(args, read)) setPair(root, kind, pair);
  const options = { own: args.get('options'), global: globalOptions };
  setOptions(root, metadata, options, origin);
  const resource = new BuildResource(root, schemas, [args.origin]);
  if (!anyFlag(options, 'disableNameSuffixHash')) resource.enable(books.needsHash);
  resource.setAnnotation(books.behavior, behaviorOf(args.get('behavior').text));
  return resource;
}

function behaviorOf(text: string): string {
  return ['create', 'merge', 'replace'].includes(text) ? text : 'unspecified';
}

function setPair(root: Draft, kind: string, { key, value, origin }: Pair): void {
  const content = kind === 'ConfigMap' ? utf8(value) : undefined;
  const where = kind === 'ConfigMap' && content === undefined ? 'binaryData' : 'data';
  const data = child(root, [where], () => mapping(root.origin));
  const node = stringScalar(content ?? wrappedBase64(value), origin);
  setField(data, key, node, scalar(key, origin, '!!str'));
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Base64 in lines of 70 characters, each of which ends if there is more than one. */
function wrappedBase64(bytes: Uint8Array): string {
  const encoded = Buffer.from(bytes).toString('base64');
  if (encoded.length < 70) return encoded;
  return encoded.replace(/.{1,70}/g, '$&\n');
}

function setOptions(root: Draft, metadata: Draft, options: Options, origin: Origin): void {
  for (const name of ['labels', 'annotations']) {
    const merged = new Map<string, Conf>();
    for (const conf of [options.global, options.own]) {
      for (const pair of conf?.get(name).pairs() ?? []) merged.set(pair.name, pair.value);
    }
    for (const [key, value] of [...merged].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const from = entry(value.origin);
      const node = child(metadata, [name], () => mapping(from));
      setField(node, key, scalar(value.text, from, '!!str', 'single'), scalar(key, from, '!!str'));
    }
  }
  if (anyFlag(options, 'immutable')) setField(root, 'immutable', scalar('true', origin, '!!bool'));
}

function anyFlag({ own, global }: Options, name: string): boolean {
  return own.get(name).flag || global?.get(name).flag === true;
}

/** All pairs in order: those of env files, of literals and of files. A key must not come twice. */
function pairsOf(args: Conf, read: ReadSource): Pair[] {
  const env = args.get('env');
  const envs = [...args.get('envs').items(), ...(env.text === '' ? [] : [env])];
  const pairs = [
    ...envs.flatMap((item) => envPairs(read(item.text, item), item)),
    ...args.get('literals').items().map(literalPair),
    ...args
      .get('files')
      .items()
      .map((item) => filePair(item, read)),
  ];
  const keys = new Set<string>();
  for (const { key, origin } of pairs) {
    if (keys.has(key)) refuse(`the key ${key} comes twice`, origin);
    keys.add(key);
  }
  return pairs.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function literalPair(item: Conf): Pair {
  const equals = item.text.indexOf('=');
  if (equals <= 0) refuse('a literal is key=value', item.origin);
  let value = item.text.slice(equals + 1);
  const first = value[0];
  const isQuoted = value.length >= 2 && (first === '"' || first === "'") && value.endsWith(first);
  if (isQuoted) value = value.slice(1, -1);
  return { key: item.text.slice(0, equals), value: Buffer.from(value), origin: as('generator', item.origin) };
}

function filePair(item: Conf, read: ReadSource): Pair {
  const parts = item.text.split('=');
  if (parts.length > 2) refuse('a file source has at most one =', item.origin);
  if (parts.length === 2 && (parts[0] === '' || parts[1] === '')) refuse('a file source is key=path', item.origin);
  const path = parts.at(-1)!;
  const file = read(path, item);
  const origin = sourceOrigin(file, item);
  return { key: parts.length === 2 ? parts[0]! : baseName(path), value: file.bytes, origin };
}

/** The first line of a file, through the entry that names it. Where the file is no text, the entry. */
function sourceOrigin(file: SourceFile, item: Conf): Origin {
  const decoded = decode(file.bytes);
  if ('failure' in decoded) return as('generator', item.origin);
  const { content } = decoded;
  const lineEnd = content.search(/\r?\n/);
  const end = lineEnd < 0 ? content.length : lineEnd;
  return { text: new Text(file.path, content), start: 0, end, role: 'generator', via: entry(item.origin) };
}

/** Go's scanner gives up at lines that are longer, without a word. */
const maxLine = 64 * 1024;

function envPairs(file: SourceFile, item: Conf): Pair[] {
  const pairs: Pair[] = [];
  const content = Buffer.from(file.bytes);
  const decoded = decode(file.bytes);
  const text = new Text(file.path, 'content' in decoded ? decoded.content : '');
  // The byte order mark is part of the first line here, but not of the text.
  let offset = content.subarray(0, 3).equals(byteOrderMark) ? -1 : 0;
  for (let start = 0; start < content.length;) {
    const lineBreak = content.indexOf(10, start);
    const end = lineBreak < 0 ? content.length : lineBreak;
    if (end - start >= maxLine) break;
    const line = utf8(content.subarray(start, end)) ?? refuse(`a line of ${file.path} is not UTF-8`, item.origin);
    const bare = (start === 0 ? line.replace(/^\ufeff/, '') : line).replace(/\r$/, '').trimStart();
    const [key = '', ...rest] = bare.startsWith('#') ? [] : bare.split('=');
    if (key !== '') {
      const at = offset + line.lastIndexOf(bare);
      const origin: Origin = { text, start: at, end: at + bare.length, role: 'generator', via: entry(item.origin) };
      pairs.push({ key, value: Buffer.from(rest.join('=')), origin });
    }
    offset += line.length + 1;
    start = end + 1;
  }
  return pairs;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
