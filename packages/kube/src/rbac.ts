import type { Resource } from '@klint/model';
import { builtinClusterRoles, builtinRoles } from './builtin-roles.js';
import { isKind, namespaceOf } from './kinds.js';
import { selectorMatches } from './selectors.js';
import { asList, isAbsent, objectsOf, valueAt } from './values.js';

/** One rule of a Role or ClusterRole. Its lists have the items of the manifest in their places. */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

/** What the API server asks about an object; `name` is absent for a collection. */
export interface ResourceRequest {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly name?: string;
}

/** The rules as written in a Role or ClusterRole, each with its index. */
export function writtenRules(role: Resource): readonly (readonly [number, PolicyRule])[] {
  return objectsOf(role.value.rules).map(([i, rule]) => {
    // A null among strings decodes to the empty string; the API server refuses everything else.
    const words = (key: string) => asList(rule[key]).map((word) => String(word ?? ''));
    return [
      i,
      {
        verbs: words('verbs'),
        apiGroups: words('apiGroups'),
        resources: words('resources'),
        resourceNames: words('resourceNames'),
        nonResourceURLs: words('nonResourceURLs'),
      },
    ] as const;
  });
}

/**
 * The written rules that are in force, each with its index: none in a ClusterRole with an aggregationRule, whose rules
 * the aggregation controller overwrites (pkg/controller/clusterroleaggregation).
 */
export function literalRules(role: Resource): readonly (readonly [number, PolicyRule])[] {
  return isAggregated(role) ? [] : writtenRules(role);
}

export function isAggregated(role: Resource): boolean {
  return isKind(role, 'ClusterRole') && !isAbsent(role.value.aggregationRule);
}

/** The rules a role has in a cluster that holds these ClusterRoles: aggregation is followed through all levels. */
export function effectiveRules(role: Resource, clusterRoles: readonly Resource[]): readonly PolicyRule[] {
  const reached = new Set([role]);
  for (const each of reached) {
    for (const other of clusterRoles) if (aggregates(each, other)) reached.add(other);
  }
  return [...reached].flatMap((each) => literalRules(each).map(([, rule]) => rule));
}

function aggregates(role: Resource, other: Resource): boolean {
  if (!isAggregated(role) || role.name === other.name) return false;
  const selectors = asList(valueAt(role.value, ['aggregationRule', 'clusterRoleSelectors']));
  // An item of the list is a selector by value, so that null is the empty one.
  return selectors.some((selector) => selectorMatches(selector ?? {}, valueAt(other.value, ['metadata', 'labels'])));
}

/**
 * Whether a rule allows a request, as RuleAllows of the RBAC authorizer (pkg/apis/rbac/v1/evaluation_helpers.go) does:
 * verb and group exact or `*`; a resource exact, `*`, or a star before the subresource, but never a star after it.
 */
export function grants(rule: PolicyRule, request: ResourceRequest): boolean {
  const { subresource } = request;
  const resource = subresource === undefined ? request.resource : `${request.resource}/${subresource}`;
  return (
    has(rule.verbs, request.verb) &&
    has(rule.apiGroups, request.apiGroup) &&
    (has(rule.resources, resource) || (subresource !== undefined && rule.resources.includes(`*/${subresource}`))) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(request.name ?? ''))
  );
}

/** Whether a rule allows a request for a URL that is no resource; a trailing `*` of the rule stands for anything. */
export function grantsUrl(rule: PolicyRule, verb: string, url: string): boolean {
  return has(rule.verbs, verb) && rule.nonResourceURLs.some((pattern) => urlMatches(pattern, url));
}

function urlMatches(pattern: string, url: string): boolean {
  return pattern === url || (pattern.endsWith('*') && url.startsWith(pattern.replace(/\*+$/, '')));
}

function has(words: readonly string[], word: string): boolean {
  return words.includes('*') || words.includes(word);
}

/** Whether a rule allows everything on every object of every group; with names it allows only what bears them. */
export function isFullWildcard(rule: PolicyRule): boolean {
  return isEveryObject(rule) && rule.verbs.includes('*');
}

/** Whether a rule is about every object of every group. */
export function isEveryObject(rule: PolicyRule): boolean {
  return rule.resources.includes('*') && rule.apiGroups.includes('*') && rule.resourceNames.length === 0;
}

/** Whether a rule is about every URL that is no resource: all of them begin with a slash. */
export function isEveryUrl(rule: PolicyRule): boolean {
  return rule.nonResourceURLs.some((pattern) => /^\/?\*+$/.test(pattern));
}

/** Whether everything that `rule` grants is granted by `owners` (Covers of component-helpers/auth/rbac/validation). */
export function covers(owners: readonly PolicyRule[], rule: PolicyRule): boolean {
  const urls = rule.nonResourceURLs.every((url) =>
    rule.verbs.every((verb) => owners.some((owner) => has(owner.verbs, verb) && coversUrl(owner, url))),
  );
  const names = rule.resourceNames.length > 0 ? rule.resourceNames : [undefined];
  const resources = rule.resources.flatMap((resource) => names.map((name) => [resource, name] as const));
  const allowed = (verb: string, group: string, resource: string, name: string | undefined) =>
    owners.some(
      (owner) =>
        has(owner.verbs, verb) &&
        has(owner.apiGroups, group) &&
        coversResource(owner, resource) &&
        (owner.resourceNames.length === 0 || (name !== undefined && owner.resourceNames.includes(name))),
    );
  return (
    urls &&
    rule.verbs.every((verb) =>
      rule.apiGroups.every((group) => resources.every(([resource, name]) => allowed(verb, group, resource, name))),
    )
  );
}

function coversResource(owner: PolicyRule, resource: string): boolean {
  const slash = resource.indexOf('/');
  return has(owner.resources, resource) || (slash >= 0 && owner.resources.includes(`*${resource.slice(slash)}`));
}

function coversUrl(owner: PolicyRule, url: string): boolean {
  return owner.nonResourceURLs.some((pattern) => urlMatches(pattern, url));
}

const expanded = new Map<readonly string[], readonly PolicyRule[]>();

function expand(lines: readonly string[]): readonly PolicyRule[] {
  let rules = expanded.get(lines);
  if (!rules) expanded.set(lines, (rules = lines.map(ruleOf)));
  return rules;
}

const shorthands: Readonly<Record<string, readonly string[]>> = {
  read: ['get', 'list', 'watch'],
  write: ['create', 'delete', 'deletecollection', 'patch', 'update'],
};

function ruleOf(line: string): PolicyRule {
  const [verbWords = '', second = '', resources, names] = line.split(' ');
  const verbs = verbWords.split(',').flatMap((verb) => shorthands[verb] ?? [verb]);
  const empty = { verbs, apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [] };
  if (resources === undefined) return { ...empty, nonResourceURLs: second.split(',') };
  const apiGroups = second.split(',').map((group) => (group === 'core' ? '' : group));
  return { ...empty, apiGroups, resources: resources.split(','), resourceNames: names?.split(',') ?? [] };
}

/** ClusterRoles that Kubernetes ships as aggregations of others that it ships. */
const builtinAggregates: Readonly<Record<string, readonly string[]>> = {
  admin: ['system:aggregate-to-admin', 'system:aggregate-to-edit', 'system:aggregate-to-view'],
  edit: ['system:aggregate-to-edit', 'system:aggregate-to-view'],
  view: ['system:aggregate-to-view'],
};

/** The rules of a role that Kubernetes itself ships; undefined for any other name. */
export function builtinRulesOf(kind: string, namespace: string, name: string): readonly PolicyRule[] | undefined {
  const table = kind === 'ClusterRole' ? builtinClusterRoles : builtinRoles;
  const key = kind === 'ClusterRole' ? name : `${namespace}/${name}`;
  if (Object.hasOwn(table, key)) return expand(table[key]!);
  if (kind !== 'ClusterRole' || !Object.hasOwn(builtinAggregates, name)) return undefined;
  return builtinAggregates[name]!.flatMap((part) => expand(builtinClusterRoles[part]!));
}

/**
 * Whether a role is one that Kubernetes itself ships: it has the bootstrapping label, a name of the table and no right
 * beyond those of the table, which cover all versions.
 */
export function isBuiltinRole(role: Resource): boolean {
  if (!hasBootstrapLabel(role)) return false;
  const builtin = builtinRulesOf(role.kind, namespaceOf(role), role.name);
  return builtin !== undefined && writtenRules(role).every(([, rule]) => covers(builtin, rule));
}

/** Whether an object has the label of those that the API server makes for itself when it starts. */
export function hasBootstrapLabel(resource: Resource): boolean {
  return valueAt(resource.value, ['metadata', 'labels', 'kubernetes.io/bootstrapping']) === 'rbac-defaults';
}
