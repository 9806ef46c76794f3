// Host names of routes, with wildcards of one label (`*.example.com`), as Ingress and Gateway API define them.

/** Whether a certificate for `pattern` serves `host`: equal, or a wildcard that stands for exactly one label. */
export function hostCovers(pattern: string, host: string): boolean {
  const [a, b] = [pattern.toLowerCase(), host.toLowerCase()];
  if (a === b) return true;
  const dot = b.indexOf('.');
  return a.startsWith('*.') && dot > 0 && !b.startsWith('*') && a.slice(1) === b.slice(dot);
}

/** Whether the names of a listener and a route of the Gateway API meet; an empty one is any, `*.` one label or more. */
export function hostsIntersect(listener: string, route: string): boolean {
  if (listener === '' || route === '' || listener === route) return true;
  const inside = (wildcard: string, name: string) => wildcard.startsWith('*.') && name.endsWith(wildcard.slice(1));
  return inside(listener, route) || inside(route, listener);
}

/** Whether only the machine itself reaches an address: localhost, 127.0.0.0/8 or ::1, in brackets or not. */
export function isLoopback(address: string): boolean {
  const host = address.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host) || /^(?:0*:)+0*1$/.test(host);
}

/** The parts of a URL with a host, such as `http://127.0.0.1:2379`; undefined if it is none. */
export function urlParts(text: string): { scheme: string; host: string } | undefined {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(text.trim()) ?? [];
  return scheme === undefined || host === undefined ? undefined : { scheme: scheme.toLowerCase(), host };
}

/** Whether a URL leads to the machine itself. */
export function isLocalUrl(text: string): boolean {
  return isLoopback(urlParts(text)?.host ?? '');
}
