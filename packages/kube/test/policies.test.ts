import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { admitsPort, compileCalicoSelector, egressAdmissions, firstUngoverned, isGoverned } from '@klint/kube';
import { isolatedDirections, podPoliciesOf } from '@klint/kube';
import { indexOf, objectOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

function policy(spec: Fields, metadata: Fields = {}): Fields {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', ...metadata }, spec };
}

function pod(labels: Fields, metadata: Fields = {}, spec: Fields = {}): Fields {
  return { metadata: { name: 'web', labels, ...metadata }, spec: { containers: [], ...spec } };
}

/** Whether the first pod is governed for ingress and egress: `y`, `n` or `?`. */
function governed(...objects: readonly Fields[]): string {
  const index = indexOf(...objects);
  const answers = (['ingress', 'egress'] as const).map((direction) =>
    isGoverned(podPoliciesOf(index), index.podSpecs[0]!, direction),
  );
  return answers.map((answer) => (answer === undefined ? '?' : answer ? 'y' : 'n')).join('');
}

// SetDefaults_NetworkPolicy of kubernetes/kubernetes (pkg/apis/networking/v1/defaults.go).
test('policyTypes default to Ingress, and Egress with egress rules', () => {
  const directions = (spec: Fields) => [...isolatedDirections(objectOf(policy(spec)))].join();
  assert.is(directions({}), 'ingress');
  assert.is(directions({ egress: [] }), 'ingress');
  assert.is(directions({ egress: [{}] }), 'ingress,egress');
  assert.is(directions({ policyTypes: [], egress: [{}] }), 'ingress,egress');
  assert.is(directions({ policyTypes: ['Egress'] }), 'egress');
  assert.is(directions({ policyTypes: ['Ingress'], egress: [{}] }), 'ingress');
  assert.is(directions({ policyTypes: ['ingress', 5] }), '');
});

const web = { app: 'web' };
const both = { policyTypes: ['Ingress', 'Egress'] };

// The documentation of NetworkPolicy and its API types.
test('a NetworkPolicy selects pods of its namespace', () => {
  assert.is(governed(pod(web)), 'nn');
  assert.is(governed(pod(web), policy({ podSelector: {}, ...both })), 'yy');
  assert.is(governed(pod(web), policy(both)), 'yy');
  assert.is(governed(pod(web), policy({ podSelector: { matchLabels: { app: 'api' } }, ...both })), 'nn');
  assert.is(governed(pod(web, { namespace: 'shop' }), policy(both)), 'nn');
  assert.is(governed(pod(web, { namespace: 'default' }), policy(both)), 'yy');
  assert.is(governed(pod(web), policy({}), policy({ policyTypes: ['Egress'] }, { name: 'q' })), 'yy');
});

function cilium(spec: Fields, kind = 'CiliumNetworkPolicy'): Fields {
  return { apiVersion: 'cilium.io/v2', kind, metadata: { name: 'c' }, spec };
}

// pkg/policy/api of cilium/cilium: rule.go (EnableDefaultDeny), and the documentation of its label sources.
test('the policies of Cilium', () => {
  const select = { endpointSelector: { matchLabels: { 'k8s:app': 'web' } } };
  assert.is(governed(pod(web), cilium({ ...select, ingress: [{}] })), 'yn');
  assert.is(governed(pod(web), cilium({ ...select, ingress: [], egressDeny: [{}] })), 'ny');
  assert.is(governed(pod(web), cilium({ ...select, ingress: [{}], enableDefaultDeny: { ingress: false } })), 'nn');
  assert.is(governed(pod(web), cilium({ ...select, enableDefaultDeny: { egress: true } })), 'ny');
  assert.is(governed(pod(web), cilium({ endpointSelector: {}, ingress: [{}] })), 'yn');
  assert.is(governed(pod(web), cilium({ nodeSelector: {}, ingress: [{}] })), 'nn');
  assert.is(governed(pod(web, { namespace: 'shop' }), cilium({ ...select, ingress: [{}] })), 'nn');
  const clusterwide = 'CiliumClusterwideNetworkPolicy';
  assert.is(governed(pod(web, { namespace: 'shop' }), cilium({ ...select, ingress: [{}] }, clusterwide)), 'yn');
  const inShop = { endpointSelector: { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'shop' } }, egress: [{}] };
  assert.is(governed(pod(web, { namespace: 'shop' }), cilium(inShop, clusterwide)), 'ny');
  assert.is(governed(pod(web), cilium(inShop, clusterwide)), 'nn');
  const specs = { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', specs: [{ ...select, egress: [{}] }, 5] };
  assert.is(governed(pod(web), specs), 'ny');
});

function calico(spec: Fields, kind = 'NetworkPolicy'): Fields {
  return { apiVersion: 'projectcalico.org/v3', kind, metadata: { name: 'c' }, spec };
}

function namespace(name: string, labels: Fields = {}): Fields {
  return { kind: 'Namespace', metadata: { name, labels } };
}

// The resource reference of Calico: types, selector, namespaceSelector.
test('the policies of Calico', () => {
  assert.is(governed(pod(web), calico({ selector: "app == 'web'" })), 'yn');
  assert.is(governed(pod(web), calico({ egress: [{}] })), 'ny');
  assert.is(governed(pod(web), calico({ ingress: [{}], egress: [{}] })), 'yy');
  assert.is(governed(pod(web), calico({ types: ['Egress'], ingress: [{}] })), 'ny');
  assert.is(governed(pod(web), calico({ selector: 'broken ==' })), 'nn');
  assert.is(governed(pod(web, { namespace: 'shop' }), calico({})), 'nn');
  const everywhere = calico({ selector: "projectcalico.org/namespace == 'shop'" }, 'GlobalNetworkPolicy');
  assert.is(governed(pod(web, { namespace: 'shop' }), everywhere), 'yn');
  const teams = calico({ namespaceSelector: "team == 'a'" }, 'GlobalNetworkPolicy');
  assert.is(governed(pod(web, { namespace: 'shop' }), teams), '?n');
  assert.is(governed(pod(web, { namespace: 'shop' }), teams, namespace('shop', { team: 'a' })), 'yn');
  assert.is(governed(pod(web, { namespace: 'shop' }), teams, namespace('shop')), 'nn');
  const account = (labels: Fields): Fields => ({ kind: 'ServiceAccount', metadata: { name: 'default', labels } });
  const byAccount = calico({ serviceAccountSelector: "role == 'db'" });
  assert.is(governed(pod(web), byAccount), '?n');
  assert.is(governed(pod(web), byAccount, account({ role: 'db' })), 'yn');
  assert.is(governed(pod(web), byAccount, account({})), 'nn');
  assert.is(governed(pod(web), calico({ serviceAccountSelector: '' })), 'yn');
  assert.is(governed(pod(web), calico({ serviceAccountSelector: 'broken ==' })), 'nn');
});

// kubernetes-sigs/network-policy-api: AdminNetworkPolicySubject.
test('AdminNetworkPolicy selects namespaces or pods in them', () => {
  const admin = (subject: Fields): Fields => ({
    apiVersion: 'policy.networking.k8s.io/v1alpha1',
    kind: 'AdminNetworkPolicy',
    spec: { subject, ingress: [{}], egress: [] },
  });
  assert.is(governed(pod(web), admin({ namespaces: {} })), 'yn');
  assert.is(governed(pod(web), admin({})), 'nn');
  const named = { matchLabels: { 'kubernetes.io/metadata.name': 'default' } };
  assert.is(governed(pod(web), admin({ namespaces: named })), 'yn');
  assert.is(governed(pod(web), admin({ namespaces: { matchLabels: { team: 'a' } } })), '?n');
  const inPods = admin({ pods: { namespaceSelector: { matchLabels: { team: 'a' } },
    podSelector: { matchLabels: web } } });
  assert.is(governed(pod(web), inPods, namespace('default', { team: 'a' })), 'yn');
  assert.is(governed(pod({ app: 'api' }), inPods, namespace('default', { team: 'a' })), 'nn');
});

// libcalico-go/lib/selector of projectcalico/calico.
test('selectors of Calico', () => {
  const labels = { app: 'web', tier: 'front' };
  const yes = [
    '', 'all()', "app == 'web'", 'app=="web"', "app != 'api'", "missing != 'x'", 'has(app)', '!has(missing)',
    "app in {'web', 'api'}", "app not in {'api'}", "missing not in {'x'}", "app contains 'e'", "app starts with 'w'",
    "app ends with 'b'", "app == 'api' || tier == 'front'", "(app == 'api' || has(tier)) && !(tier == 'back')",
  ];
  for (const selector of yes) assert.is(compileCalicoSelector(selector)?.(labels), true, selector);
  const no = [
    "app == 'api'", 'has(missing)', '!all()', 'global()', "app in {}", "has(app) && missing == 'x'",
    "missing contains 'x'",
  ];
  for (const selector of no) assert.is(compileCalicoSelector(selector)?.(labels), false, selector);
  const wrong = [
    'app', "app = 'web'", "app == web", '(all()', 'all() all()', 'other(app)', "app in ['web']", '!'.repeat(99999),
  ];
  for (const selector of wrong) assert.is(compileCalicoSelector(selector), undefined, selector.slice(0, 20));
});

test('ports admit by protocol, number and range', () => {
  const yes = [
    undefined, null, [], [{ port: 80 }], [{ protocol: 'TCP' }], [{}], [{ port: 1, endPort: 100 }],
    [{ port: 1 }, { port: 80 }],
  ];
  for (const ports of yes) assert.ok(admitsPort(ports, 80), JSON.stringify(ports));
  const no = [[{ port: 443 }], [{ port: 80, protocol: 'UDP' }], [{ port: 'http' }], [{ port: 81, endPort: 90 }], [5]];
  for (const ports of no) assert.not(admitsPort(ports, 80), JSON.stringify(ports));
});

test('an address is admitted by its block unless a hole holds it, or by a rule without peers', () => {
  const admissions = (egress: unknown) => {
    const given = objectOf(policy({ policyTypes: ['Egress'], egress }));
    const found = egressAdmissions(given, ['169.254.169.254/32', 'fd00:ec2::254'], 80);
    return found.map(({ path, addresses }) => `${path.slice(2).join('/')} ${addresses.join()}`);
  };
  const peer = (cidr: unknown, except?: unknown) => [{ to: [{ ipBlock: { cidr, except } }] }];
  assert.equal(admissions([{}]), ['0 169.254.169.254/32,fd00:ec2::254']);
  assert.equal(admissions(peer('0.0.0.0/0')), ['0/to/0/ipBlock 169.254.169.254/32']);
  assert.equal(admissions(peer('::/0')), ['0/to/0/ipBlock fd00:ec2::254']);
  assert.equal(admissions(peer('0.0.0.0/0', ['10.0.0.0/8', '169.254.0.0/16'])), []);
  assert.equal(admissions(peer('0.0.0.0/0', ['169.254.169.252/32', 5])), ['0/to/0/ipBlock 169.254.169.254/32']);
  for (const none of [undefined, 'x', [], peer('10.0.0.0/8'), peer('x'), peer(5)]) assert.equal(admissions(none), []);
  assert.equal(admissions([{ to: [{ podSelector: {} }, 5] }]), []);
});

test('a hole is smaller than its block, and a block itself', () => {
  const holes = (cidr: string) => {
    const egress = [{ to: [{ ipBlock: { cidr } }] }];
    const given = objectOf(policy({ policyTypes: ['Egress'], egress }));
    return egressAdmissions(given, ['169.254.169.254', '169.254.170.0/24'], 80).map(({ except }) => except);
  };
  assert.equal(holes('0.0.0.0/0'), [['169.254.169.254/32', '169.254.170.0/24']]);
  assert.equal(holes('169.254.169.0/24'), [['169.254.169.254/32']]);
  for (const none of ['169.254.169.254/32', '169.254.170.0/24', '169.254.170.2/32']) {
    assert.equal(holes(none), [undefined], none);
  }
});

test('the first pod by name stands for its namespace', () => {
  const index = indexOf(pod({}, { name: 'b' }), pod({}, { name: 'a' }), pod({}, { name: '0' }, { hostNetwork: true }));
  assert.equal([...firstUngoverned(index, 'egress')].map(([name, { name: first }]) => [name, first]), [['default',
    'a']]);
});

test.run();
