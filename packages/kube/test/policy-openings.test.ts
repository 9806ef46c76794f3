import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isUnmanaged, openingsOf } from '@klint/kube';
import { objectOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

function openings(apiVersion: string, kind: string, spec: Fields): string {
  const found = openingsOf(objectOf({ apiVersion, kind, metadata: { name: 'p' }, spec }));
  const texts = found.map(({ path, peer, ports }) => {
    return `${path.slice(1).join('/')}=${peer ?? 'all'}${ports ? ' ports' : ''}`;
  });
  return texts.join('; ');
}

const network = (spec: Fields) => openings('networking.k8s.io/v1', 'NetworkPolicy', spec);
const block = (cidr: unknown, except?: unknown) => ({ ipBlock: { cidr, except } });

// The API types of networking.k8s.io/v1: absent peers or ports mean all; decoding makes null an empty rule.
test('a NetworkPolicy', () => {
  assert.is(network({ ingress: [{}] }), 'ingress/0=all');
  assert.is(network({ ingress: [null, { from: null }, { from: [] }] }), 'ingress/0=all; ingress/1=all; ingress/2=all');
  assert.is(network({ ingress: [] }), '');
  assert.is(network({}), '');
  assert.is(network({ ingress: [{ ports: [{ port: 80 }] }] }), 'ingress/0=all ports');
  assert.is(network({ ingress: [{ ports: [] }] }), 'ingress/0=all');
  assert.is(network({ egress: [{}] }), 'egress/0=all');
  assert.is(network({ policyTypes: ['Ingress'], egress: [{}] }), '');
  assert.is(network({ policyTypes: ['Egress'], ingress: [{}] }), '');
  const peers = [{ podSelector: {} }, block('10.0.0.0/8'), block('0.0.0.0/0'), block('::/0', []), 5, block('x')];
  assert.is(network({ ingress: [{ from: peers }] }), 'ingress/0/from/2=0.0.0.0/0; ingress/0/from/3=::/0');
  assert.is(network({ egress: [{ to: [block('0.0.0.0/0', ['10.0.0.0/8'])] }] }), '');
  assert.is(network({ egress: [{ to: [block('1.2.3.4/0')], ports: [{}] }] }), 'egress/0/to/0=1.2.3.4/0 ports');
  assert.is(openings('projectcalico.org/v3', 'NetworkPolicy', { ingress: [{}] }), '');
});

// pkg/policy/api of cilium/cilium (rule.go, entity.go) and its documentation of layer 3 and 4.
test('a policy of Cilium', () => {
  const cilium = (spec: Fields) => openings('cilium.io/v2', 'CiliumNetworkPolicy', spec);
  assert.is(cilium({ ingress: [{}], egress: [{}] }), '');
  assert.is(cilium({ ingress: [{ fromEndpoints: [{}] }] }), '');
  assert.is(cilium({ ingress: [{ fromEntities: ['cluster', 'all'] }] }), 'ingress/0/fromEntities/1=all');
  const https = [{ ports: [{ port: '443' }] }];
  assert.is(cilium({ egress: [{ toEntities: ['world'], toPorts: https }] }), 'egress/0/toEntities/0=world ports');
  assert.is(cilium({ egress: [{ toPorts: https }] }), 'egress/0=all ports');
  assert.is(cilium({ egress: [{ toFQDNs: [], toPorts: https }] }), '');
  assert.is(cilium({ ingress: [{ icmps: [{}] }] }), 'ingress/0=all ports');
  assert.is(cilium({ ingress: [{ fromCIDR: ['10.0.0.0/8', '::/0'] }] }), 'ingress/0/fromCIDR/1=::/0');
  assert.is(cilium({ egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0' }] }] }), 'egress/0/toCIDRSet/0=0.0.0.0/0');
  assert.is(cilium({ egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }] }] }), '');
  assert.is(cilium({ egressDeny: [{ toEntities: ['all'] }] }), '');
});

// kubernetes-sigs/network-policy-api.
test('an AdminNetworkPolicy', () => {
  const admin = (spec: Fields) => openings('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', spec);
  const to = [{ namespaces: {} }, { networks: ['10.0.0.0/8', '0.0.0.0/0'] }];
  assert.is(admin({ egress: [{ action: 'Allow', to }] }), 'egress/0/to/1/networks/1=0.0.0.0/0');
  assert.is(admin({ egress: [{ action: 'Deny', to }, { action: 'Pass', to }, { to }] }), '');
});

// kubernetes-sigs/agent-sandbox, extensions/api.
test('a SandboxTemplate', () => {
  const apiVersion = 'extensions.agents.x-k8s.io/v1alpha1';
  const rules = { networkPolicy: { egress: [{}] } };
  assert.is(openings(apiVersion, 'SandboxTemplate', rules), 'networkPolicy/egress/0=all');
  assert.is(openings(apiVersion, 'SandboxTemplate', { ...rules, networkPolicyManagement: 'Unmanaged' }), '');
  const managed = (networkPolicyManagement: unknown) =>
    isUnmanaged(objectOf({ apiVersion, kind: 'SandboxTemplate', spec: { networkPolicyManagement } }));
  assert.equal([managed('Unmanaged'), managed('Managed'), managed(undefined)], [true, false, false]);
});

test.run();
