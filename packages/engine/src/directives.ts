import { coreProblem, didYouMean } from '@klint/model';
import type { LoadedText, Problem, Text } from '@klint/model';

/** One rule that a directive names, with the characters of its name. */
export interface NamedRule {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A rule that a directive names, with the lines on which it is silent, both ends included. */
export interface SilentRule extends NamedRule {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A directive in a comment; `[start, end)` is the whole comment. */
export interface Directive extends TextRange {
  readonly rules: readonly SilentRule[];
  readonly reason: string | null;
}

export interface ReadDirectives {
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
}

interface TextRange {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

/** Rules that are silent until a `klint-enable`, by id. */
type OpenBlocks = Map<string, { lastLine: number }[]>;

type Scope = 'next-line' | 'line' | 'block' | 'file';

const scopes: Readonly<Record<string, Scope | 'enable'>> = {
  'klint-disable-next-line': 'next-line',
  'klint-disable-line': 'line',
  'klint-disable': 'block',
  'klint-disable-file': 'file',
  'klint-enable': 'enable',
};

/** The directives of a text and what is wrong with those that cannot be read. */
export function readDirectives({ text, comments }: LoadedText): ReadDirectives {
  const directives: Directive[] = [];
  const problems: Problem[] = [];
  const open: OpenBlocks = new Map();
  const linesOf = lineFinder(text);
  for (const comment of comments()) {
    const match = /^\s*(klint-(?:disable|enable)[\w-]*)\s*(.*)$/s.exec(comment.content);
    if (!match) continue;
    const place = { text, start: comment.start, end: comment.end };
    const scope = scopes[match[1]!];
    const { rules, reason } = parseRules(match[2]!, (comment.contentEnd ?? comment.end) - match[2]!.length);
    // A comment of a template may have several lines.
    const line = text.positionAt(comment.end).line;
    if (!scope || (scope !== 'enable' && rules.length === 0)) {
      const wrong = `${match[1]} is no directive${didYouMean(match[1]!, Object.keys(scopes))}`;
      const detail = scope ? 'it names no rule' : wrong;
      problems.push(coreProblem('core/valid-suppression', 'malformed', place, { detail }));
    } else if (scope === 'enable') {
      for (const problem of closeBlocks(open, rules, line, place)) problems.push(problem);
    } else {
      const silent = rules.map((rule) => ({ ...rule, ...linesOf(scope, line) }));
      if (scope === 'block') for (const rule of silent) openBlock(open, rule);
      directives.push({ ...place, rules: silent, reason });
    }
  }
  return { directives, problems };
}

/** `a/b, c/d -- why`: the rules with their characters, and the reason. */
export function parseRules(body: string, offset: number): { rules: NamedRule[]; reason: string | null } {
  const [list = '', ...rest] = body.split(/(?:^|\s)--(?:\s|$)/);
  const reason = rest.join(' -- ').trim();
  const rules: NamedRule[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    rules.push({ id: match[0], start: offset + match.index, end: offset + match.index + match[0].length });
  }
  return { rules, reason: reason === '' ? null : reason };
}

/** Finds the lines that a directive covers; directives have to be asked for in their order. */
function lineFinder(text: Text): (scope: Scope, line: number) => { firstLine: number; lastLine: number } {
  let next = 0;
  return (scope, line) => {
    if (scope === 'file') return { firstLine: 1, lastLine: Infinity };
    if (scope === 'block') return { firstLine: line, lastLine: Infinity };
    // Directives that stand in a row have the same line below them.
    if (scope === 'next-line' && next <= line) next = nextContentLine(text, line);
    const covered = scope === 'line' ? line : next;
    return { firstLine: covered, lastLine: covered };
  };
}

/** The next line that is neither blank nor a comment, of YAML or of a template. */
function nextContentLine(text: Text, line: number): number {
  for (let next = line + 1; ; next++) {
    const start = text.offsetOfLine(next);
    if (start >= text.content.length) return next;
    const content = text.content.slice(start, text.offsetOfLine(next + 1)).trim();
    if (content !== '' && !/^#|^\{\{(?:-\s)?\s*\/\*.*\*\/\s*-?\}\}$/.test(content)) return next;
  }
}

function openBlock(open: OpenBlocks, rule: SilentRule): void {
  const blocks = open.get(rule.id);
  if (blocks) blocks.push(rule);
  else open.set(rule.id, [rule]);
}

/** `klint-enable` ends the blocks of the rules that it names, or of all rules; one that ends nothing is a mistake. */
function closeBlocks(open: OpenBlocks, rules: readonly NamedRule[], line: number, place: TextRange): Problem[] {
  const close = (id: string): boolean => {
    for (const block of open.get(id) ?? []) block.lastLine = line;
    return open.delete(id);
  };
  const mistake = (at: TextRange, of: string): Problem => {
    const detail = `no klint-disable${of} is open here`;
    return coreProblem('core/valid-suppression', 'malformed', at, { detail });
  };
  if (rules.length === 0) return [...open.keys()].filter(close).length > 0 ? [] : [mistake(place, '')];
  const vain = rules.filter(({ id }) => !close(id));
  return vain.map(({ id, start, end }) => mistake({ ...place, start, end }, ` of ${id}`));
}
