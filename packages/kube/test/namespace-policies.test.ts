import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namespaceCovers } from '@klint/kube';
import { indexOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

const shop = { kind: 'Namespace', metadata: { name: 'shop' } };
const web = { metadata: { name: 'web', namespace: 'shop' }, spec: { containers: [] } };

function policy(spec: Fields, namespace = 'shop'): Fields {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace }, spec };
}

/** For each namespace with pods: its name, whether it has a policy, and what is denied by default. */
function covers(...objects: readonly Fields[]): string {
  const found = namespaceCovers(indexOf(...objects));
  return found.map(({ namespace, hasPolicy, denied }) => `${namespace.name} ${hasPolicy} ${[...denied]}`).join('; ');
}

test('what policies do for a namespace', () => {
  const both = { policyTypes: ['Ingress', 'Egress'] };
  assert.is(covers(shop), '');
  assert.is(covers(shop, { ...web, spec: { hostNetwork: true } }), '');
  assert.is(covers(web), '');
  assert.is(covers(shop, web), 'shop false ');
  assert.is(covers(shop, web, policy({}, 'other')), 'shop false ');
  assert.is(covers(shop, web, policy(both)), 'shop true ingress,egress');
  assert.is(covers(shop, web, policy({ ...both, egress: [{}] })), 'shop true ingress');
  assert.is(covers(shop, web, policy({ ...both, egress: [{ ports: [{ port: 53 }] }] })), 'shop true ingress,egress');
  assert.is(covers(shop, web, policy({ podSelector: { matchLabels: { app: 'x' } } })), 'shop true ');
  const all = { apiVersion: 'projectcalico.org/v3', kind: 'GlobalNetworkPolicy', metadata: { name: 'all' } };
  assert.is(covers(shop, web, { ...all, spec: { selector: 'all()', types: ['Ingress'] } }), 'shop true ingress');
  assert.is(covers(shop, web, { ...all, spec: { selector: "app == 'x'", types: ['Ingress'] } }), 'shop false ');
  // It may be for the namespace, whose labels are not known; here they are.
  const teams = { ...all, spec: { namespaceSelector: "team == 'a'", types: ['Egress'] } };
  assert.is(covers(shop, web, teams), 'shop false ');
});

test('the first workload by name stands for a namespace', () => {
  const other = { ...web, metadata: { name: 'api', namespace: 'shop' } };
  const [cover] = namespaceCovers(indexOf(shop, web, other));
  assert.is(cover!.workload.name, 'api');
});

test.run();
