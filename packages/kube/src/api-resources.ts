import { kindRows } from './kinds.js';

/** The first minor version that no longer serves a resource in the group extensions; 1.16 ended most of it. */
const goneFromExtensions: Readonly<Record<string, number>> = { ingresses: 22, jobs: 6 };
const EXTENSIONS_UNTIL = 16;

const groupsByResource: ReadonlyMap<string, readonly string[]> = new Map(
  [...kindRows.values()].map(({ kind, groups }) => [pluralOf(kind), groups]),
);

/** The name of a kind's resource in URLs and RBAC rules: `networkpolicies` for NetworkPolicy. */
function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints') return name;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch)$/.test(name) ? `${name}es` : `${name}s`;
}

/** A resource as RBAC rules name it, and the API groups that serve it for a target version. */
export interface ApiResource {
  /** With its subresource, if it has one: `services/status`. */
  readonly name: string;
  readonly groups: readonly string[];
}

/**
 * Reads the name of a resource as kubectl takes it: `deployments`, `services/status`, or with a group of its own
 * `widgets.example.com`. One that no table knows and that names no group is taken to be of the core group.
 */
export function apiResource(text: string, kubernetesMinor: number): ApiResource {
  const [plain = '', subresource] = text.split('/');
  const dot = plain.indexOf('.');
  const resource = dot < 0 ? plain : plain.slice(0, dot);
  const name = subresource === undefined ? resource : `${resource}/${subresource}`;
  if (dot >= 0) return { name, groups: [plain.slice(dot + 1)] };
  const groups = groupsByResource.get(resource) ?? [''];
  const isGone = kubernetesMinor >= (goneFromExtensions[resource] ?? EXTENSIONS_UNTIL);
  return { name, groups: groups.filter((group) => group !== 'extensions' || !isGone) };
}
