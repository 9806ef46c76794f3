const special: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const nothingToEscape = /^[ !#-[\]-~]*$/;

export function isPrintable(rune: string): boolean {
  return printable.test(rune);
}

function escapeRune(rune: string, quote: string, ascii: boolean): string {
  if (rune === quote) return `\\${quote}`;
  const known = special[rune];
  if (known) return known;
  const code = rune.codePointAt(0)!;
  if (code < 0x80 ? printable.test(rune) : !ascii && printable.test(rune)) return rune;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** A string as `%q` prints it (strconv.Quote); `ascii` escapes everything else. */
export function quote(text: string, ascii = false): string {
  if (nothingToEscape.test(text)) return `"${text}"`;
  let out = '"';
  for (const rune of text) out += escapeRune(rune, '"', ascii);
  return `${out}"`;
}

/** A rune as `%q` prints it. */
export function quoteRune(code: number, ascii = false): string {
  const valid = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return `'${escapeRune(String.fromCodePoint(valid ? code : 0xfffd), "'", ascii)}'`;
}
