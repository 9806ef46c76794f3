import type { Resource } from '@klint/model';
import { asList, isObject, objectsOf, stringsOf } from './values.js';

// Which rule of an audit Policy decides about a request. Source: kubernetes/apiserver pkg/audit/policy/checker.go.

/** What becomes of requests about a resource. */
export type AuditCoverage =
  | { readonly state: 'recorded' | 'unmatched' }
  /** Dropped by a rule of level None, by its index. */
  | { readonly state: 'dropped'; readonly rule: number };

/** Groups of the resources that are not of the core group. */
const groups: Readonly<Record<string, string>> = {
  tokenreviews: 'authentication.k8s.io',
  subjectaccessreviews: 'authorization.k8s.io',
  deployments: 'apps', daemonsets: 'apps', statefulsets: 'apps', replicasets: 'apps',
  jobs: 'batch', cronjobs: 'batch',
  roles: 'rbac.authorization.k8s.io', rolebindings: 'rbac.authorization.k8s.io',
  clusterroles: 'rbac.authorization.k8s.io', clusterrolebindings: 'rbac.authorization.k8s.io',
  networkpolicies: 'networking.k8s.io', ingresses: 'networking.k8s.io',
  certificatesigningrequests: 'certificates.k8s.io',
};

/**
 * What a policy does with requests about a resource (`pods`, `pods/exec`): the first rule that matches decides. A rule
 * for some users, groups or namespaces covers nothing, and one of level None for some verbs drops only those.
 */
export function auditCoverage(policy: Resource, resource: string): AuditCoverage {
  for (const [i, rule] of objectsOf(policy.value['rules'])) {
    if (!matches(rule, resource) || isFor(rule, 'users', 'userGroups', 'namespaces')) continue;
    if (rule['level'] !== 'None') return { state: 'recorded' };
    if (!isFor(rule, 'verbs') && !namesObjects(rule)) return { state: 'dropped', rule: i };
  }
  return { state: 'unmatched' };
}

type Rule = Readonly<Record<string, unknown>>;

function isFor(rule: Rule, ...fields: readonly string[]): boolean {
  return fields.some((field) => asList(rule[field]).length > 0);
}

function namesObjects(rule: Rule): boolean {
  return objectsOf(rule['resources']).some(([, each]) => asList(each['resourceNames']).length > 0);
}

function matches(rule: Rule, resource: string): boolean {
  const listed = asList(rule['resources']);
  if (listed.length === 0) return !isFor(rule, 'nonResourceURLs');
  const [name = '', subresource] = resource.split('/');
  const group = Object.hasOwn(groups, name) ? groups[name] : '';
  return listed.some((each) => {
    if (!isObject(each) || (each['group'] ?? '') !== group) return false;
    const patterns = stringsOf(each['resources']).map(([, pattern]) => pattern);
    if (asList(each['resources']).length === 0) return true;
    return patterns.some((pattern) => {
      if (pattern === '*' || pattern === resource) return true;
      if (subresource !== undefined && pattern === `*/${subresource}`) return true;
      return pattern === `${name}/*`;
    });
  });
}
