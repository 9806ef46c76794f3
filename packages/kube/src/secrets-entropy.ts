/** Shannon entropy of a text in bits for each character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const total = [...text].length;
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return bits;
}

/** The smallest usual alphabets that a text may be drawn from, each with the bits of a character and a length. */
const alphabets: readonly { readonly holds: RegExp; readonly bits: number; readonly least: number }[] = [
  { holds: /^(?:[0-9a-f-]+|[0-9A-F-]+)$/, bits: 4, least: 20 },
  { holds: /^(?:[0-9a-z_-]+|[0-9A-Z_-]+)$/, bits: Math.log2(36), least: 14 },
  { holds: /^\S+$/, bits: 6, least: 12 },
];

/**
 * Whether a text (its beginning, if it is very long) looks drawn by lot rather than written: long enough, no words,
 * and with an entropy of at least `minEntropy` where the alphabet is that of base64; for a smaller alphabet the limit
 * is lower in proportion.
 */
export function looksRandom(value: string, minEntropy: number): boolean {
  const text = value.slice(0, 1024);
  const alphabet = alphabets.find(({ holds }) => holds.test(text));
  if (!alphabet || text.length < alphabet.least || isWords(text)) return false;
  return entropyOf(text) >= (minEntropy * alphabet.bits) / 6;
}

/** Whether a text is made of words and short numbers, as names are: `db-credentials-v2`, `getTokenValue`. */
export function isWords(text: string): boolean {
  const parts = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const letters = parts.filter((part) => /^[A-Za-z]+\d{0,2}$/.test(part));
  const numbers = parts.filter((part) => /^\d{1,4}$/.test(part) || /^v\d+$/i.test(part));
  if (letters.length === 0 || letters.length + numbers.length < parts.length) return false;
  const average = letters.join('').length / letters.length;
  return average >= 3 && letters.every(isPronounceable);
}

/** Whether consonants do not pile up as they do in random letters. */
function isPronounceable(part: string): boolean {
  return !/[bcdfghjklmnpqrstvwxz]{6}/i.test(part) && (part.length < 5 || /[aeiouy]/i.test(part));
}
