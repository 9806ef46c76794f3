export type Test = (character: string) => boolean;
export type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'word' | 'no-word';

/** A step of a compiled expression; targets are relative to where the instruction stands. */
export type Instruction =
  | { readonly op: 'character'; readonly test: Test }
  | { readonly op: 'assert'; readonly that: Assertion }
  | { readonly op: 'split'; readonly to: number; readonly or: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' };

type Piece = readonly Instruction[];

/** Why an expression cannot be read. */
export class Unreadable extends Error {}

export const isWord: Test = (character) => /^\w$/.test(character);

const escapes: Readonly<Record<string, Test>> = {
  d: (character) => character >= '0' && character <= '9',
  D: (character) => !(character >= '0' && character <= '9'),
  w: isWord,
  W: (character) => !isWord(character),
  s: (character) => '\t\n\f\r '.includes(character),
  S: (character) => !'\t\n\f\r '.includes(character),
};

const controls: Readonly<Record<string, string>> = { a: '\x07', f: '\f', t: '\t', n: '\n', r: '\r', v: '\v' };

const assertions: Readonly<Record<string, Assertion>> = { A: 'start', z: 'end', b: 'word', B: 'no-word' };

const posix: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  ascii: /[\x00-\x7F]/,
  blank: /[\t ]/,
  cntrl: /[\x00-\x1F\x7F]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t\n\v\f\r ]/,
  upper: /[A-Z]/,
  word: /\w/,
  xdigit: /[0-9A-Fa-f]/,
};

/** More instructions than any honest pattern needs. */
const maxProgram = 20_000;

/** Reads an expression in the syntax of Go (regexp/syntax) into a program. */
export class ExpressionReader {
  readonly #characters: readonly string[];
  #at = 0;
  #flags = { i: false, m: false, s: false, U: false };
  #depth = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  read(): Piece {
    const program = this.#alternatives();
    if (this.#at < this.#characters.length) throw new Unreadable('a closing bracket too many');
    return [...program, { op: 'match' }];
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #ahead(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('');
  }

  #take(text: string): boolean {
    if (this.#ahead(text.length) !== text) return false;
    this.#at += text.length;
    return true;
  }

  #alternatives(): Piece {
    const first = this.#sequence();
    if (!this.#take('|')) return first;
    const rest = this.#alternatives();
    return [{ op: 'split', to: 1, or: first.length + 2 }, ...first, { op: 'jump', to: rest.length + 1 }, ...rest];
  }

  #sequence(): Piece {
    const sequence: Instruction[] = [];
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') {
      const atom = this.#atom();
      sequence.push(...(atom.length === 0 ? atom : this.#repetitions(atom)));
      if (sequence.length > maxProgram) throw new Unreadable('it is too large');
    }
    return sequence;
  }

  #repetitions(atom: Piece): Piece {
    let piece = atom;
    for (let bounds = this.#quantifier(); bounds; bounds = this.#quantifier()) {
      this.#take('?');
      piece = repeat(piece, ...bounds);
    }
    return piece;
  }

  #quantifier(): [least: number, most: number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.#ahead(16));
    if (!match) return undefined;
    this.#at += match[0].length;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3]);
    if (least > 1000 || (most > 1000 && most !== Infinity) || most < least) throw new Unreadable('bad repeat count');
    return [least, most];
  }

  /** Reads one piece; empty when it was only a change of flags. */
  #atom(): Piece {
    const character = this.#characters[this.#at++]!;
    if (character === '(') return this.#group();
    if (character === '[') return one(this.#set());
    if (character === '.') return one(this.#flags.s ? () => true : (other) => other !== '\n');
    if (character === '^') return [{ op: 'assert', that: this.#flags.m ? 'line-start' : 'start' }];
    if (character === '$') return [{ op: 'assert', that: this.#flags.m ? 'line-end' : 'end' }];
    if (character === '\\') return this.#escape();
    if ('*+?'.includes(character)) throw new Unreadable(`nothing to repeat before ${character}`);
    return one(this.#literal(character));
  }

  #literal(character: string): Test {
    if (!this.#flags.i) return (other) => other === character;
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    return (other) => other.toLowerCase() === lower || other.toUpperCase() === upper;
  }

  #group(): Piece {
    this.#depth += 1;
    if (this.#depth > 200) throw new Unreadable('it is nested too deeply');
    const saved = { ...this.#flags };
    const isGroup = !this.#take('?') || this.#groupHead();
    if (isGroup) {
      const inner = this.#alternatives();
      if (!this.#take(')')) throw new Unreadable('a group is not closed');
      this.#flags = saved;
      this.#depth -= 1;
      // An empty group takes no character.
      return inner.length > 0 ? inner : [{ op: 'jump', to: 1 }];
    }
    this.#depth -= 1;
    return [];
  }

  /** Reads what follows `(?`; false when it only sets flags. */
  #groupHead(): boolean {
    const name = /^P?<\w+>/.exec(this.#ahead(200));
    if (name) {
      this.#at += name[0].length;
      return true;
    }
    const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(this.#ahead(200));
    if (!flags) throw new Unreadable('look-around is not known to Go');
    this.#at += flags[0].length;
    for (const flag of flags[1]!) this.#flags[flag as 'i'] = true;
    for (const flag of flags[2] ?? '') this.#flags[flag as 'i'] = false;
    return flags[3] === ':';
  }

  #escape(): Piece {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new Unreadable('it ends with a backslash');
    const that = assertions[character];
    if (that) return [{ op: 'assert', that }];
    if (character !== 'Q') return one(this.#escaped(character));
    const piece: Instruction[] = [];
    while (this.#next !== undefined && !this.#take('\\E')) {
      piece.push(...one(this.#literal(this.#characters[this.#at++]!)));
    }
    return piece;
  }

  #escaped(character: string): Test {
    const test = escapes[character] ?? this.#property(character);
    return test ?? this.#literal(this.#escapedCharacter(character));
  }

  #property(character: string): Test | undefined {
    if (character !== 'p' && character !== 'P') return undefined;
    const match = /^(?:\{\^?\w+\}|\w)/.exec(this.#ahead(40));
    if (!match) throw new Unreadable('a class of characters is not named');
    this.#at += match[0].length;
    const name = match[0].replace(/[{^}]/g, '');
    const isNegated = (character === 'P') !== match[0].includes('^');
    for (const property of [name, `Script=${name}`]) {
      try {
        const pattern = new RegExp(`^\\p{${property}}$`, 'u');
        return (one) => pattern.test(one) !== isNegated;
      } catch {
        continue;
      }
    }
    throw new Unreadable(`there is no class of characters ${name}`);
  }

  #escapedCharacter(character: string): string {
    if (character === 'x') {
      const match = /^(?:([\da-fA-F]{2})|\{([\da-fA-F]{1,6})\})/.exec(this.#ahead(8));
      if (!match) throw new Unreadable('\\x needs digits');
      this.#at += match[0].length;
      return String.fromCodePoint(Math.min(0x10ffff, parseInt(match[1] ?? match[2]!, 16)));
    }
    if (/[0-9A-Za-z]/.test(character) && controls[character] === undefined) {
      throw new Unreadable(`there is no escape \\${character}`);
    }
    return controls[character] ?? character;
  }

  #set(): Test {
    const isNegated = this.#take('^');
    const tests: Test[] = [];
    for (let isFirst = true; isFirst || this.#next !== ']'; isFirst = false) {
      if (this.#next === undefined) throw new Unreadable('a bracket is not closed');
      tests.push(this.#setItem());
    }
    this.#at += 1;
    return (character) => tests.some((test) => test(character)) !== isNegated;
  }

  #setItem(): Test {
    const named = /^\[:(\^?)(\w+):\]/.exec(this.#ahead(16));
    if (named) {
      const pattern = posix[named[2]!];
      if (!pattern) throw new Unreadable(`there is no class of characters ${named[0]}`);
      this.#at += named[0].length;
      return (character) => pattern.test(character) !== (named[1] === '^');
    }
    const low = this.#setCharacter();
    if (typeof low !== 'string') return low;
    if (this.#next !== '-' || this.#characters[this.#at + 1] === ']') return this.#literal(low);
    this.#at += 1;
    const high = this.#setCharacter();
    if (typeof high !== 'string' || high.codePointAt(0)! < low.codePointAt(0)!) throw new Unreadable('a bad range');
    const within = (one: string): boolean => {
      const code = one.codePointAt(0)!;
      return code >= low.codePointAt(0)! && code <= high.codePointAt(0)!;
    };
    return this.#flags.i ? (one) => within(one.toLowerCase()) || within(one.toUpperCase()) : within;
  }

  #setCharacter(): string | Test {
    const character = this.#characters[this.#at++]!;
    if (character !== '\\') return character;
    const escaped = this.#characters[this.#at++];
    if (escaped === undefined) throw new Unreadable('it ends with a backslash');
    return escapes[escaped] ?? this.#property(escaped) ?? this.#escapedCharacter(escaped);
  }
}

function one(test: Test): Piece {
  return [{ op: 'character', test }];
}

function repeat(piece: Piece, least: number, most: number): Piece {
  const repeated: Instruction[] = [];
  const add = (more: Piece): void => {
    repeated.push(...more);
    if (repeated.length > maxProgram) throw new Unreadable('it is too large');
  };
  for (let i = 0; i < least; i++) add(piece);
  const length = piece.length;
  if (most === Infinity) {
    add([{ op: 'split', to: 1, or: length + 2 }, ...piece, { op: 'jump', to: -length - 1 }]);
    return repeated;
  }
  // Each further one may be the first that is missing, with all that follow.
  const further = most - least;
  for (let i = 0; i < further; i++) add([{ op: 'split', to: 1, or: (further - i) * (length + 1) }, ...piece]);
  return repeated;
}
