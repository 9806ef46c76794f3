import { isOverflow } from './errors.js';
import type { NumberLiteral } from './nodes.js';

// Literals as Go's strconv reads them.

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** The value of a quoted Go string or character constant; undefined if its escapes are wrong. */
export function unquote(quoted: string): string | undefined {
  const quote = quoted[0]!;
  const inner = quoted.slice(1, -1);
  if (quote === '`') return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  const bytes: string[] = [];
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] !== '\\') {
      bytes.push(inner[i]!);
      continue;
    }
    const escape = readEscape(inner, i + 1, quote);
    if (!escape) return undefined;
    bytes.push(escape.value);
    i += escape.length;
  }
  return joinBytes(bytes.join(''));
}

function readEscape(text: string, at: number, quote: string): { value: string; length: number } | undefined {
  const kind = text[at];
  if (kind === undefined) return undefined;
  const simple = kind === quote ? quote : simpleEscapes[kind];
  if (simple !== undefined) return { value: simple, length: 1 };
  const digits = { x: 2, u: 4, U: 8 }[kind];
  if (digits) {
    const hex = text.slice(at + 1, at + 1 + digits);
    if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < digits) return undefined;
    const code = Number.parseInt(hex, 16);
    if (kind !== 'x' && (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))) return undefined;
    return { value: kind === 'x' ? byte(code) : String.fromCodePoint(code), length: digits + 1 };
  }
  const octal = text.slice(at, at + 3);
  if (!/^[0-3][0-7]{2}$/.test(octal)) return undefined;
  return { value: byte(Number.parseInt(octal, 8)), length: 3 };
}

function byte(code: number): string {
  return code < 0x80 ? String.fromCharCode(code) : String.fromCharCode(0xdc00 + code);
}

/** Bytes written one by one with `\x` may make up UTF-8. */
function joinBytes(text: string): string {
  return text.replace(/[\udc80-\udcff]{2,}/g, (run) => {
    try {
      const bytes = Uint8Array.from(run, (char) => char.charCodeAt(0) - 0xdc00);
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      if (isOverflow(error)) throw error;
      return run;
    }
  });
}

const integerShape = new RegExp(
  '^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]?_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*' +
    '|0|[1-9][0-9]*(?:_[0-9]+)*)$',
);

/** An integer literal of Go with its prefix (`0x`, `0o`, `0`, `0b`, `_` between digits); undefined if it is none. */
export function parseInteger(text: string): bigint | undefined {
  const match = integerShape.exec(text);
  if (!match) return undefined;
  let digits = match[2]!.replaceAll('_', '');
  if (/^0[0-7]/.test(digits)) digits = `0o${digits.slice(1)}`;
  const value = BigInt(digits);
  return match[1] === '-' ? -value : value;
}

const maxInt = 2n ** 63n - 1n;
const maxUint = 2n ** 64n - 1n;

/** A float literal of Go, hexadecimal ones included; undefined if it is none or too large. */
export function parseFloatLiteral(text: string): number | undefined {
  if (/^[+-]?(?:inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  const hex = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9]+)$/.exec(text);
  if (hex) {
    const whole = hex[2]!.replaceAll('_', '');
    const fraction = (hex[3] ?? '').replaceAll('_', '');
    if (whole + fraction === '') return undefined;
    const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(hex[4]) - 4 * fraction.length);
    return Number.isFinite(value) ? (hex[1] === '-' ? -value : value) : undefined;
  }
  if (!/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

const inInt = (value: bigint): boolean => value >= -maxInt - 1n && value <= maxInt;
const inUint = (value: bigint): boolean => value >= 0n && value <= maxUint;

/** A number of a template; a string is the message of what is wrong with it. */
export function parseNumber(text: string, start: number): NumberLiteral | string {
  const base = { type: 'number', start, text } as const;
  if (text.startsWith("'")) {
    const rune = unquote(text);
    if (rune === '') return 'invalid syntax';
    if (rune === undefined || [...rune].length !== 1) return `malformed character constant: ${text}`;
    const code = rune.codePointAt(0)!;
    return { ...base, int: BigInt(code), uint: BigInt(code), float: code };
  }
  if (text.endsWith('i')) return parseComplex(text, start);
  const whole = parseInteger(text);
  if (whole !== undefined && (inInt(whole) || inUint(whole))) {
    const isInt = inInt(whole);
    return { ...base, int: isInt ? whole : undefined, uint: inUint(whole) ? whole : undefined, float: Number(whole) };
  }
  const float = parseFloatLiteral(text);
  if (float === undefined) return `illegal number syntax: ${JSON.stringify(text)}`;
  if (!/[.eEpP]/.test(text)) return `integer overflow: ${JSON.stringify(text)}`;
  return { ...base, ...integersOf(float), float };
}

function integersOf(float: number): { int: bigint | undefined; uint: bigint | undefined } {
  if (!Number.isInteger(float)) return { int: undefined, uint: undefined };
  const value = BigInt(float);
  return { int: inInt(value) ? value : undefined, uint: inUint(value) ? value : undefined };
}

function parseComplex(text: string, start: number): NumberLiteral | string {
  const parts = /^(.*?)([+-]?[^+-]*(?:[eEpP][+-][^+-]*)?)i$/.exec(text);
  const imaginary = parseFloatLiteral(parts?.[2] ?? '');
  const real = parts?.[1] ? parseFloatLiteral(parts[1]) : 0;
  if (imaginary === undefined || real === undefined) return `illegal number syntax: ${JSON.stringify(text)}`;
  const whole = imaginary === 0 ? integersOf(real) : { int: undefined, uint: undefined };
  return { type: 'number', start, text, ...whole, float: real, imaginary };
}
