import { coreProblem } from '@klint/model';
import type { Outcome, Problem, Text } from '@klint/model';
import { nowhere } from './builder.js';
import { parseJson, parsePart, type Document } from './document.js';
import { readJson } from './json.js';
import { clip } from './resolve.js';

/** A part of a stream: the text of a document, or a separator line with the offset of what follows its dashes. */
export type Part =
  | { readonly type: 'document'; readonly start: number; readonly end: number }
  | { readonly type: 'separator'; readonly start: number; readonly end: number; readonly rest: number };

/**
 * Reads the documents of a manifest file as kubectl does (apimachinery, pkg/util/yaml/decoder.go). A broken document
 * does not keep others from being read.
 */
export function parseManifests(text: Text): Outcome<Document[]> {
  const documents: Document[] = [];
  const problems: Problem[] = [];
  const take = (outcome: Outcome<Document>): void => {
    documents.push(outcome.value);
    // There may be too many to be the arguments of one call.
    for (const problem of outcome.problems) problems.push(problem);
  };
  const json = jsonPrefix(text.content, (start) => {
    const outcome = parseJson(text, start);
    if (outcome) take(outcome);
    return outcome?.value.end;
  });
  for (const part of parts(text.content, json.end)) {
    if (part.type === 'document') take(parsePart(text, part.start, part.end));
    else problems.push(...judgeSeparator(text, part.rest, part.end));
  }
  const isRest = json.objects > 1 && json.end < text.content.length;
  if (isRest && !documents[json.objects]?.failed) problems.push(onlyJson(text, json.end));
  return { value: documents, problems };
}

/** After a second object kubectl reads nothing but JSON. */
function onlyJson(text: Text, from: number): Problem {
  const detail = 'after several JSON objects kubectl reads only JSON';
  const start = from + text.content.slice(from).search(/\S/);
  const place = { text, start, end: lineEnd(text.content, start) };
  return coreProblem('core/valid-yaml', 'syntax', place, { detail }, { incomplete: true });
}

/** Where the JSON objects end that a stream begins with. */
export function skipJson(content: string): number {
  return jsonPrefix(content, (start) => {
    const read = readJson(content, start, nowhere);
    return 'end' in read ? read.end : undefined;
  }).end;
}

/** Reads objects as long as `read` finds one. A stream is taken for JSON when its first 4096 characters say so. */
function jsonPrefix(content: string, read: (start: number) => number | undefined): { objects: number; end: number } {
  if (!/^\s*\{/.test(content.slice(0, 4096))) return { objects: 0, end: 0 };
  let objects = 0;
  for (let end = 0; ; objects += 1) {
    const start = skip(/\s*/y, content, end);
    const next = start < content.length ? read(start) : undefined;
    // Whatever comes next begins a line for kubectl.
    if (next === undefined && start < content.length) end = skip(/[^\S\n]*\n?/y, content, end);
    if (next === undefined) return { objects, end: start < content.length ? end : start };
    end = next;
  }
}

function skip(pattern: RegExp, content: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(content);
  return pattern.lastIndex;
}

/**
 * Splits a stream at lines that begin with three dashes, wherever they stand. A separator that nothing precedes is
 * part of the document that it begins.
 */
export function* parts(content: string, from: number): Generator<Part, void> {
  let start = from;
  for (let at = separatorAt(content, from); at !== undefined; ) {
    const end = lineEnd(content, at);
    const isPlain = /^\s*(#|$)/.test(content.slice(at + 3, end));
    const next = Math.min(end + 1, content.length);
    if (at > start) yield { type: 'document', start, end: at };
    if (at > start || !isPlain) {
      yield { type: 'separator', start: at, end, rest: at + 3 };
      start = next;
    }
    at = separatorAt(content, next);
  }
  if (start < content.length) yield { type: 'document', start, end: content.length };
}

/** The first separator line from a line start on. */
function separatorAt(content: string, from: number): number | undefined {
  if (content.startsWith('---', from)) return from;
  const lineBreak = content.indexOf('\n---', from);
  return lineBreak < 0 ? undefined : lineBreak + 1;
}

function lineEnd(content: string, at: number): number {
  const end = content.indexOf('\n', at);
  return end < 0 ? content.length : end;
}

function judgeSeparator(text: Text, rest: number, end: number): readonly Problem[] {
  const content = text.content.slice(rest, end);
  if (/^\s*(#|$)/.test(content)) return [];
  const start = rest + content.search(/\S/);
  const place = { text, start, end: start + content.trim().length };
  return [coreProblem('core/valid-yaml', 'separator', place, { detail: clip(content) }, { incomplete: true })];
}
