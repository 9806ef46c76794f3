import { Composer, isAlias, isMap, isScalar, Parser, Schema } from 'yaml';
import type { CST, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { ScalarStyle } from '@klint/model';
import type { Properties, Sink, Span } from '../builder.js';
import { limits } from '../limits.js';
import { readDoubleQuoted } from '../quoted.js';
import { explain } from './details.js';
import { lexemes } from './lexemes.js';
import { Openings } from './openings.js';
import { Refusals, type Refusal } from './refusals.js';

/** Why a text is no YAML document; offsets are relative to it. */
export interface Refused {
  readonly failure: 'syntax' | 'depth';
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** `end` is where the document ended before the text did: at a `...` line, or at a second `---`. */
export interface Produced {
  readonly refused?: Refused;
  readonly end?: number;
}

/** The library resolves neither tags nor plain scalars: that is up to dialects. */
const schema = new Schema({ schema: 'failsafe', resolveKnownTags: false });
const options = { schema, uniqueKeys: false, strict: true, logLevel: 'silent' } as const;

/**
 * Reads one YAML document with the `yaml` library and reports its nodes, at offsets shifted by `base`. This and the
 * lexemes are all that knows the library.
 */
export function produce(source: string, base: number, sink: Sink): Produced {
  const { refused, end, document } = compose(source);
  if (refused) return { refused };
  if (document?.contents && !isNothing(document.contents)) new Walker(source, base, sink).node(document.contents);
  return end === undefined ? {} : { end };
}

/** Three dashes, or nothing at all, make no node. */
function isNothing(node: Node): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.value === '' && !node.tag && !node.anchor;
}

function compose(source: string): Produced & { readonly document?: Document.Parsed } {
  const parser = new Parser();
  const composer = newComposer();
  const refusals = new Refusals();
  const openings = new Openings();
  const documents: Document.Parsed[] = [];
  /** True when the library lost its way: what it makes of the rest is worth nothing. */
  const feed = (tokens: Iterable<CST.Token>): boolean => {
    let lost = false;
    for (const token of tokens) {
      lost ||= token.type === 'error';
      for (const document of composer.next(token)) documents.push(document as Document.Parsed);
    }
    return lost;
  };
  let refusal: Refusal | undefined;
  let started = false;
  let end: number | undefined;
  for (const lexeme of lexemes(source)) {
    const { type, offset } = lexeme;
    if (type === 'doc-end' && !started) return { refused: endOfNothing(offset) };
    if (started && (type === 'doc-end' || type === 'doc-start')) {
      end = offset;
      break;
    }
    started ||= !trivia.has(type);
    refusal ??= refusals.next(lexeme);
    openings.next(lexeme);
    if (feed(parser.next(lexeme.source))) break;
    // Above the collections the stack holds a scalar, below them the document.
    if (parser.stack.length > limits.depth + 2) return { refused: tooDeep(offset) };
  }
  feed(parser.end());
  documents.push(...composer.end(true, source.length) as Iterable<Document.Parsed>);
  const document = documents[0]!;
  const refused = firstError(document, source, refusal, openings);
  return refused ? { refused } : { document, ...(end === undefined ? {} : { end }) };
}

/** A composer that keeps no warnings and not more errors than can be of use: each costs a stack trace. */
function newComposer(): Composer {
  const composer = new Composer(options);
  const hidden = composer as unknown as { onError: (...parameters: unknown[]) => void };
  const { onError } = hidden;
  let errors = 0;
  hidden.onError = (source, code, message, isWarning) => {
    if (!isWarning && (errors += 1) <= 100) onError(source, code, message);
  };
  return composer;
}

const trivia: ReadonlySet<string> = new Set([
  ...['control', 'space', 'newline', 'comment'],
  ...['byte-order-mark', 'directive-line'],
]);

function tooDeep(start: number): Refused {
  return { failure: 'depth', detail: '', start, end: start + 1 };
}

function endOfNothing(start: number): Refused {
  return { failure: 'syntax', detail: 'the document end marker (...) ends no document', start, end: start + 3 };
}

/** What the library or go-yaml minds first; what follows an error is guesswork. */
function firstError(
  document: Document.Parsed,
  source: string,
  refusal: Refusal | undefined,
  openings: Openings,
): Refused | undefined {
  const found: Refused[] = refusal ? [{ failure: 'syntax', ...refusal }] : [];
  for (const { code, message, pos } of document.errors) {
    if (code === 'RESOURCE_EXHAUSTION') return tooDeep(pos[0]);
    const detail = explain(code, message, source.slice(...pos));
    if (!detail) continue;
    const start = skipSpace(source, pos[0]);
    const place = openings.place(detail) ?? { start, end: Math.max(pos[1], start + 1) };
    found.push({ failure: 'syntax', detail, ...place });
  }
  return found.sort((a, b) => a.start - b.start)[0];
}

/** Errors about indentation stand in front of it. */
function skipSpace(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ') at += 1;
  return at < source.length ? at : from;
}

const styles: Readonly<Record<Scalar.Type, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Walks composed nodes in the order of the text. Recursion is bounded by the depth limit. */
class Walker {
  constructor(
    readonly source: string,
    readonly base: number,
    readonly sink: Sink,
  ) {}

  node(node: Node): void {
    const [start, end] = node.range!;
    if (isAlias(node)) this.sink.alias(node.source, this.#span(start, end));
    else if (isScalar(node)) this.#scalar(node as Scalar<string>, start, end);
    else {
      const collection = node as YAMLMap<Node, Node | null> | YAMLSeq<Node>;
      const flow = collection.flow === true;
      const type = isMap(collection) ? 'mapping' : 'sequence';
      this.sink.open(type, flow, this.base + start, properties(collection));
      if (isMap<Node, Node | null>(collection)) for (const pair of collection.items) this.#pair(pair);
      else for (const item of collection.items) this.node(item as Node);
      // A pair in a flow sequence is a mapping without brackets.
      this.sink.close(flow && /[[{]/.test(this.source[start] ?? '') ? this.base + end : undefined);
    }
  }

  #pair({ key, value }: Pair<Node, Node | null>): void {
    // An empty key stands where its colon does.
    if (isScalar(key) && key.range![0] === key.range![1]) {
      const [at] = key.range!;
      this.sink.scalar('', 'plain', this.base + at, this.base + at, properties(key));
    } else this.node(key);
    if (value) this.node(value);
    else this.#empty(key.range![1], undefined);
  }

  #scalar(node: Scalar<string>, start: number, end: number): void {
    const style = styles[node.type as Scalar.Type] ?? 'plain';
    if (style === 'plain' && start === end) this.#empty(start, properties(node));
    else {
      const span = this.#span(start, end);
      this.sink.scalar(this.#content(node, start, end), style, span.start, span.end, properties(node));
    }
  }

  #content({ value, type }: Scalar<string>, start: number, end: number): string {
    if (type?.startsWith('BLOCK')) return this.#endsUnbroken(end) ? value.replace(/\n$/, '') : value;
    if (type !== 'QUOTE_DOUBLE') return value;
    const inner = this.source.slice(start + 1, end - 1);
    if (!inner.includes('\\')) return value;
    const read = readDoubleQuoted(inner);
    if (typeof read === 'string') return read;
    const escape = start + 1 + read.offset;
    this.sink.syntax(read.detail, { start: this.base + escape, end: this.base + escape + 2 });
    return value;
  }

  /** Whether text ends with the source, in a line that has no line break. */
  #endsUnbroken(end: number): boolean {
    return end >= this.source.length && /[^ \t\r\n][^\n]*$/.test(this.source.slice(-1024));
  }

  /** A node of no characters stands right behind what it belongs to. */
  #empty(offset: number, nodeProperties: Properties | undefined): void {
    let at = offset;
    while (at > 0 && ' \t\r\n'.includes(this.source[at - 1]!)) at -= 1;
    this.sink.scalar('', 'plain', this.base + at, this.base + at, nodeProperties);
  }

  /** Block scalars end with their last character that is no space. */
  #span(start: number, end: number): Span {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.source[last - 1]!)) last -= 1;
    return { start: this.base + start, end: this.base + last };
  }
}

function properties({ tag, anchor }: Node): Properties | undefined {
  if (tag === undefined && anchor === undefined) return undefined;
  return { tag: tag?.replace(/^tag:yaml\.org,2002:/, '!!'), anchor };
}
