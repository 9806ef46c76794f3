/** A block of addresses: its first address as a number, and how many leading bits are fixed. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly address: bigint;
  readonly prefix: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/**
 * Reads `10.0.0.0/8` or `fd00::/8`; a bare address is a block of one. Leading zeros of an octet are decimal, as in
 * ParseCIDRSloppy of k8s.io/utils/net. Undefined if it is neither.
 */
export function parseCidr(text: unknown): Cidr | undefined {
  if (typeof text !== 'string') return undefined;
  const [host = '', bits, ...more] = text.split('/');
  const parsed = host.includes(':') ? parseIPv6(host) : parseIPv4(host);
  if (parsed === undefined || more.length > 0) return undefined;
  const family = host.includes(':') ? 6 : 4;
  const width = WIDTH[family];
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined;
  const prefix = bits === undefined ? width : Number(bits);
  if (prefix > width) return undefined;
  const free = BigInt(width - prefix);
  return { family, address: (parsed >> free) << free, prefix };
}

function parseIPv4(host: string): bigint | undefined {
  const octets = host.split('.');
  const isOctet = (text: string) => /^\d{1,10}$/.test(text) && Number(text) < 256;
  if (octets.length !== 4 || !octets.every(isOctet)) return undefined;
  return octets.reduce((sum, octet) => (sum << 8n) | BigInt(Number(octet)), 0n);
}

function parseIPv6(host: string): bigint | undefined {
  const halves = host.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, i) => groupsOf(half, i === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** The 16-bit groups of a part of an IPv6 address; the end of the address may be an IPv4 address. */
function groupsOf(part: string, isEnd: boolean): bigint[] | undefined {
  if (part === '') return [];
  const words = part.split(':');
  const groups: bigint[] = [];
  for (const [i, word] of words.entries()) {
    const v4 = isEnd && i === words.length - 1 && word.includes('.') ? parseIPv4(word) : undefined;
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(word)) groups.push(BigInt(`0x${word}`));
    else return undefined;
  }
  return groups;
}

/** Whether every address of `inner` is in `outer`. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const free = BigInt(WIDTH[outer.family] - outer.prefix);
  return outer.address >> free === inner.address >> free;
}

/** Whether two blocks have an address in common. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}
