// Sticky patterns for parts of YAML lines.

/** A key, with the colon that must be followed by a space or the line's end. */
export const plainKey = /([A-Za-z0-9_.\/$+~=(][^:#"'\n\t]*?) *:(?=[ \n]|$)/y;
export const quotedKey = /"([^"\\\n]*)" *:(?=[ \n]|$)|'([^'\n]*)' *:(?=[ \n]|$)/y;
export const quoted = /"((?:[^"\\\n]|\\["\\nt])*)"|'((?:[^'\n]|'')*)'/y;
export const flowPlain = /(?:[A-Za-z0-9_.\/$+~=(]|-(?=[^\s,[\]{}]))[^,[\]{}:#\n\t"'&*!|>%@`?]*/y;
export const literalHeader = /\|([+-]?) *\n/y;
export const anchor = /&([\w-]+) +/y;
export const alias = /\*([\w-]+)(?=[ \n]|$)/y;
export const restOfLine = /[ ]*(?:$|\n|(?<= )#)/y;
export const startOfPlain = /[^\s,[\]{}#&*!|>'"%@`?:-]|-(?=[^\s])/y;

/** What stands between double quotes. */
export const unescape = (text: string): string => (text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text);

/** The offset after spaces. */
export function spaceEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}
