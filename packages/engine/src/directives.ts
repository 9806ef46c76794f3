import { coreProblem } from '@klint/model';
import type { LoadedText, Problem, Text } from '@klint/model';

/** One rule that a directive names, with the characters of its name. */
export interface NamedRule {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A directive in a comment: which lines it covers, both ends included. */
export interface Directive {
  readonly text: Text;
  /** The whole comment. */
  readonly start: number;
  readonly end: number;
  readonly rules: readonly NamedRule[];
  readonly reason: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface ReadDirectives {
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
}

/** A block that the next `klint-enable` of its rule closes. */
type Block = Directive & { lastLine: number };

/** Characters of a text. */
type TextRange = Pick<Directive, 'text' | 'start' | 'end'>;

type Scope = 'next-line' | 'line' | 'file';

const scopes: Readonly<Record<string, Scope | 'block' | 'enable'>> = {
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
  const open: Block[] = [];
  for (const comment of comments()) {
    const match = /^\s*(klint-(?:disable|enable)[\w-]*)\s*(.*)$/s.exec(comment.content);
    if (!match) continue;
    const place = { text, start: comment.start, end: comment.end };
    const scope = scopes[match[1]!];
    const body = parseRules(match[2]!, comment.end - match[2]!.length);
    if (!scope || (scope !== 'enable' && body.rules.length === 0)) {
      const detail = scope ? 'it names no rule' : `${match[1]} is no directive`;
      problems.push(coreProblem('core/valid-suppression', 'malformed', place, { detail }));
      continue;
    }
    const line = text.positionAt(comment.start).line;
    if (scope === 'enable') {
      problems.push(...closeBlocks(open, body.rules, line, place));
      continue;
    }
    if (scope === 'block') {
      // Each rule of a block ends on its own.
      const blocks = body.rules.map((rule) => ({
        ...place,
        rules: [rule],
        reason: body.reason,
        firstLine: line,
        lastLine: Infinity,
      }));
      directives.push(...blocks);
      open.push(...blocks);
    } else directives.push({ ...place, ...body, ...linesOf(scope, text, line) });
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

function linesOf(scope: Scope, text: Text, line: number): { firstLine: number; lastLine: number } {
  if (scope === 'file') return { firstLine: 1, lastLine: Infinity };
  const covered = scope === 'line' ? line : nextContentLine(text, line);
  return { firstLine: covered, lastLine: covered };
}

/** The next line that is neither blank nor a comment. */
function nextContentLine(text: Text, line: number): number {
  for (let next = line + 1; ; next++) {
    const start = text.offsetOfLine(next);
    if (start >= text.content.length) return next;
    const content = text.content.slice(start, text.offsetOfLine(next + 1)).trim();
    if (content !== '' && !content.startsWith('#')) return next;
  }
}

/** `klint-enable` ends the blocks of the rules that it names, or of all rules; one that ends nothing is a mistake. */
function closeBlocks(open: Block[], rules: readonly NamedRule[], line: number, place: TextRange): Problem[] {
  const close = (isMeant: (id: string) => boolean): boolean => {
    const meant = open.filter((block) => block.lastLine === Infinity && isMeant(block.rules[0]!.id));
    for (const block of meant) block.lastLine = line;
    return meant.length > 0;
  };
  const mistake = (at: TextRange, of: string): Problem => {
    const detail = `no klint-disable${of} is open here`;
    return coreProblem('core/valid-suppression', 'malformed', at, { detail });
  };
  if (rules.length === 0) return close(() => true) ? [] : [mistake(place, '')];
  const vain = rules.filter(({ id }) => !close((other) => other === id));
  return vain.map(({ id, start, end }) => mistake({ ...place, start, end }, ` of ${id}`));
}
