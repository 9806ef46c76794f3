import type { Origin } from '@klint/model';
import { ExpressionReader, isWord, Unreadable, type Assertion, type Instruction } from './expression.js';
import { refuse } from './refusal.js';

/** A compiled regular expression. */
export interface Pattern {
  /** Whether it matches anywhere in a text. */
  test(text: string): boolean;
}

const known = new Map<string, Pattern | string>();

/**
 * Compiles a regular expression in the syntax of Go (RE2), which runs in time linear to the text, so that no pattern
 * in a repository can stop a build. Refuses what Go would.
 */
export function compileRegExp(source: string, at?: Origin): Pattern {
  let compiled = known.get(source);
  if (compiled === undefined) {
    if (known.size > 1000) known.clear();
    compiled = compile(source);
    known.set(source, compiled);
  }
  return typeof compiled === 'string' ? refuse(compiled, at) : compiled;
}

function compile(source: string): Pattern | string {
  try {
    const program = new ExpressionReader(source).read();
    const whole = /^\^(?:\(\?:)?([\w/-]+)\)?\$$/.exec(source)?.[1];
    if (whole !== undefined) return { test: (text) => text === whole };
    const prefix = prefixOf(source);
    const answers = new Map<string, boolean>();
    const answer = (text: string): boolean => {
      let matches = answers.get(text);
      if (matches === undefined) {
        if (answers.size > 1000) answers.clear();
        answers.set(text, (matches = run(program, [...text])));
      }
      return matches;
    };
    return { test: (text) => text.startsWith(prefix) && answer(text) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return `the regular expression ${JSON.stringify(source)} cannot be read: ${error.message}`;
  }
}

/** Characters that every match begins with, as far as they are easily seen. */
function prefixOf(source: string): string {
  const literal = source.includes('|') ? undefined : /^\^([\w/-]+)(.?)/.exec(source);
  if (!literal) return '';
  // What follows may repeat or drop the last character.
  return /[*+?{]/.test(literal[2]!) ? literal[1]!.slice(0, -1) : literal[1]!;
}

/** Runs all branches side by side, one character after the other. */
function run(program: readonly Instruction[], text: readonly string[]): boolean {
  let current: number[] = [];
  for (let at = 0; ; at++) {
    const seen = new Set<number>();
    const reached: number[] = [];
    if (follow(program, [...current, 0], text, at, seen, reached)) return true;
    if (at >= text.length) return false;
    const character = text[at]!;
    current = reached.filter((i) => (program[i] as { test(one: string): boolean }).test(character)).map((i) => i + 1);
  }
}

/** Follows everything that takes no character; true when a match is reached. */
function follow(
  program: readonly Instruction[],
  starts: number[],
  text: readonly string[],
  at: number,
  seen: Set<number>,
  reached: number[],
): boolean {
  const stack = starts;
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (seen.has(i)) continue;
    seen.add(i);
    const one = program[i]!;
    if (one.op === 'match') return true;
    if (one.op === 'character') reached.push(i);
    else if (one.op === 'jump') stack.push(i + one.to);
    else if (one.op === 'split') stack.push(i + one.to, i + one.or);
    else if (holds(one.that, text, at)) stack.push(i + 1);
  }
  return false;
}

function holds(that: Assertion, text: readonly string[], at: number): boolean {
  if (that === 'start') return at === 0;
  if (that === 'end') return at === text.length;
  if (that === 'line-start') return at === 0 || text[at - 1] === '\n';
  if (that === 'line-end') return at === text.length || text[at] === '\n';
  const isBoundary = isWord(text[at - 1] ?? '') !== isWord(text[at] ?? '');
  return (that === 'word') === isBoundary;
}
