import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isBootstrapAdminBinding, isBuiltinGrant, subjectsOf } from '@klint/kube';
import { objectOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

function binding(role: string, subjects: unknown, more: Fields = {}) {
  const roleRef = { kind: 'ClusterRole', name: role };
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return objectOf({ apiVersion, kind: 'ClusterRoleBinding', metadata: { name: role }, roleRef, subjects, ...more });
}

const masters = { kind: 'Group', name: 'system:masters' };

// The user name of a ServiceAccount: MakeUsername of staging/src/k8s.io/apiserver/pkg/authentication/serviceaccount.
test('subjects are read with their places, ServiceAccounts also by their user names', () => {
  const subjects = [
    5, { kind: 'User', name: 'ada' }, { kind: 'ServiceAccount', name: 'default', namespace: 'shop' },
    { kind: 'User', name: 'system:serviceaccount:ci:default' }, { kind: 'User', name: 'system:serviceaccount:ci' }, {},
  ];
  const found = subjectsOf(binding('view', subjects));
  assert.equal(found.map(({ kind, namespace, name, path }) => `${path.join('/')} ${kind} ${namespace} ${name}`), [
    'subjects/1 User  ada', 'subjects/2 ServiceAccount shop default', 'subjects/3 ServiceAccount ci default',
    'subjects/4 User  system:serviceaccount:ci', 'subjects/5   ',
  ]);
  assert.equal(subjectsOf(binding('view', 'x')), []);
});

// plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go, clusterRoleBindings.
test('what Kubernetes gives to groups itself', () => {
  const gives = (role: string, kind: string, name: string) => {
    const given = binding(role, [{ kind, name }]);
    return isBuiltinGrant(given, subjectsOf(given)[0]!);
  };
  assert.ok(gives('system:discovery', 'Group', 'system:authenticated'));
  assert.ok(gives('system:public-info-viewer', 'Group', 'system:unauthenticated'));
  assert.ok(gives('system:node', 'Group', 'system:nodes'));
  assert.not(gives('system:discovery', 'Group', 'system:unauthenticated'));
  assert.not(gives('system:discovery', 'User', 'system:authenticated'));
  assert.not(gives('view', 'Group', 'system:authenticated'));
  assert.not(gives('toString', 'Group', 'system:authenticated'));
  const toRole = binding('system:discovery', [], { roleRef: { kind: 'Role', name: 'system:discovery' } });
  const subject = { kind: 'Group', name: 'system:authenticated', namespace: '', path: [] };
  assert.not(isBuiltinGrant(toRole, subject));
});

test('the binding of administrators has one subject', () => {
  assert.ok(isBootstrapAdminBinding(binding('cluster-admin', [masters])));
  assert.not(isBootstrapAdminBinding(binding('cluster-admin', [masters, { kind: 'User', name: 'ada' }])));
  assert.not(isBootstrapAdminBinding(binding('cluster-admin', [{ ...masters, kind: 'User' }])));
  assert.not(isBootstrapAdminBinding(binding('cluster-admin', [])));
  assert.not(isBootstrapAdminBinding(binding('cluster-admin', [masters], { metadata: { name: 'admins' } })));
  assert.not(isBootstrapAdminBinding(binding('cluster-admin', [masters], { kind: 'RoleBinding' })));
});

test.run();
