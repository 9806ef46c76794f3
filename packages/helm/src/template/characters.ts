/** The longest thing that looks like a number, right or wrong. */
export const numberShape = new RegExp(
  '^[+-]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\\.[0-7_]*)?' +
    '|0[bB][01_]*(?:\\.[01_]*)?|[0-9_]*(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?',
);

/** What text/template takes for a space. */
export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r';
}

export function isSpaceCode(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

const letters = /[\p{L}\p{Nd}_]*/uy;

/** Where the letters, digits and underscores from an offset on end. */
export function wordEnd(text: string, start: number): number {
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (isLetter || (code >= 48 && code <= 57)) continue;
    // Past the end the code is no number.
    if (!(code > 127)) return at;
    letters.lastIndex = at;
    letters.test(text);
    return letters.lastIndex;
  }
}

/** A rune as `U+0040 '@'`. */
export function describeRune(rune: string): string {
  const code = rune.codePointAt(0)!;
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return code < 0x20 || code === 0x7f ? `U+${hex}` : `U+${hex} '${rune}'`;
}
