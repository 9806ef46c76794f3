import type { Path, Resource, ResourceIndex } from '@klint/model';
import { plainListeners } from './gateways.js';
import { hasCertificateAnnotation, hostsWithoutTls, redirectSwitchedOff } from './ingress.js';
import { namespaceOf } from './kinds.js';
import { asString, isAbsent, isObject, objectsOf, stringsOf, valueAt } from './values.js';

/** A place where a route serves plain HTTP; `other` is a second object that took part. */
export interface PlainHttp {
  readonly how: 'no-tls' | 'no-redirect' | 'plain-listener' | 'permit-insecure';
  /** The host, an annotation or a listener, as a message names it. */
  readonly subject: string;
  /** Host names that an option may accept; empty where none is known. */
  readonly hosts: readonly string[];
  readonly path: Path;
  readonly other?: Resource;
}

type Reader = (resource: Resource, index: ResourceIndex) => readonly PlainHttp[];

/** How each kind of route serves plain HTTP. */
export const plainHttpReaders: Readonly<Record<string, Reader>> = {
  Ingress: ingress,
  Gateway: (gateway, index) =>
    plainListeners(gateway, index).map(({ index: i, name, hostname, route }) => ({
      how: 'plain-listener',
      subject: name === '' ? `number ${i + 1}` : name,
      hosts: hostname === '' ? hostnamesOf(route) : [hostname],
      path: ['spec', 'listeners', i],
      other: route,
    })),
  Route: (route) => (isAbsent(valueAt(route.value, ['spec', 'tls'])) ? [hostWithoutTls(route, ['spec', 'host'])] : []),
  HTTPProxy: httpProxy,
  IngressRoute: ingressRoute,
};

function hostnamesOf(route: Resource): readonly string[] {
  return stringsOf(valueAt(route.value, ['spec', 'hostnames'])).map(([, host]) => host);
}

function hostWithoutTls(resource: Resource, path: Path): PlainHttp {
  const host = asString(valueAt(resource.value, path)) ?? '';
  return { how: 'no-tls', subject: hostText(host), hosts: host === '' ? [] : [host], path };
}

function hostText(host: string): string {
  return host === '' ? 'any host' : host;
}

function ingress(resource: Resource): readonly PlainHttp[] {
  const open = hasCertificateAnnotation(resource) ? [] : hostsWithoutTls(resource);
  const found = open.map(({ host, path }): PlainHttp => {
    return { how: 'no-tls', subject: hostText(host), hosts: host === '' ? [] : [host], path };
  });
  const rules = objectsOf(valueAt(resource.value, ['spec', 'rules']));
  const hosts = rules.map(([, rule]) => asString(rule.host) ?? '');
  const off = redirectSwitchedOff(resource).map((key): PlainHttp => {
    return { how: 'no-redirect', subject: key, hosts, path: ['metadata', 'annotations', key] };
  });
  return [...found, ...off];
}

/** Contour: a root proxy (one with a virtual host) serves TLS only with `tls`, and each route may still permit HTTP. */
function httpProxy(resource: Resource): readonly PlainHttp[] {
  const virtualHost = valueAt(resource.value, ['spec', 'virtualhost']);
  if (!isObject(virtualHost)) return [];
  if (isAbsent(virtualHost.tls)) return [hostWithoutTls(resource, ['spec', 'virtualhost', 'fqdn'])];
  const host = asString(virtualHost.fqdn) ?? '';
  return objectsOf(valueAt(resource.value, ['spec', 'routes']))
    .filter(([, route]) => route.permitInsecure === true)
    .map(([i]) => ({
      how: 'permit-insecure',
      subject: hostText(host),
      hosts: [host],
      path: ['spec', 'routes', i, 'permitInsecure'],
    }));
}

/**
 * Traefik: without `tls` a router serves what its entry points are. `websecure` alone is TLS by the defaults of its
 * chart; a route whose middlewares send everything on to HTTPS is none.
 */
function ingressRoute(resource: Resource, index: ResourceIndex): readonly PlainHttp[] {
  const entryPoints = stringsOf(valueAt(resource.value, ['spec', 'entryPoints'])).map(([, name]) => name);
  const isSecure = entryPoints.length > 0 && entryPoints.every((name) => name === 'websecure');
  if (isSecure || !isAbsent(valueAt(resource.value, ['spec', 'tls']))) return [];
  const redirects = (route: unknown) =>
    objectsOf(valueAt(route, ['middlewares'])).some(([, { name, namespace }]) => {
      const found = index.find('Middleware', asString(namespace) ?? namespaceOf(resource), asString(name) ?? '');
      // A middleware that is made elsewhere may be the redirect.
      return found.state === 'present' ? isHttpsRedirect(found.value) : found.state !== 'absent';
    });
  return objectsOf(valueAt(resource.value, ['spec', 'routes']))
    .filter(([, route]) => !redirects(route))
    .map(([i, route]) => {
      const hosts = traefikHosts(asString(route.match) ?? '');
      return { how: 'no-tls', subject: hosts.join(', ') || 'any host', hosts, path: ['spec', 'routes', i, 'match'] };
    });
}

/** The hosts of a Traefik match such as ``Host(`a.example.com`) && PathPrefix(`/`)``. */
function traefikHosts(match: string): readonly string[] {
  const groups = [...match.matchAll(/\bHost(?:SNI|Header)?\(([^)]*)\)/g)];
  return groups.flatMap(([, list = '']) => [...list.matchAll(/[`"']([^`"']+)[`"']/g)].map(([, host = '']) => host));
}

/** Whether a Traefik Middleware sends requests on to HTTPS. */
function isHttpsRedirect(middleware: Resource): boolean {
  return valueAt(middleware.value, ['spec', 'redirectScheme', 'scheme']) === 'https';
}
