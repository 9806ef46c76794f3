import { quote } from '../format/quote.js';
import { Failure } from '../template/errors.js';
import type { Call, Callable } from '../value/callable.js';
import { type Chars, concat, CharsBuilder, Cutter, textOf } from '../value/chars.js';
import { List, type Value } from '../value/value.js';
import { plain, takes, track } from './define.js';
import { compile, type Match, type Regex } from './pattern.js';

/** The functions without `must` panic on a bad pattern, with another message. */
function regexOf(pattern: string, must: boolean): Regex {
  const regex = compile(pattern);
  if (!(regex instanceof Failure)) return regex;
  if (must || regex.kind === 'limit') throw regex;
  const shown = /^[^`\x00-\x08\x0a-\x1f\x7f]*$/.test(pattern) ? `\`${pattern}\`` : quote(pattern);
  throw new Failure(`regexp: Compile(${shown}): ${regex.message}`);
}

/** All matches as Go finds them: an empty one right after another match does not count. */
function findAll(call: Call | undefined, regex: Regex, text: string, limit: number): Match[] {
  const matches: Match[] = [];
  let last = -1;
  for (let at = 0; at <= text.length && (limit < 0 || matches.length < limit);) {
    const match = regex.find(text, at);
    if (!match) break;
    const [start, end] = [match[0]!, match[1]!];
    call?.spend(1 + ((end - at) >> 6));
    if (end > start || start !== last) matches.push(match);
    last = end;
    at = end > at ? end : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    if (end === start && end > at) at = end;
  }
  return matches;
}

/** The text that `$1`, `${name}` and `$$` in a replacement stand for. */
function expand(template: Chars, regex: Regex, cutter: Cutter, match: Match): Chars {
  const text = textOf(template);
  if (!text.includes('$')) return template;
  const pieces = new Cutter(template);
  const out = new CharsBuilder();
  let at = 0;
  for (const found of text.matchAll(/\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu)) {
    out.add(pieces.cut(at, found.index));
    at = found.index + found[0].length;
    const name = found[1] ?? found[2];
    if (name === undefined) out.add('$');
    else {
      const group = /^\d+$/.test(name) ? Number(name) : (regex.names[name] ?? -1);
      const start = match[2 * group] ?? -1;
      if (group >= 0 && start >= 0) out.add(cutter.cut(start, match[2 * group + 1]!));
    }
  }
  return out.add(pieces.cut(at, text.length)).build();
}

function replaceMatches(call: Call, regex: Regex, chars: Chars, by: (match: Match, cutter: Cutter) => Chars): Chars {
  const text = textOf(chars);
  const matches = findAll(call, regex, text, -1);
  if (matches.length === 0) return chars;
  const cutter = new Cutter(chars);
  const groups = new Cutter(chars);
  const out = new CharsBuilder();
  let at = 0;
  for (const match of matches) {
    out.add(cutter.cut(at, match[0]!)).add(by(match, groups));
    if (out.length > call.limits.text)
      throw new Failure(`the text would be larger than ${call.limits.text} characters`, 'limit');
    at = match[1]!;
  }
  return out.add(cutter.cut(at, text.length)).build();
}

function splitAt(call: Call, regex: Regex, pattern: string, chars: Chars, limit: number): Chars[] {
  const text = textOf(chars);
  if (limit === 0) return [];
  if (pattern.length > 0 && text.length === 0) return [''];
  const cutter = new Cutter(chars);
  const parts: Chars[] = [];
  let start = 0;
  let end = 0;
  for (const match of findAll(call, regex, text, limit)) {
    if (limit > 0 && parts.length === limit - 1) break;
    end = match[0]!;
    if (match[1] !== 0) parts.push(cutter.cut(start, end));
    start = match[1]!;
  }
  if (end !== text.length) parts.push(cutter.cut(start, text.length));
  return parts;
}

/** A function and its twin with `must` in front. */
function both(name: string, make: (name: string, must: boolean) => Callable): Callable[] {
  return [make(name, false), make(`must${name[0]!.toUpperCase()}${name.slice(1)}`, true)];
}

function cutMatches(chars: Chars, matches: readonly Match[]): Chars[] {
  const cutter = new Cutter(chars);
  return matches.map((match) => cutter.cut(match[0]!, match[1]!));
}

export const regexes: readonly Callable[] = [
  ...both('regexMatch', (name, must) =>
    plain(name, takes('string', 'string'), (pattern, text) => {
      const regex = compile(pattern);
      if (!(regex instanceof Failure)) return regex.find(text, 0) !== undefined;
      if (must || regex.kind === 'limit') throw regex;
      return false;
    }),
  ),
  ...both('regexFind', (name, must) =>
    track(name, takes('string', 'string'), (call, pattern, text): Value => {
      const found = findAll(call, regexOf(textOf(pattern), must), textOf(text), 1);
      return cutMatches(text, found)[0] ?? '';
    }),
  ),
  ...both('regexFindAll', (name, must) =>
    track(
      name,
      takes('string', 'string', 'int'),
      (call, pattern, text, limit) =>
        new List(cutMatches(text, findAll(call, regexOf(textOf(pattern), must), textOf(text), limit)), 'string'),
    ),
  ),
  ...both('regexReplaceAll', (name, must) =>
    track(name, takes('string', 'string', 'string'), (call, pattern, text, by) => {
      const regex = regexOf(textOf(pattern), must);
      return replaceMatches(call, regex, text, (match, cutter) => expand(by, regex, cutter, match));
    }),
  ),
  ...both('regexReplaceAllLiteral', (name, must) =>
    track(name, takes('string', 'string', 'string'), (call, pattern, text, by) =>
      replaceMatches(call, regexOf(textOf(pattern), must), text, () => concat(by)),
    ),
  ),
  ...both('regexSplit', (name, must) =>
    track(
      name,
      takes('string', 'string', 'int'),
      (call, pattern, text, limit) =>
        new List(splitAt(call, regexOf(textOf(pattern), must), textOf(pattern), text, limit), 'string'),
    ),
  ),
  plain('regexQuoteMeta', takes('string'), (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
];
