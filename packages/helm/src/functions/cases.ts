import { fromBytes, toBytes } from '../value/bytes.js';
import { derive, mapCharacters, textOf } from '../value/chars.js';
import { lowerRune, upperRune } from './strings.js';
import { plain, takes, track } from './define.js';

// Changes of case and form as huandu/xstrings and Masterminds/goutils make them.

type WordType = 'end' | 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';
interface Word {
  readonly type: WordType;
  readonly text: string;
}

const end: Word = { type: 'end', text: '' };
const small = '(?![\\p{Lu}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])\\p{L}';
const shapes: readonly (readonly [WordType, RegExp])[] = [
  ['connector', /[-_\s]+/uy],
  ['punctuation', /\p{P}+/uy],
  ['upper', new RegExp(`\\p{Lu}+(?=\\p{Lu}${small})|\\p{Lu}{2,}|\\p{Lu}(?:${small})*`, 'uy')],
  ['letters', new RegExp(`(?:${small})+`, 'uy')],
  ['number', /\p{N}+/uy],
  ['other', /[^-_\s\p{P}\p{Lu}\p{N}]/uy],
];

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    for (const [type, shape] of shapes) {
      shape.lastIndex = at;
      const found = shape.exec(text)?.[0];
      if (found === undefined) continue;
      const last = words.at(-1);
      if (type === 'other' && last?.type === 'other') words[words.length - 1] = { type, text: last.text + found };
      else words.push({ type, text: found });
      at += found.length;
      break;
    }
  }
  return words;
}

const isBreak = (word: Word): boolean => word.type === 'connector' || word.type === 'punctuation';
const isSolid = (word: Word): boolean => word.type === 'letters' || word.type === 'number';

/** Joins words with a connector. A number clings to the letters after it, and to a word before it if those follow. */
class WordJoiner {
  #out = '';
  #at = 0;

  constructor(
    readonly words: readonly Word[],
    readonly connector: string,
  ) {}

  join(): string {
    let word = this.#next();
    while (this.#at < this.words.length) {
      if (word.type !== 'connector') this.#add(word);
      const previous = word;
      word = this.#next();
      if (previous.type === 'number') word = this.#solid(word, true);
      else if (previous.type === 'connector') this.#add(previous);
      else if (previous.type !== 'punctuation') word = this.#afterWord(word);
    }
    this.#add(word);
    return this.#out;
  }

  #next(): Word {
    return this.words[this.#at++] ?? end;
  }

  #connect(word: Word, unlessEnd = true): void {
    if (!isBreak(word) && !(unlessEnd && word.type === 'end')) this.#out += this.connector;
  }

  /** Letters and numbers in a row, as they are. */
  #solid(from: Word, unlessEnd: boolean): Word {
    let word = from;
    while (isSolid(word)) {
      this.#add(word);
      word = this.#next();
    }
    this.#connect(word, unlessEnd);
    return word;
  }

  #afterWord(word: Word): Word {
    if (word.type !== 'number') {
      this.#connect(word, false);
      return word;
    }
    if (this.#at >= this.words.length) return word;
    const after = this.#next();
    if (after.type !== 'letters') {
      this.#add(word);
      this.#connect(after, false);
      return after;
    }
    this.#out += this.connector;
    this.#add(word);
    return this.#solid(after, true);
  }

  #add(word: Word): void {
    if (word.type === 'connector') this.#out += this.connector.repeat([...word.text].length);
    else this.#out += word.type === 'upper' ? [...word.text].map(lowerRune).join('') : word.text;
  }
}

function joinWords(connector: string): (text: string) => string {
  return (text) => new WordJoiner(wordsOf(text), connector).join();
}

const connectorRune = /^[-_\s]$/u;

/** Upper case at the start and after each run of connectors, of which all but the last stay. */
function pascalCase(text: string): string {
  const runes = [...text];
  let at = 0;
  let out = '';
  while (at < runes.length && connectorRune.test(runes[at]!)) out += runes[at++];
  if (at >= runes.length) return out + (runes.at(-1) ?? '');
  let current = upperRune(runes[at++]!);
  for (; at < runes.length; at++) {
    const previous = current;
    current = runes[at]!;
    if (connectorRune.test(previous)) {
      if (connectorRune.test(current)) out += previous;
      else current = upperRune(current);
    } else out += previous;
  }
  return out + current;
}

function swapCase(text: string): string {
  let out = '';
  for (const rune of text) {
    if (/[\p{Lu}\p{Lt}]/u.test(rune)) out += lowerRune(rune);
    else out += /\p{Ll}/u.test(rune) ? upperRune(rune) : rune;
  }
  return out;
}

function untitle(text: string): string {
  return text.replace(/(^|\s)(\S)/gu, (_whole, space: string, rune: string) => space + lowerRune(rune));
}

/** First bytes of the words, each read as a character of its own, as goutils does. */
function initials(text: string): string {
  let gap = true;
  let out = '';
  for (const byte of toBytes(text)) {
    if ((byte >= 9 && byte <= 13) || byte === 32 || byte === 0x85 || byte === 0xa0) gap = true;
    else if (gap) {
      out += String.fromCharCode(byte);
      gap = false;
    }
  }
  return out;
}

/** Byte strings as Latin-1, so that positions count bytes. */
const toLatin = (text: string): string => Buffer.from(toBytes(text)).toString('latin1');
const fromLatin = (text: string): string => fromBytes(new Uint8Array(Buffer.from(text, 'latin1')));

function wrap(text: string, width: number, separator: string, breakLong: boolean): string {
  const line = toLatin(text);
  const limit = Math.max(width, 1);
  let out = '';
  let offset = 0;
  while (line.length - offset > limit) {
    if (line[offset] === ' ') {
      offset++;
      continue;
    }
    let space = line.slice(offset, offset + limit + 1).lastIndexOf(' ') + offset;
    if (space < offset && !breakLong) space = line.indexOf(' ', offset + limit);
    if (space >= offset) {
      out += line.slice(offset, space) + separator;
      offset = space + 1;
    } else if (breakLong) {
      out += line.slice(offset, offset + limit) + separator;
      offset += limit;
    } else {
      out += line.slice(offset);
      offset = line.length;
    }
  }
  return fromLatin(out + line.slice(offset));
}

function abbreviate(text: string, from: number, width: number): string {
  const bytes = toLatin(text);
  if (width < 4) return '';
  if (bytes.length <= width) return text;
  const left = Math.min(from, bytes.length);
  const offset = bytes.length - left < width - 3 ? bytes.length - (width - 3) : left;
  if (offset <= 4) return fromLatin(`${bytes.slice(0, width - 3)}...`);
  if (width < 7) return '';
  if (offset + width - 3 < bytes.length) return `...${abbreviate(fromLatin(bytes.slice(offset)), 0, width - 3)}`;
  return fromLatin(`...${bytes.slice(bytes.length - (width - 3))}`);
}

export const cases = [
  plain('snakecase', takes('string'), joinWords('_')),
  plain('kebabcase', takes('string'), joinWords('-')),
  plain('camelcase', takes('string'), pascalCase),
  track('swapcase', takes('string'), (_call, text) => mapCharacters(text, swapCase)),
  track('untitle', takes('string'), (_call, text) => mapCharacters(text, untitle)),
  plain('initials', takes('string'), initials),
  plain('wrap', takes('int', 'string'), (width, text) => wrap(text, width, '\n', false)),
  plain('wrapWith', takes('int', 'string', 'string'), (width, separator, text) =>
    wrap(text, width, separator === '' ? '\n' : toLatin(separator), true),
  ),
  track('abbrev', takes('int', 'string'), (_call, width, text) => {
    const whole = width < 4 || toBytes(textOf(text)).length <= width;
    return whole ? text : derive(abbreviate(textOf(text), 0, width), text);
  }),
  plain('abbrevboth', takes('int', 'int', 'string'), (left, right, text) =>
    right < 4 || (left > 0 && right < 7) ? text : abbreviate(text, left, right),
  ),
];
