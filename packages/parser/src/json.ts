import type { Sink } from './builder.js';
import { limits } from './limits.js';
import { readJsonString } from './quoted.js';

/** Where a JSON object ends, or why there is none and where. */
export type JsonEnd =
  | { readonly end: number }
  | { readonly failure: 'syntax' | 'depth'; readonly detail: string; readonly offset: number };

/** What may come next: a value, a key, or a comma or a closing bracket; `first` when the collection has nothing yet. */
interface State {
  next: 'value' | 'key' | 'separator';
  first: boolean;
  readonly open: ('{' | '[')[];
}

/**
 * Reads one JSON object from `start` on as Go's decoder does and reports what it finds. Characters after it are left
 * alone, so that concatenated objects can be read one by one.
 */
export function readJson(content: string, start: number, sink: Sink): JsonEnd {
  const state: State = { next: 'value', first: false, open: [] };
  let at = skipSpace(content, start);
  for (;;) {
    const end = step(content, at, state, sink);
    if (typeof end !== 'number') return end;
    if (state.open.length === 0) return { end };
    at = skipSpace(content, end);
  }
}

function step(content: string, at: number, state: State, sink: Sink): number | JsonEnd {
  const character = content[at];
  const parent = state.open.at(-1);
  if (parent && character === closing[parent] && (state.next === 'separator' || state.first)) {
    state.open.pop();
    sink.close(at + 1);
    Object.assign(state, { next: 'separator', first: false });
    return at + 1;
  }
  if (state.next === 'separator') {
    if (character !== ',') return bad(`JSON needs a comma or ${closing[parent!]} here`, at);
    state.next = parent === '{' ? 'key' : 'value';
    return at + 1;
  }
  state.first = false;
  if (state.next === 'value' && (character === '{' || character === '[')) return open(character, at, state, sink);
  const end = readScalar(content, at, state.next === 'key', sink);
  if (typeof end !== 'number' || state.next === 'value') {
    state.next = 'separator';
    return end;
  }
  const colon = skipSpace(content, end);
  if (content[colon] !== ':') return bad('JSON needs a colon after a key', colon);
  state.next = 'value';
  return colon + 1;
}

const closing = { '{': '}', '[': ']' } as const;

function bad(detail: string, offset: number): JsonEnd {
  return { failure: 'syntax', detail, offset };
}

function open(character: '{' | '[', at: number, state: State, sink: Sink): number | JsonEnd {
  if (state.open.length >= limits.depth) return { failure: 'depth', detail: '', offset: at };
  state.open.push(character);
  sink.open(character === '{' ? 'mapping' : 'sequence', true, at);
  Object.assign(state, { next: character === '{' ? 'key' : 'value', first: true });
  return at + 1;
}

const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** Reads a scalar and gives the offset of its end. */
function readScalar(content: string, at: number, isKey: boolean, sink: Sink): number | JsonEnd {
  if (content[at] === '"') return readString(content, at, sink);
  if (isKey) return bad('JSON needs a key in double quotes here', at);
  word.lastIndex = at;
  const text = word.exec(content)?.[0];
  if (text === undefined) return bad('JSON needs a value here', at);
  const end = at + text.length;
  if (/[-\d]/.test(text[0]!) && !Number.isFinite(Number(text))) return bad('the number is too large', at);
  sink.scalar(text, 'plain', at, end);
  return end;
}

function readString(content: string, at: number, sink: Sink): number | JsonEnd {
  const end = closingQuote(content, at);
  if (end === undefined) return bad('the string has no end', at);
  const inner = content.slice(at + 1, end - 1);
  const control = inner.search(/[\x00-\x1f]/);
  if (control >= 0) return bad('a JSON string must not contain control characters', at + 1 + control);
  const read = readJsonString(inner);
  if (typeof read !== 'string') return bad(read.detail, at + 1 + read.offset);
  sink.scalar(read, 'double', at, end);
  return end;
}

/** Offset behind the quote that ends the string that starts at `at`. */
function closingQuote(content: string, at: number): number | undefined {
  for (let end = content.indexOf('"', at + 1); end > 0; end = content.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (content[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return undefined;
}

function skipSpace(content: string, from: number): number {
  let at = from;
  for (;;) {
    const code = content.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}
