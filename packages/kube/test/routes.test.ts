import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { anonymousAccess, isInternalLoadBalancer, isSecretName, isSecretValue } from '@klint/kube';
import { defaultTokenRefused, mountsOwnToken, segmentsOf, serviceAccountMounts, sourceRangesOf } from '@klint/kube';
import { podOf } from './resource.js';
import { indexOf, objectOf } from './unit.js';

test('names fall into segments', () => {
  const table = [
    ['DB_PASSWORD', 'db password'], ['dbPassword', 'db password'], ['dbAPIKey', 'db api key'],
    ['spring.db-pwd', 'spring db pwd'], ['APIKEY', 'apikey'], ['__A__', 'a'], ['oauth2Token', 'oauth2 token'], ['', ''],
  ] as const;
  for (const [name, segments] of table) assert.is(segmentsOf(name).join(' '), segments);
});

test('a secret by its name', () => {
  const words = ['password', 'Token'];
  const yes = ['DB_PASSWORD', 'PASSWORD', 'authToken', 'API_KEY', 'privateKey', 'AWS_ACCESS_KEY_ID', 'key.api.key'];
  for (const name of yes) assert.ok(isSecretName(name, words), name);
  const no = [
    'DB_PASSWORD_FILE', 'TOKEN_URL', 'tokenTTL', 'TOKENIZER', 'KEY', 'SORT_KEY', 'PUBLIC_KEY', 'KEYBOARD', '',
    'PASSWORDS',
  ];
  for (const name of no) assert.not(isSecretName(name, words), name);
});

test('a value that can be a secret', () => {
  const yes = ['hunter2', 'a b', '$$(X)', 'x$(X)', '12a', '//x?y=z', '='];
  for (const value of yes) assert.ok(isSecretValue(value), value);
  const no = [
    '', '$(X)', '$(A)$(B)', '0', '-1.5', 'true', 'No', '/var/run/x', './a', '../a/b.pem', '~/x', 'C:\\x', '${X}',
    'a/b',
  ];
  for (const value of no) assert.not(isSecretValue(value), value);
});

function service(spec: unknown, annotations: unknown = {}) {
  return objectOf({ kind: 'Service', metadata: { name: 's', annotations }, spec });
}

// GetLoadBalancerSourceRanges of k8s.io/cloud-provider/service/helpers.
test('source ranges come from the field, else from the annotation', () => {
  const annotation = { 'service.beta.kubernetes.io/load-balancer-source-ranges': ' 10.0.0.0/8 ,::/0,' };
  const ranges = (spec: unknown, annotations?: unknown) => {
    return sourceRangesOf(service(spec, annotations)).map(({ cidr }) => cidr).join();
  };
  assert.is(ranges({}), '');
  assert.is(ranges({ loadBalancerSourceRanges: [' 0.0.0.0/0', 5] }, annotation), '0.0.0.0/0');
  assert.is(ranges({ loadBalancerSourceRanges: [] }, annotation), '10.0.0.0/8,::/0');
  assert.is(ranges({ loadBalancerSourceRanges: 'x' }, { ...annotation, x: 1 }), '10.0.0.0/8,::/0');
});

test('annotations that make a load balancer internal', () => {
  const yes = [
    ['service.beta.kubernetes.io/aws-load-balancer-internal', '0.0.0.0/0'],
    ['service.beta.kubernetes.io/aws-load-balancer-internal', 'true'],
    ['cloud.google.com/load-balancer-type', 'Internal'],
  ] as const;
  for (const [key, value] of yes) assert.ok(isInternalLoadBalancer(service({}, { [key]: value })), key);
  const no = [
    ['service.beta.kubernetes.io/aws-load-balancer-internal', 'false'],
    ['service.beta.kubernetes.io/aws-load-balancer-internal', ''],
    ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internet-facing'],
    ['service.beta.kubernetes.io/azure-load-balancer-internal', true],
  ] as const;
  for (const [key, value] of no) assert.not(isInternalLoadBalancer(service({}, { [key]: value })), key);
});

// apiserver.config.k8s.io: AnonymousAuthConfig.
test('anonymous access of an AuthenticationConfiguration', () => {
  const access = (anonymous: unknown) => anonymousAccess(objectOf({ kind: 'AuthenticationConfiguration', anonymous }));
  assert.is(access(undefined), 'unset');
  assert.is(access(null), 'unset');
  assert.is(access({}), 'off');
  assert.is(access({ enabled: false, conditions: [] }), 'off');
  assert.is(access({ enabled: true }), 'on');
  assert.is(access({ enabled: true, conditions: [] }), 'on');
  assert.is(access({ enabled: true, conditions: [{ path: '/livez' }] }), 'limited');
  assert.is(access({ enabled: true, conditions: [{ path: '/livez' }, { path: '/livez/x' }] }), 'on');
  assert.is(access({ enabled: true, conditions: [5] }), 'on');
});

// plugin/pkg/admission/serviceaccount of kubernetes/kubernetes.
test('whether the token of a ServiceAccount is mounted', () => {
  const account = (automountServiceAccountToken?: unknown) =>
    ({ kind: 'ServiceAccount', metadata: { name: 'web' }, automountServiceAccountToken });
  const pod = podOf({ serviceAccountName: 'web', containers: [] });
  const mounts = (...objects: Readonly<Record<string, unknown>>[]) => serviceAccountMounts(indexOf(...objects), pod);
  assert.equal([mounts(), mounts(account()), mounts(account(true)), mounts(account(null))], [true, true, true, true]);
  assert.is(mounts(account(false)), false);
  for (const state of ['external', 'unknown'] as const) {
    assert.is(serviceAccountMounts({ ...indexOf(), find: () => ({ state }) }, pod), false);
  }
});

test('a volume of its own at the path of the token, in every container', () => {
  const own = { volumeMounts: [{ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] };
  assert.ok(mountsOwnToken(podOf({ initContainers: [own], containers: [own], ephemeralContainers: [{}] })));
  assert.not(mountsOwnToken(podOf({ containers: [own, {}] })));
  assert.not(mountsOwnToken(podOf({ initContainers: [{}], containers: [own] })));
  assert.not(mountsOwnToken(podOf({ containers: [] })));
});

test('the default token is refused if all pods of the namespace say so', () => {
  const pod = (spec: object) => ({ metadata: { name: 'p' }, spec: { containers: [], ...spec } });
  const off = pod({ automountServiceAccountToken: false });
  assert.ok(defaultTokenRefused(indexOf(off, pod({ serviceAccountName: 'web' })), 'default'));
  assert.not(defaultTokenRefused(indexOf(off, pod({})), 'default'));
  assert.not(defaultTokenRefused(indexOf(off), 'other'));
});

test.run();
