import type { Resource, ResourceIndex } from '@klint/model';
import { hostsIntersect } from './hosts.js';
import { isKind, namespaceOf } from './kinds.js';
import { asList, asObject, asString, isObject, objectsOf, valueAt } from './values.js';

/** A listener of a Gateway without TLS and a route that serves plain HTTP there. */
export interface PlainListener {
  readonly index: number;
  readonly name: string;
  readonly hostname: string;
  readonly route: Resource;
}

/** The listeners of a Gateway with protocol HTTP that serve a route of the unit other than a redirect to HTTPS. */
export function plainListeners(gateway: Resource, index: ResourceIndex): readonly PlainListener[] {
  if (!isKind(gateway, 'Gateway')) return [];
  const routes = routesByGateway(index).get(`${namespaceOf(gateway)}/${gateway.name}`) ?? [];
  return objectsOf(valueAt(gateway.value, ['spec', 'listeners'])).flatMap(([i, listener]): PlainListener[] => {
    if (listener.protocol !== 'HTTP') return [];
    const [route] = routes.filter((each) => attaches(each, gateway, listener)).sort(byName);
    const [name, hostname] = [asString(listener.name) ?? '', asString(listener.hostname) ?? ''];
    return route ? [{ index: i, name, hostname, route }] : [];
  });
}

const routes = new WeakMap<ResourceIndex, ReadonlyMap<string, readonly Resource[]>>();

/** The routes of a unit that serve more than redirects, by namespace and name of what they name as parent. */
function routesByGateway(index: ResourceIndex): ReadonlyMap<string, readonly Resource[]> {
  const known = routes.get(index);
  if (known) return known;
  const found = new Map<string, Resource[]>();
  for (const route of [...index.ofKind('HTTPRoute'), ...index.ofKind('GRPCRoute')].filter(servesMoreThanRedirects)) {
    const parents = asList(valueAt(route.value, ['spec', 'parentRefs'])).filter(isObject);
    for (const key of new Set(parents.map(({ namespace, name }) => `${namespace ?? namespaceOf(route)}/${name}`))) {
      const named = found.get(key) ?? [];
      named.push(route);
      found.set(key, named);
    }
  }
  routes.set(index, found);
  return found;
}

function byName(a: Resource, b: Resource): number {
  const [left, right] = [a, b].map((route) => [namespaceOf(route), route.name, route.kind].join('\n'));
  return left! < right! ? -1 : 1;
}

function servesMoreThanRedirects(route: Resource): boolean {
  const rules = asList(valueAt(route.value, ['spec', 'rules']));
  return rules.length > 0 && !rules.every(isRedirectRule);
}

/** Whether a route names a listener as parent and the listener takes it (parentRefs and allowedRoutes). */
function attaches(route: Resource, gateway: Resource, listener: Readonly<Record<string, unknown>>): boolean {
  const namespace = namespaceOf(route);
  const from = asString(valueAt(listener, ['allowedRoutes', 'namespaces', 'from'])) ?? 'Same';
  if (from === 'None' || (from === 'Same' && namespace !== namespaceOf(gateway))) return false;
  const named = asList(valueAt(route.value, ['spec', 'parentRefs'])).filter(isObject).some(
    (parent) =>
      (parent.kind ?? 'Gateway') === 'Gateway' &&
      (parent.group ?? 'gateway.networking.k8s.io') === 'gateway.networking.k8s.io' &&
      parent.name === gateway.name &&
      (parent.namespace ?? namespace) === namespaceOf(gateway) &&
      (parent.sectionName ?? listener.name) === listener.name &&
      (parent.port ?? listener.port) === listener.port,
  );
  const hosts = asList(valueAt(route.value, ['spec', 'hostnames'])).map((host) => asString(host) ?? '');
  const own = asString(asObject(listener).hostname) ?? '';
  return named && (hosts.length === 0 || hosts.some((host) => hostsIntersect(own, host)));
}

/** Whether a rule of an HTTPRoute does nothing but send requests on to HTTPS. */
function isRedirectRule(rule: unknown): boolean {
  return asList(asObject(rule).filters).some(
    (filter) =>
      isObject(filter) &&
      filter.type === 'RequestRedirect' &&
      valueAt(filter, ['requestRedirect', 'scheme']) === 'https',
  );
}
