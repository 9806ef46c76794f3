import type { Ref, Resource } from '@klint/model';
import { matchesAny } from './patterns.js';
import { grants, isBuiltinRole, isFullWildcard, literalRules, type PolicyRule, type ResourceRequest } from './rbac.js';

/** From here on a connection needs the verb create whatever the HTTP method of its request is. */
const ONLY_CREATE_SINCE = 35;

/** The verbs that open a connection to a pod, such as exec or portforward, for a target version. */
export function connectVerbs(kubernetesMinor: number): readonly string[] {
  return kubernetesMinor < ONLY_CREATE_SINCE ? ['create', 'get'] : ['create'];
}

/** What a lint rule looks for in roles: any of some verbs on any of some resources of one API group. */
export interface Right {
  readonly verbs: readonly string[];
  readonly apiGroup: string;
  /** `pods`, or with its subresource `pods/exec`; `userextras/` stands for every subresource of userextras. */
  readonly resources: readonly string[];
  /** True where a Role gives nothing, because the objects belong to no namespace. */
  readonly clusterOnly?: boolean;
  /** Whether a policy rule limited to names counts: yes, no (the default), or if one of these is among them. */
  readonly named?: boolean | readonly string[];
}

/** A policy rule of a role that gives some of the rights asked for. */
export interface HeldRight {
  readonly index: number;
  readonly rule: PolicyRule;
  /** The first item of `verbs`, and of `resources`, that gives one of them. */
  readonly verb: Ref;
  readonly resource: Ref;
  /** True if only `*` among the verbs gives them. */
  readonly anyVerb: boolean;
  /** `rights` reads like `get, list on secrets` or `* (create included) on * (pods/exec included)`. */
  readonly data: { readonly kind: string; readonly name: string; readonly rights: string };
}

/**
 * The policy rules of a role that give one of the rights, matched as the API server does, each once. Left out are
 * rules without effect, full wildcards, roles of Kubernetes itself and ClusterRoles that `ignoreRoles` names.
 */
export function heldRights(role: Resource, rights: readonly Right[], ignoreRoles: readonly string[]): HeldRight[] {
  if (isIgnoredRole(role, ignoreRoles)) return [];
  const possible = rights.filter(({ clusterOnly }) => !clusterOnly || role.kind === 'ClusterRole');
  return literalRules(role).flatMap(([index, rule]) => {
    if (isFullWildcard(rule)) return [];
    const gifts = possible.flatMap((right) => giftsOf(rule, right));
    return gifts.length === 0 ? [] : [heldRight(role, index, rule, gifts)];
  });
}

/** Whether a role is one that Kubernetes itself ships, or a ClusterRole that an option accepts by name. */
export function isIgnoredRole(role: Resource, ignoreRoles: readonly string[]): boolean {
  return isBuiltinRole(role) || (role.kind === 'ClusterRole' && matchesAny(ignoreRoles, role.name));
}

/** Whether any rule of a role that is in force gives one of the rights. */
export function givesRight(role: Resource, right: Right): boolean {
  return literalRules(role).some(([, rule]) => giftsOf(rule, right).length > 0);
}

/** One verb on one resource, and the item among the resources of a rule that gives it. */
interface Gift {
  readonly verb: string;
  readonly resource: string;
  readonly item: string;
}

function giftsOf(rule: PolicyRule, right: Right): Gift[] {
  const pairs = rule.resources.flatMap((item) => right.resources.map((wanted) => [item, wanted] as const));
  return pairs.flatMap(([item, wanted]) => {
    const resource = wanted.endsWith('/') ? anySubresource(wanted, item) : wanted;
    if (resource === undefined) return [];
    // A star before the name of some subresource was hardly meant for one that has any name.
    const isChance = resource !== wanted && item.startsWith('*/');
    const verbs = right.verbs.filter((verb) => !isChance || rule.verbs.includes(verb));
    return verbs.filter((verb) => gives(rule, right, verb, resource, item)).map((verb) => ({ verb, resource, item }));
  });
}

/** The subresource that an item names, of the resource that is asked for; some name where the item is `*`. */
function anySubresource(wanted: string, item: string): string | undefined {
  if (item === '*') return `${wanted}*`;
  const name = item.startsWith(wanted) ? item.slice(wanted.length) : item.startsWith('*/') ? item.slice(2) : '';
  return name === '' ? undefined : `${wanted}${name}`;
}

function gives(rule: PolicyRule, right: Right, verb: string, resource: string, item: string): boolean {
  const [name = '', subresource] = resource.split('/');
  const collection: ResourceRequest = { verb, apiGroup: right.apiGroup, resource: name };
  const request = subresource === undefined ? collection : { ...collection, subresource };
  if (!grants({ ...rule, resources: [item], resourceNames: [] }, request)) return false;
  const isCollection = subresource === undefined && ofCollections.includes(verb);
  return isWithinNames(rule.resourceNames, right.named ?? false, isCollection ? verb : undefined);
}

/** Verbs whose requests have no name. */
const ofCollections = ['create', 'deletecollection', 'list', 'watch'];

/**
 * Whether the names of a rule leave a right. A request for a collection has the empty name; a list or watch can ask
 * for one object with a field selector, a creation cannot (documentation of RBAC, "Referring to resources").
 */
function isWithinNames(
  names: readonly string[],
  counts: boolean | readonly string[],
  collectionVerb: string | undefined,
): boolean {
  if (names.length === 0 || (collectionVerb !== undefined && names.includes(''))) return true;
  if (collectionVerb === 'create' || collectionVerb === 'deletecollection') return false;
  const real = names.filter((name) => name !== '');
  return typeof counts === 'boolean' ? counts && real.length > 0 : real.some((name) => counts.includes(name));
}

function heldRight(role: Resource, index: number, rule: PolicyRule, gifts: readonly Gift[]): HeldRight {
  const { kind, name } = role;
  const given = new Set(gifts.map(({ verb }) => verb));
  const written = [...new Set(rule.verbs.filter((verb) => given.has(verb)))];
  const verbs = written.length > 0 ? written.join(', ') : withExample('*', gifts[0]!.verb);
  const items = [...new Set(gifts.map(({ item }) => item))];
  const resources = items.map((item) => withExample(item, gifts.find((gift) => gift.item === item)!.resource));
  const verb = rule.verbs.indexOf(written[0] ?? '*');
  const resource = rule.resources.indexOf(items[0]!);
  return {
    index,
    rule,
    verb: { resource: role, path: ['rules', index, 'verbs', verb] },
    resource: { resource: role, path: ['rules', index, 'resources', resource] },
    anyVerb: written.length === 0,
    data: { kind, name, rights: `${verbs} on ${resources.join(', ')}` },
  };
}

/** An item, and for one that is a wildcard an example of what it gives. */
function withExample(item: string, example: string): string {
  return item.startsWith('*') ? `${item} (${example.replace(/\/\*$/, '')} included)` : item;
}
