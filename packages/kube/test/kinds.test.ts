import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isClusterScoped, isKind, isNamespaced, kindRows, namespaceOf, parseApiVersion } from '@klint/kube';

function typed(apiVersion: string, kind: string, namespace?: string) {
  return { apiVersion, kind, namespace };
}

// schema.ParseGroupVersion of apimachinery.
test('an apiVersion is a group and a version', () => {
  assert.equal(parseApiVersion('v1'), { group: '', version: 'v1' });
  assert.equal(parseApiVersion('apps/v1'), { group: 'apps', version: 'v1' });
  assert.equal(parseApiVersion('/v1'), { group: '', version: 'v1' });
  for (const wrong of ['', 'a/b/c', 5, null, undefined, {}]) assert.is(parseApiVersion(wrong), undefined);
});

// The API reference of Kubernetes and its lists of removed APIs.
const kinds: readonly (readonly [apiVersion: string, kind: string, isOne: boolean])[] = [
  ['v1', 'Pod', true],
  ['apps/v1', 'Deployment', true],
  ['extensions/v1beta1', 'Deployment', true],
  ['extensions/v1beta1', 'StatefulSet', false],
  ['networking.k8s.io/v1', 'Ingress', true],
  ['extensions/v1beta1', 'Ingress', true],
  ['config.openshift.io/v1', 'Ingress', false],
  ['v1', 'Service', true],
  ['serving.knative.dev/v1', 'Service', false],
  ['networking.k8s.io/v1', 'NetworkPolicy', true],
  ['projectcalico.org/v3', 'NetworkPolicy', false],
  ['gateway.networking.k8s.io/v1', 'Gateway', true],
  ['networking.istio.io/v1', 'Gateway', false],
  ['v1', 'Event', true],
  ['events.k8s.io/v1', 'Event', true],
  ['apps/v1/x', 'Deployment', false],
  ['kubeadm.k8s.io/v1beta4', 'ClusterConfiguration', true],
];

for (const [apiVersion, kind, isOne] of kinds) {
  test(`${apiVersion} ${kind} ${isOne ? 'is' : 'is not'} of the kind`, () => {
    assert.is(isKind(typed(apiVersion, kind), kind), isOne);
    assert.is(isKind(typed(apiVersion, kind), 'Other'), false);
  });
}

test('every kind has one row', () => {
  assert.ok(kindRows.size > 150);
  assert.equal(kindRows.get('Policy')?.groups, ['audit.k8s.io']);
  assert.equal(kindRows.get('DeploymentConfig')?.groups, ['apps.openshift.io', '']);
});

test('the namespace is default for namespaced kinds and empty for those of the cluster', () => {
  assert.is(namespaceOf(typed('v1', 'Pod')), 'default');
  assert.is(namespaceOf(typed('v1', 'Pod', '')), 'default');
  assert.is(namespaceOf(typed('v1', 'Pod', 'shop')), 'shop');
  assert.is(namespaceOf(typed('v1', 'Namespace')), '');
  assert.is(namespaceOf(typed('rbac.authorization.k8s.io/v1', 'ClusterRole', 'shop')), '');
  assert.is(isClusterScoped('ClusterRole'), true);
  assert.is(isClusterScoped('Role'), false);
  assert.is(isClusterScoped('Unknown'), false);
});

test('of a kind that is not in the table only what it says is known', () => {
  assert.is(isNamespaced(typed('example.com/v1', 'Widget')), false);
  assert.is(namespaceOf(typed('example.com/v1', 'Widget')), '');
  assert.is(namespaceOf(typed('example.com/v1', 'Widget', 'shop')), 'shop');
});

test.run();
