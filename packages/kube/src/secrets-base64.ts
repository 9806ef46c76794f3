/** The text that base64 (of the standard or the URL alphabet) stands for; undefined where it is none or no UTF-8. */
export function decodeBase64(text: string): string | undefined {
  const joined = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(joined) || joined.replace(/=+$/, '').length % 4 === 1) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(joined, 'base64'));
  } catch {
    return undefined;
  }
}
