import { toBytes } from '../value/bytes.js';
import { type Chars, CharsBuilder, Cutter, textOf, withData } from '../value/chars.js';
import { volatile } from '../value/origin.js';
import { bare, Bytes, dataIn, Dict, Int, isString, List } from '../value/value.js';
import { Struct, type StructField, type Value } from '../value/value.js';
import { formatFloat } from './number.js';
import { goSyntax } from './syntax.js';
import { display, displayTyped, hasAddress, isPointer, sortedEntries } from './print.js';
import { isPrintable, quote, quoteRune } from './quote.js';

/** One directive of a format: `%-8.3f`. */
interface Directive {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly verb: string;
}

const maxWidth = 1_000_000;

function pad(text: string, d: Directive, zeros = d.flags.includes('0')): string {
  const missing = (d.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (d.flags.includes('-')) return text + ' '.repeat(missing);
  return (zeros ? '0' : ' ').repeat(missing) + text;
}

function badVerb(value: Value, d: Directive): string {
  return `%!${d.verb}(${displayTyped(value)})`;
}

function signed(text: string, negative: boolean, d: Directive): string {
  const sign = negative ? '-' : d.flags.includes('+') && d.verb !== 'v' ? '+' : d.flags.includes(' ') ? ' ' : '';
  const zeros = d.flags.includes('0') && !d.flags.includes('-');
  if (zeros && d.width !== undefined) return sign + text.padStart(d.width - sign.length, '0');
  return pad(sign + text, d, false);
}

function formatInteger(value: bigint, d: Directive): string | undefined {
  const base = { d: 10, v: 10, b: 2, o: 8, O: 8, x: 16, X: 16 }[d.verb];
  if (base) {
    let text = (value < 0n ? -value : value).toString(base);
    if (d.precision !== undefined) {
      if (d.precision === 0 && value === 0n) return pad('', d, false);
      text = text.padStart(d.precision, '0');
    }
    const prefix =
      d.verb === 'O' ? '0o' : d.flags.includes('#') ? ({ b: '0b', o: '0', x: '0x', X: '0X' }[d.verb] ?? '') : '';
    if (d.verb === 'X') text = text.toUpperCase();
    return signed(prefix + text, value < 0n, d.precision === undefined ? d : { ...d, flags: d.flags.replace('0', '') });
  }
  const code = Number(value);
  if (d.verb === 'c') return pad(String.fromCodePoint(code >= 0 && code <= 0x10ffff ? code : 0xfffd), d);
  if (d.verb === 'q') return pad(quoteRune(code, d.flags.includes('+')), d);
  if (d.verb === 'U') {
    const shown =
      d.flags.includes('#') && isPrintable(String.fromCodePoint(code)) ? ` '${String.fromCodePoint(code)}'` : '';
    return pad(`U+${value.toString(16).toUpperCase().padStart(4, '0')}${shown}`, d, false);
  }
  return undefined;
}

function formatNumber(value: number, d: Directive): string | undefined {
  if (!'vbgGeEfFxX'.includes(d.verb)) return undefined;
  if (d.verb === 'b' || d.verb === 'x' || d.verb === 'X') return formatBinaryFloat(value, d);
  const letter = d.verb === 'v' ? 'g' : d.verb === 'F' ? 'f' : d.verb;
  const precision = d.precision ?? (letter.toLowerCase() === 'g' ? -1 : 6);
  const text = formatFloat(Math.abs(value), letter, precision).replace(/^\+Inf/, 'Inf');
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) {
    const plain = { ...d, flags: d.flags.replace('0', '') };
    return signed(
      Number.isNaN(value) ? 'NaN' : negative ? text : d.verb === 'v' || !d.flags.includes('+') ? `+${text}` : text,
      negative,
      plain,
    );
  }
  const plus = d.flags.includes('+') ? { ...d, verb: 'f' } : d;
  return signed(text, negative, plus);
}

/** `%b` and `%x` of a float: mantissa and power of two. */
function formatBinaryFloat(value: number, d: Directive): string {
  const size = Math.abs(value);
  const negative = value < 0 || Object.is(value, -0);
  if (d.verb === 'b') {
    const power = size === 0 ? -1074 : Math.max(Math.floor(Math.log2(size)) - 52, -1074);
    return signed(`${BigInt(size / 2 ** power)}p${power < 0 ? '' : '+'}${power}`, negative, d);
  }
  const power = size === 0 ? 0 : Math.floor(Math.log2(size));
  const fraction =
    size === 0
      ? ''
      : (BigInt((size / 2 ** power) * 2 ** 52) - 2n ** 52n).toString(16).padStart(13, '0').replace(/0+$/, '');
  const lead = size === 0 ? '0' : '1';
  const exponent = String(Math.abs(power)).padStart(2, '0');
  const text = `0x${lead}${fraction && `.${fraction}`}p${power < 0 ? '-' : '+'}${exponent}`;
  return signed(d.verb === 'X' ? text.toUpperCase() : text, negative, d);
}

function cutRunes(text: string, d: Directive): string {
  return d.precision === undefined ? text : [...text].slice(0, d.precision).join('');
}

function formatText(text: string, d: Directive): string | undefined {
  switch (d.verb) {
    case 'v':
    case 's':
      return pad(cutRunes(text, d), d);
    case 'q': {
      const cut = cutRunes(text, d);
      const raw = d.flags.includes('#') && !/[`\x00-\x08\x0a-\x1f\x7f\ufeff]/.test(cut);
      return pad(raw ? `\`${cut}\`` : quote(cut, d.flags.includes('+')), d);
    }
    case 'x':
    case 'X':
      return pad(hex(toBytes(text), d), d);
  }
  return undefined;
}

function hex(bytes: Uint8Array, d: Directive): string {
  const taken = d.precision === undefined ? bytes : bytes.subarray(0, d.precision);
  const spaced = d.flags.includes(' ');
  const sharp = d.flags.includes('#');
  const parts = [...taken].map((byte) => byte.toString(16).padStart(2, '0'));
  const joined = spaced
    ? parts.map((part) => (sharp ? `0x${part}` : part)).join(' ')
    : (sharp && parts.length ? '0x' : '') + parts.join('');
  return d.verb === 'X' ? joined.toUpperCase() : joined;
}

function formatOne(value: Value, d: Directive, inner: boolean): string {
  const plain = bare(value);
  if (plain === undefined || plain === null)
    return inner ? '<nil>' : d.verb === 'v' ? pad('<nil>', d) : `%!${d.verb}(<nil>)`;
  const isPlain = d.flags === '' && d.width === undefined && d.precision === undefined;
  if (d.verb === 'v' && isPlain) return display(plain, inner);
  switch (typeof plain) {
    case 'boolean':
      return d.verb === 't' || d.verb === 'v' ? pad(String(plain), d) : badVerb(plain, d);
    case 'number':
      return formatNumber(plain, d) ?? badVerb(plain, d);
    case 'string':
      return formatText(plain, d) ?? badVerb(plain, d);
  }
  if (plain instanceof Int) {
    if (plain.type.startsWith('time.') && 'vsq'.includes(d.verb)) return formatText(display(plain), d)!;
    return formatInteger(plain.value, d) ?? badVerb(plain, d);
  }
  if (plain instanceof Struct && plain.declared) return formatFields(plain, plain.declared, d, inner);
  if (plain instanceof Struct) return formatText(display(plain), d) ?? badVerb(plain, d);
  return formatCollection(plain, d);
}

function formatCollection(value: Dict | List | Bytes, d: Directive): string {
  if (value instanceof Bytes) {
    if ('sqxX'.includes(d.verb)) return formatText(textOf(value.chars), d)!;
    return `[${[...toBytes(textOf(value.chars))].map((byte) => formatInteger(BigInt(byte), d) ?? '').join(' ')}]`;
  }
  if (value instanceof List) return `[${value.items.map((item) => formatOne(item, d, true)).join(' ')}]`;
  const entries = sortedEntries(value).map(([key, item]) => `${formatOne(key, d, true)}:${formatOne(item, d, true)}`);
  return `map[${entries.join(' ')}]`;
}

/** A struct without a String method: by its fields, with their names for `%+v`. */
function formatFields(struct: Struct, fields: readonly StructField[], d: Directive, inner: boolean): string {
  if (isPointer(struct) && inner) return d.verb === 'v' ? display(struct, true) : badVerb(struct, d);
  const named = d.verb === 'v' && d.flags.includes('+');
  const shown = fields.map(({ name, value }) => `${named ? `${name}:` : ''}${formatOne(value, d, true)}`);
  return `${isPointer(struct) ? '&' : ''}{${shown.join(' ')}}`;
}

/** fmt.Sprintf. Literal characters keep the origin of the format, plain `%s` and `%v` that of the operand. */
export function sprintf(format: Chars, args: readonly Value[]): Chars {
  return new Formatter(format, args).run();
}

class Formatter {
  readonly #text: string;
  readonly #cutter: Cutter;
  readonly #out = new CharsBuilder();
  #at = 0;
  #next = 0;
  #reordered = false;
  #goodIndex = true;

  constructor(
    format: Chars,
    readonly args: readonly Value[],
  ) {
    this.#text = textOf(format);
    this.#cutter = new Cutter(format);
  }

  run(): Chars {
    while (this.#at < this.#text.length) {
      const percent = this.#text.indexOf('%', this.#at);
      const end = percent < 0 ? this.#text.length : percent;
      this.#out.add(this.#cutter.cut(this.#at, end));
      this.#at = end + 1;
      if (percent >= 0) this.#directive();
    }
    if (!this.#reordered && this.#next < this.args.length) {
      this.#out.add(`%!(EXTRA ${this.args.slice(this.#next).map(displayTyped).join(', ')})`);
    }
    return this.#out.build();
  }

  #directive(): void {
    this.#goodIndex = true;
    this.#reordered = false;
    const flags = /^[+\-# 0]*/.exec(this.#text.slice(this.#at))![0];
    this.#at += flags.length;
    let afterIndex = this.#index();
    let left = flags.includes('-');
    let width = this.#count('BADWIDTH', afterIndex);
    if (width !== undefined && width < 0) {
      width = -width;
      left = true;
    }
    let precision: number | undefined;
    if (this.#text[this.#at] === '.') {
      this.#at++;
      afterIndex = this.#index();
      precision = this.#count('BADPREC', afterIndex) ?? 0;
      if (precision < 0) precision = undefined;
    }
    this.#index();
    const verb = this.#text.codePointAt(this.#at);
    if (verb === undefined) {
      this.#out.add('%!(NOVERB)');
      return;
    }
    const letter = String.fromCodePoint(verb);
    this.#at += letter.length;
    const shown = left ? `${flags.replaceAll('0', '').replaceAll('-', '')}-` : flags;
    this.#operand({ flags: shown, width, precision, verb: letter });
  }

  #operand(d: Directive): void {
    if (d.verb === '%') this.#out.add('%');
    else if (!this.#goodIndex) this.#out.add(`%!${d.verb}(BADINDEX)`);
    else if (this.#next >= this.args.length) this.#out.add(`%!${d.verb}(MISSING)`);
    else this.#out.add(formatArgument(this.args[this.#next++], d));
  }

  /** `[n]`: the next operand. */
  #index(): boolean {
    if (this.#text[this.#at] !== '[') return false;
    this.#reordered = true;
    const match = /^\[(\d+)\]/.exec(this.#text.slice(this.#at));
    if (!match) {
      const close = this.#text.indexOf(']', this.#at);
      this.#at = close < 0 ? this.#at + 1 : close + 1;
      this.#goodIndex = false;
      return false;
    }
    this.#at += match[0].length;
    const index = Number(match[1]) - 1;
    if (index < 0 || index >= this.args.length) {
      this.#goodIndex = false;
      return true;
    }
    this.#next = index;
    return true;
  }

  /** A width or precision: digits, or `*` for an operand. */
  #count(problem: string, afterIndex: boolean): number | undefined {
    if (this.#text[this.#at] === '*') {
      this.#at++;
      const arg = bare(this.args[this.#next++]);
      const value = arg instanceof Int ? Number(arg.value) : undefined;
      if (value === undefined || Math.abs(value) > maxWidth) {
        this.#out.add(`%!(${problem})`);
        return undefined;
      }
      return value;
    }
    const digits = /^\d+/.exec(this.#text.slice(this.#at))?.[0];
    if (digits === undefined) return undefined;
    this.#at += digits.length;
    if (afterIndex) this.#goodIndex = false;
    return Number(digits) > maxWidth ? undefined : Number(digits);
  }
}

function formatArgument(value: Value, d: Directive): Chars {
  const simple = d.flags === '' && d.width === undefined && d.precision === undefined;
  if (simple && (d.verb === 's' || d.verb === 'v') && isString(value)) return value;
  if (d.verb === 'T') return pad(displayTyped(value).split('=')[0]!, d);
  const text = d.verb === 'v' && d.flags.includes('#') ? pad(goSyntax(value), d) : formatOne(value, d, false);
  const copied =
    typeof value === 'object' && value !== null && 'derived' in value && !value.derived && text === display(value);
  return withData(text, hasAddress(text) ? [volatile] : dataIn(value), !copied);
}
