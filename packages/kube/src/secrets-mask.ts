/** A secret as a message may show it: a few characters of a long one, nothing of a short one, never its length. */
export function mask(value: string): string {
  const text = value.trim();
  return text.length >= 16 && /^[\w+/.~]{4}/.test(text) ? `${text.slice(0, 4)}****` : '****';
}
