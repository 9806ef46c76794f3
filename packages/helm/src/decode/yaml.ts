import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { resolvePlain } from '../encode/resolve.js';
import { display } from '../format/print.js';
import { type Chars, Str, textOf } from '../value/chars.js';
import type { Datum } from '../value/origin.js';
import { Dict, List, type Value } from '../value/value.js';
import { Builder, keyName } from './build.js';
import { decodePlain } from './plain.js';

export type Decoded = { readonly value: Value } | { readonly error: string; readonly start: number };

/** Set up only when a text comes that is not written as nearly all are. */
const library = (): typeof import('yaml') => require('yaml');

const maxNodes = 200_000;
const maxDepth = 200;

/** Decodes the first document of a YAML text as sigs.k8s.io/yaml does: numbers are float64, keys are strings. */
export function decodeYaml(chars: Chars, root?: Datum): Decoded {
  const text = textOf(chars);
  const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/.exec(text);
  if (control) return { error: 'yaml: control characters are not allowed', start: control.index };
  return decodePlain(chars, root) ?? decodeByLibrary(chars, root);
}

/** The same for any text. */
export function decodeByLibrary(chars: Chars, root: Datum | undefined): Decoded {
  const text = textOf(chars);
  const document = library().parseDocument(text.replace(/^\ufeff/, ' '), {
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: false,
    logLevel: 'silent',
    prettyErrors: false,
    version: '1.1',
    strict: false,
  });
  const error = document.errors.find((each) => each.code !== 'MULTIPLE_DOCS');
  if (error) {
    const isTooDeep = error.message.includes('call stack');
    return { error: `yaml: ${isTooDeep ? 'it is nested too deep' : error.message}`, start: error.pos[0] };
  }
  try {
    return { value: new Reader(new Builder(chars, root), document).root() };
  } catch (fault) {
    if (fault instanceof Fault) return { error: fault.message, start: fault.start };
    throw fault;
  }
}

class Fault extends Error {
  constructor(
    message: string,
    readonly start: number,
  ) {
    super(message);
  }
}

class Reader {
  readonly #yaml = library();
  #nodes = 0;
  #open = new Set<string>();

  constructor(
    readonly builder: Builder,
    readonly document: Document,
  ) {}

  root(): Value {
    const { contents } = this.document;
    return contents ? this.#value(contents as Node, this.builder.root, 0) : null;
  }

  #value(node: Node | null, datum: Datum | undefined, depth: number): Value {
    if (!node) return null;
    const start = node.range?.[0] ?? 0;
    if (++this.#nodes > maxNodes) throw new Fault('yaml: the document has too many nodes', start);
    if (depth > maxDepth) throw new Fault('yaml: the document is nested too deep', start);
    if (this.#yaml.isAlias(node)) return this.#alias(node, datum, depth);
    if (this.#yaml.isScalar(node)) return this.#scalar(node, datum);
    if (this.#yaml.isSeq(node)) {
      const items = node.items.map((item, i) => {
        const child = item as Node | null;
        return this.#value(child, this.builder.datum(datum, i, undefined, child?.range ?? [start, start]), depth + 1);
      });
      return new List(items, 'interface {}', datum);
    }
    return this.#yaml.isMap(node) ? this.#map(node, datum, depth) : null;
  }

  #alias(node: { source: string; range?: readonly number[] | null }, datum: Datum | undefined, depth: number): Value {
    const start = node.range?.[0] ?? 0;
    const target = (node as unknown as { resolve(document: Document): Node | undefined }).resolve(this.document);
    if (!target) throw new Fault(`yaml: unknown anchor '${node.source}' referenced`, start);
    if (this.#open.has(node.source)) throw new Fault(`yaml: anchor '${node.source}' value contains itself`, start);
    this.#open.add(node.source);
    const value = this.#value(target, datum, depth + 1);
    this.#open.delete(node.source);
    return value;
  }

  #scalar(node: Scalar, datum: Datum | undefined): Value {
    const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
    const text = String(node.value ?? '');
    const resolved = node.type === 'PLAIN' && !node.tag?.endsWith('str') ? resolvePlain(text) : explicit(node, text);
    if (resolved === undefined) return this.builder.string(text, start, end, datum);
    const scalar = typeof resolved === 'bigint' ? Number(resolved) : resolved;
    return this.builder.scalar(scalar, start, end, datum);
  }

  #map(node: YAMLMap, datum: Datum | undefined, depth: number): Dict {
    const dict = new Dict(new Map(), undefined, null, datum);
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (this.#yaml.isScalar(pair.key) && pair.key.type === 'PLAIN' && pair.key.value === '<<')
        this.#merge(dict, pair, datum, depth);
    }
    for (const pair of node.items as Pair<Node, Node | null>[]) this.#entry(dict, pair, datum, depth);
    return dict;
  }

  #entry(dict: Dict, pair: Pair<Node, Node | null>, datum: Datum | undefined, depth: number): void {
    const key = this.#yaml.isAlias(pair.key) ? (pair.key.resolve(this.document) as Node | undefined) : pair.key;
    if (!this.#yaml.isScalar(key)) throw new Fault('yaml: a key must be a scalar', pair.key?.range?.[0] ?? 0);
    if (key.type === 'PLAIN' && key.value === '<<') return;
    const name = keyName(String(key.value ?? ''), key.type === 'PLAIN');
    if (name === undefined) {
      const value = display(this.#value(pair.value, undefined, depth + 1));
      throw new Fault(
        `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${JSON.stringify(value)}`,
        key.range?.[0] ?? 0,
      );
    }
    const range = key.range ?? [0, 0];
    const child = this.builder.datum(datum, name, range, pair.value?.range ?? [range[1]!, range[1]!]);
    const value = this.#value(pair.value, child, depth + 1);
    this.builder.entry(dict, name, range[0]!, range[1]!, child, value);
  }

  /** What `<<` brings in; explicit keys win. */
  #merge(dict: Dict, pair: Pair<Node, Node | null>, datum: Datum | undefined, depth: number): void {
    const { isAlias, isMap, isSeq } = this.#yaml;
    const target = isAlias(pair.value) ? (pair.value.resolve(this.document) as Node | undefined) : pair.value;
    const sources = isSeq(target) ? [...target.items].reverse() : [target];
    for (const source of sources) {
      const map = isAlias(source) ? (source.resolve(this.document) as Node | undefined) : source;
      if (!isMap(map))
        throw new Fault('yaml: map merge requires map or sequence of maps as the value', pair.key.range?.[0] ?? 0);
      const merged = this.#map(map, datum, depth + 1);
      for (const [key, value] of merged.entries) {
        dict.entries.set(key, value);
        const known = merged.keys?.get(key);
        if (known) (dict.keys ??= new Map()).set(key, known);
      }
    }
  }
}

/** A tag other than the one the text would have. */
function explicit(node: Scalar, text: string): ReturnType<typeof resolvePlain> {
  if (!node.tag || /str$/.test(node.tag)) return undefined;
  return /(?:int|float|bool|null)$/.test(node.tag) ? resolvePlain(text) : undefined;
}

/** A file as characters that know their place. */
export function charsOfFile(text: import('@klint/model').Text): Chars {
  const { content } = text;
  return new Str(content, [{ length: content.length, text, offset: 0, data: [], derived: false, site: undefined }]);
}
