import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { givesRight, heldRights, isIgnoredRole, type Right } from '@klint/kube';
import { objectOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

function roleOf(rules: readonly Fields[], kind = 'ClusterRole', name = 'x') {
  return objectOf({ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name }, rules });
}

function rule(verbs: string, group: string, resources: string, resourceNames?: readonly string[]): Fields {
  const apiGroups = [group === 'core' ? '' : group];
  const names = resourceNames && { resourceNames };
  return { verbs: verbs.split(' '), apiGroups, resources: resources.split(' '), ...names };
}

/** The rights of the first rule as a message has them, with the items pointed at; `-` for none. */
function held(rule: Fields, right: Right, kind = 'ClusterRole'): string {
  const [found] = heldRights(roleOf([rule], kind), [right], []);
  if (!found) return '-';
  return `${found.data.rights} @${found.verb.path.at(-1)},${found.resource.path.at(-1)}`;
}

const secrets: Right = { verbs: ['get', 'list', 'create'], apiGroup: '', resources: ['secrets'] };
const exec: Right = { verbs: ['create'], apiGroup: '', resources: ['pods/exec', 'pods/attach'] };
const extras: Right = { verbs: ['impersonate'], apiGroup: 'auth', resources: ['uids', 'userextras/'] };

// RuleAllows of kubernetes/kubernetes (pkg/apis/rbac/v1/evaluation_helpers.go) by way of `grants`.
const table: readonly (readonly [rule: Fields, right: Right, rights: string])[] = [
  [rule('get', 'core', 'pods secrets'), secrets, 'get on secrets @0,1'],
  [rule('watch list get', 'core', 'secrets'), secrets, 'list, get on secrets @1,0'],
  [rule('watch', 'core', 'secrets'), secrets, '-'],
  [rule('get', 'apps', 'secrets'), secrets, '-'],
  [rule('get', '*', 'secrets'), secrets, 'get on secrets @0,0'],
  [rule('delete *', 'core', 'secrets'), secrets, '* (get included) on secrets @1,0'],
  [rule('* get', 'core', '*'), secrets, 'get on * (secrets included) @1,0'],
  [rule('get', 'core', 'secrets/* secrets/x'), secrets, '-'],
  [rule('create', 'core', 'pods pods/attach pods/exec'), exec, 'create on pods/attach, pods/exec @0,1'],
  [rule('create', 'core', '*/exec'), exec, 'create on */exec (pods/exec included) @0,0'],
  [rule('create', 'core', '*'), exec, 'create on * (pods/exec included) @0,0'],
  [rule('create', 'core', 'pods pods/*'), exec, '-'],
  [rule('impersonate', 'auth', 'userextras'), extras, '-'],
  [rule('impersonate', 'auth', 'userextras/'), extras, '-'],
  [rule('impersonate', 'auth', 'userextras/a userextras/*'), extras, 'impersonate on userextras/a, userextras/* @0,0'],
  [rule('impersonate', 'auth', '*/a'), extras, 'impersonate on */a (userextras/a included) @0,0'],
  [rule('*', 'auth', '*/a'), extras, '-'],
  [rule('*', 'auth', '*'), extras, '* (impersonate included) on * (uids included) @0,0'],
];

for (const [given, right, rights] of table) {
  const { verbs, apiGroups, resources } = given as { readonly [key: string]: readonly string[] };
  test(`${verbs} of ${apiGroups} ${resources}: ${rights}`, () => assert.is(held(given, right), rights));
}

// The documentation of RBAC, "Referring to resources", and request names as the API server fills them.
test('names lift a right unless it says otherwise, and make creations void', () => {
  const names = (verb: string, resourceNames: string[], named?: Right['named']) =>
    held(rule(verb, 'core', 'secrets', resourceNames), { ...secrets, ...(named !== undefined && { named }) });
  assert.is(names('get', ['a']), '-');
  assert.is(names('get', ['a'], true), 'get on secrets @0,0');
  assert.is(names('list', ['a'], true), 'list on secrets @0,0');
  assert.is(names('create', ['a'], true), '-');
  assert.is(names('get', ['a'], ['b']), '-');
  assert.is(names('get', ['a', 'b'], ['b']), 'get on secrets @0,0');
  // The empty name is that of a request for a collection, and of nothing else.
  assert.is(names('list', ['']), 'list on secrets @0,0');
  assert.is(names('create', ['', 'a']), 'create on secrets @0,0');
  assert.is(names('get', [''], true), '-');
  // A subresource has the name of its object, also when it is created.
  assert.is(held(rule('create', 'core', 'pods/exec', ['a']), { ...exec, named: true }), 'create on pods/exec @0,0');
  assert.is(held(rule('create', 'core', 'pods/exec', ['a']), exec), '-');
  assert.is(held(rule('create', 'core', 'pods/exec', ['']), exec), '-');
});

test('a Role gives nothing on objects of the cluster', () => {
  const given = rule('get', 'core', 'secrets');
  assert.is(held(given, { ...secrets, clusterOnly: true }, 'Role'), '-');
  assert.is(held(given, { ...secrets, clusterOnly: true }), 'get on secrets @0,0');
  assert.is(held(given, secrets, 'Role'), 'get on secrets @0,0');
});

test('every rule of a role is told once, whatever it gives', () => {
  const role = roleOf([
    rule('get create', 'core', 'secrets pods/exec'), rule('*', '*', '*'), rule('get', 'core', 'pods'),
    rule('create', 'core', 'secrets'),
  ]);
  const found = heldRights(role, [secrets, exec], []);
  assert.equal(found.map(({ index, data }) => `${index} ${data.rights}`), [
    '0 get, create on secrets, pods/exec', '3 create on secrets',
  ]);
  assert.ok(givesRight(role, secrets));
  assert.not(givesRight(role, { ...exec, apiGroup: 'apps', verbs: ['x'], clusterOnly: true, resources: [] }));
});

test('roles that an option names are left out, but no Role', () => {
  const rules = [rule('get', 'core', 'secrets')];
  assert.equal(heldRights(roleOf(rules, 'ClusterRole', 'a-b'), [secrets], ['a-*']), []);
  assert.not(isIgnoredRole(roleOf(rules, 'Role', 'a-b'), ['a-*']));
  assert.is(heldRights(roleOf(rules, 'ClusterRole', 'b'), [secrets], ['a-*']).length, 1);
});

test.run();
