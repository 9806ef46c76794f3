/** The newest minor version that the tables know: Kubernetes 1.37. */
export const NEWEST_MINOR = 37;

/** The minor version of a text such as `1.33` or `v1.33`; undefined if it is none. It may be newer than the newest. */
export function parseMinor(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^v?1\.(0|[1-9]\d{0,3})$/.exec(text) : null;
  return match ? Number(match[1]) : undefined;
}
