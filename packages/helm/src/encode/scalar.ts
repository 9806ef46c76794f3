import { Cutter, type Chars, CharsBuilder, concat, derive, textOf } from '../value/chars.js';
import { needsQuotes, resolvePlain } from './resolve.js';

// How go-yaml's emitter writes a string.

export type ScalarForm = 'plain' | 'single' | 'double' | 'literal';

const breaks = /[\r\n\u0085\u2028\u2029]/;
const unprintable = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const firstIndicator = /^[#,[\]{}&*!|>'"%@`]/;
const blockIndicator =
  /^(?:[?:-](?:[\s]|$)|---|\.\.\.)|:(?:[ \t\r\n\u0085\u2028\u2029]|$)|[ \t\r\n\u0085\u2028\u2029]#/;

/** Text that needs none of the checks for form but the one whether it means something else than text. */
const ordinary = /^[A-Za-z\/][\w\/.-]*$/;

/** The form that the emitter picks outside flow collections; `key` is a simple key. */
export function pickForm(text: string, key: boolean): ScalarForm {
  if (ordinary.test(text)) return resolvePlain(text) === undefined ? 'plain' : 'double';
  const special = unprintable.test(text) || / [\r\n\u0085\u2028\u2029]/.test(text);
  if (text.includes('\n')) {
    return special || key || text.endsWith(' ') ? 'double' : 'literal';
  }
  if (needsQuotes(text) || special) return 'double';
  const multiline = breaks.test(text);
  const indicators = firstIndicator.test(text) || blockIndicator.test(text);
  if (!multiline && !indicators && !text.startsWith(' ') && !text.endsWith(' ')) return 'plain';
  if (/[\r\n\u0085\u2028\u2029] /.test(text)) return 'double';
  return 'single';
}

/** Column of the first character, indentation of continued lines, and whether lines may be folded after column 80. */
export interface Place {
  readonly column: number;
  readonly indent: number;
  readonly fold: boolean;
}

const bestWidth = 80;

/** The scalar in the given form. */
export function writeScalar(chars: Chars, form: ScalarForm, place: Place): Chars {
  switch (form) {
    case 'plain':
      return fold(chars, place, place.column, false);
    case 'single':
      return writeSingle(chars, place);
    case 'double':
      return writeDouble(chars, place);
    case 'literal':
      return writeLiteral(chars, place.indent);
  }
}

/** Breaks at the first single space after column 80. */
function fold(chars: Chars, place: Place, column: number, inner: boolean): Chars {
  const text = textOf(chars);
  if (!place.fold || column + text.length <= bestWidth) return chars;
  const cutter = new Cutter(chars);
  const out = new CharsBuilder();
  let start = 0;
  let at = column;
  let spaces = false;
  let index = 0;
  for (const rune of text) {
    if (rune === ' ') {
      const edge = inner && (index === 0 || index === text.length - 1);
      if (!spaces && at > bestWidth && !edge && text[index + 1] !== ' ') {
        out.add(cutter.cut(start, index)).add(`\n${' '.repeat(place.indent)}`);
        start = index + 1;
        at = place.indent;
      } else at++;
      spaces = true;
    } else {
      at++;
      spaces = false;
    }
    index += rune.length;
  }
  return out.add(cutter.cut(start, text.length)).build();
}

function writeSingle(chars: Chars, place: Place): Chars {
  const text = textOf(chars);
  // The emitter indents after these line ends as if it had broken the line itself.
  const written = text
    .replaceAll("'", "''")
    .replace(/[\u2028\u2029](?![\u2028\u2029])/g, `$&${' '.repeat(place.indent)}`);
  if (written === text) return concat("'", fold(chars, place, place.column + 1, true), "'");
  const folded = fold(derive(written, chars), place, place.column + 1, true);
  return concat("'", folded, "'");
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeRune(rune: string, all: boolean): string {
  const known = escapes[rune];
  if (known) return known;
  if (!all && !unprintable.test(rune)) return rune;
  const code = rune.codePointAt(0)!;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function writeDouble(chars: Chars, place: Place): Chars {
  const text = textOf(chars);
  // The emitter looks for a byte order mark at the start of the text wherever it stands.
  const all = text.startsWith('\ufeff');
  let out = '"';
  let column = place.column + 1;
  let spaces = false;
  let index = 0;
  let changed = false;
  for (const rune of text) {
    const isSpace = rune === ' ';
    if (!all && isSpace && place.fold && !spaces && column > bestWidth && index > 0 && index < text.length - 1) {
      out += `\n${' '.repeat(place.indent)}${text[index + 1] === ' ' ? '\\' : ''}`;
      column = place.indent + (text[index + 1] === ' ' ? 1 : 0);
      changed = true;
    } else {
      const written = escapeRune(rune, all);
      changed ||= written !== rune;
      out += written;
      column += [...written].length;
    }
    spaces = isSpace;
    index += rune.length;
  }
  return changed ? derive(`${out}"`, chars) : concat('"', chars, '"');
}

function writeLiteral(chars: Chars, indent: number): Chars {
  const text = textOf(chars);
  const hint = /^[ \r\n\u0085\u2028\u2029]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || breaks.test(text.at(-2)!) ? '+' : '';
  const out = new CharsBuilder().add(`|${hint}${chomp}`);
  const cutter = new Cutter(chars);
  const pad = ' '.repeat(indent);
  const end = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let start = 0; start <= end;) {
    const next = text.indexOf('\n', start);
    const stop = next < 0 || next > end ? end : next;
    out.add(stop > start ? `\n${pad}` : '\n').add(cutter.cut(start, stop));
    start = stop + 1;
  }
  return out.build();
}
