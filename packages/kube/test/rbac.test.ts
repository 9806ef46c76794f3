import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { builtinRulesOf, covers, effectiveRules, grants, grantsUrl, isBuiltinRole, isFullWildcard } from '@klint/kube';
import { literalRules, type PolicyRule, type ResourceRequest } from '@klint/kube';
import { objectOf } from './unit.js';

function rule(verbs: string, apiGroups: string, resources: string, more: Partial<PolicyRule> = {}): PolicyRule {
  const list = (words: string) => words.split(' ').map((word) => (word === 'core' ? '' : word));
  return {
    verbs: list(verbs), apiGroups: list(apiGroups), resources: list(resources), resourceNames: [],
    nonResourceURLs: [], ...more,
  };
}

const pods: ResourceRequest = { verb: 'get', apiGroup: '', resource: 'pods' };
const logs: ResourceRequest = { ...pods, subresource: 'log' };

// RuleAllows and evaluation_helpers.go of kubernetes/kubernetes (pkg/apis/rbac/v1), tests of rbac_test.go.
const table: readonly (readonly [name: string, rule: PolicyRule, request: ResourceRequest, grants: boolean])[] = [
  ['exact', rule('get', 'core', 'pods'), pods, true],
  ['another verb', rule('list', 'core', 'pods'), pods, false],
  ['another group', rule('get', 'apps', 'pods'), pods, false],
  ['another resource', rule('get', 'core', 'secrets'), pods, false],
  ['any verb', rule('*', 'core', 'pods'), pods, true],
  ['any group', rule('get', '*', 'pods'), pods, true],
  ['any resource', rule('get', 'core', '*'), pods, true],
  ['any resource, its subresource', rule('get', 'core', '*'), logs, true],
  ['a resource is not its subresource', rule('get', 'core', 'pods'), logs, false],
  ['a subresource', rule('get', 'core', 'pods/log'), logs, true],
  ['a subresource is not its resource', rule('get', 'core', 'pods/log'), pods, false],
  ['the subresource of any', rule('get', 'core', '*/log'), logs, true],
  ['another subresource of any', rule('get', 'core', '*/exec'), logs, false],
  ['the subresource of any is no resource', rule('get', 'core', '*/log'), pods, false],
  ['a star after the slash', rule('get', 'core', 'pods/*'), logs, false],
  ['a star after the slash, resource', rule('get', 'core', 'pods/*'), pods, false],
  ['a name', rule('get', 'core', 'pods', { resourceNames: ['a'] }), { ...pods, name: 'a' }, true],
  ['another name', rule('get', 'core', 'pods', { resourceNames: ['a'] }), { ...pods, name: 'b' }, false],
  ['a name for a collection', rule('get', 'core', 'pods', { resourceNames: ['a'] }), pods, false],
  ['nothing', rule('', '', ''), pods, false],
];

for (const [name, given, asked, allowed] of table) {
  test(`${name} ${allowed ? 'grants' : 'does not grant'}`, () => assert.is(grants(given, asked), allowed));
}

test('URLs match with a star at the end', () => {
  const urls = (...nonResourceURLs: string[]) => rule('get', '', '', { nonResourceURLs });
  const yes = [
    ['*', '/x'], ['/healthz', '/healthz'], ['/apis/*', '/apis/x/y'], ['/apis*', '/apis'], ['/a**', '/ab'],
  ] as const;
  for (const [pattern, url] of yes) assert.ok(grantsUrl(urls(pattern), 'get', url), `${pattern} ${url}`);
  for (const [pattern, url] of [['/healthz', '/healthz/x'], ['/apis/*', '/apis'], ['/*/x', '/a/x']] as const) {
    assert.not(grantsUrl(urls(pattern), 'get', url), `${pattern} ${url}`);
  }
  assert.not(grantsUrl(urls('*'), 'post', '/x'));
});

// Covers of k8s.io/component-helpers/auth/rbac/validation.
test('what is granted more widely covers', () => {
  const owner = [
    rule('get list', 'core', 'pods */log'), rule('*', 'apps', '*'),
    rule('get', 'core', 'secrets', { resourceNames: ['a'] }),
  ];
  const yes = [
    rule('get', 'core', 'pods'), rule('get list', 'core', 'pods pods/log'), rule('delete', 'apps', 'deployments/scale'),
    rule('get', 'core', 'secrets', { resourceNames: ['a'] }), rule('get', 'core', 'pods', { resourceNames: ['x'] }),
  ];
  for (const each of yes) assert.ok(covers(owner, each), JSON.stringify(each));
  const no = [
    rule('*', 'core', 'pods'), rule('get', '*', 'pods'), rule('get', 'core', '*'), rule('get', 'core apps batch',
    'pods'),
    rule('get', 'core', 'secrets'), rule('get', 'core', 'secrets', { resourceNames: ['a', 'b'] }),
    rule('get', '', '', { apiGroups: [], resources: [], nonResourceURLs: ['/x'] }),
  ];
  for (const each of no) assert.not(covers(owner, each), JSON.stringify(each));
});

function role(name: string, rules: unknown, more: Record<string, unknown> = {}, labels: Record<string, string> = {}) {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return objectOf({ apiVersion, kind: 'ClusterRole', metadata: { name, labels }, rules, ...more });
}

const everything = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
const bootstrap = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

test('only a role with label, name and no more rights than the table is one of Kubernetes', () => {
  assert.ok(isBuiltinRole(role('cluster-admin', everything, {}, bootstrap)));
  assert.not(isBuiltinRole(role('cluster-admin', everything)));
  assert.not(isBuiltinRole(role('system:shop', everything, {}, bootstrap)));
  assert.not(isBuiltinRole(role('toString', everything, {}, bootstrap)));
  assert.not(isBuiltinRole(role('view', everything, {}, bootstrap)));
  const read = [{ apiGroups: [''], resources: ['configmaps', 'endpoints'], verbs: ['get', 'list', 'watch'] }];
  for (const name of ['view', 'edit', 'admin', 'system:aggregate-to-view']) {
    assert.ok(isBuiltinRole(role(name, read, {}, bootstrap)), name);
  }
});

test('the table is read', () => {
  const dns = builtinRulesOf('ClusterRole', '', 'system:kube-dns')!;
  assert.equal(dns, [rule('list watch', 'core', 'endpoints services')]);
  assert.equal(builtinRulesOf('ClusterRole', '', 'cluster-admin')![1]!.nonResourceURLs, ['*']);
  const [names] = builtinRulesOf('Role', 'kube-system', 'extension-apiserver-authentication-reader')!;
  assert.equal(names!.resourceNames, ['extension-apiserver-authentication']);
  assert.is(builtinRulesOf('Role', 'other', 'extension-apiserver-authentication-reader'), undefined);
});

// pkg/controller/clusterroleaggregation of kubernetes/kubernetes.
test('aggregation takes the rules of what its selectors select, through all levels, instead of its own', () => {
  const aggregates = (to: string) => ({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to } }] } });
  const rules = (resource: string) => [{ apiGroups: [''], resources: [resource], verbs: ['get'] }];
  const top = role('top', everything, aggregates('top'), { to: 'top' });
  const middle = role('middle', everything, aggregates('middle'), { to: 'top' });
  const leaf = role('leaf', rules('pods'), {}, { to: 'middle' });
  const other = role('other', rules('secrets'), {}, { to: 'other' });
  assert.equal(effectiveRules(top, [top, middle, leaf, other]), [rule('get', 'core', 'pods')]);
  assert.equal(literalRules(top), []);
  assert.equal(effectiveRules(leaf, [top, middle, leaf]), [rule('get', 'core', 'pods')]);
});

test('rules of wrong types grant nothing', () => {
  for (const rules of [undefined, null, 'x', [null, 5, { verbs: 'get', resources: [5], apiGroups: { a: 1 } }]]) {
    for (const [, each] of literalRules(role('x', rules))) assert.not(grants(each, pods) || isFullWildcard(each));
  }
});

test.run();
