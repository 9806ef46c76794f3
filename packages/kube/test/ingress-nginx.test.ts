import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isSnippetAnnotation, snippetAnnotationsIn, snippetSwitches, snippetValues } from '@klint/kube';
import { indexOf, objectOf } from './unit.js';

type Fields = Readonly<Record<string, unknown>>;

// The annotations of ingress-nginx, of NGINX Inc. (nginx.org) and of HAProxy's controllers.
test('annotations that are configuration of the proxy', () => {
  const yes = [
    'nginx.ingress.kubernetes.io/server-snippet', 'nginx.ingress.kubernetes.io/configuration-snippet',
    'nginx.org/location-snippets', 'haproxy.org/backend-config-snippet', 'custom.example.com/auth-snippet',
  ];
  for (const key of yes) assert.ok(isSnippetAnnotation(key), key);
  for (const key of ['server-snippet', 'a/b/c-snippet', 'a/snippet-x', 'a/', 'a.b/rewrite-target']) {
    assert.not(isSnippetAnnotation(key), key);
  }
  const found = snippetAnnotationsIn({ a: [{ 'x/y-snippet': 'z' }], 'x/a-snippet': null, b: 5 }, ['values']);
  assert.equal(found, [['values', 'a', 0, 'x/y-snippet']]);
});

function configMap(data: unknown, labels: Fields = {}): Fields {
  return { kind: 'ConfigMap', metadata: { name: 'config', namespace: 'edge', labels }, data };
}

function controller(image: string, flag: string, namespace = 'edge'): Fields {
  const containers = [{ name: 'controller', image, args: ['/nginx-ingress-controller', flag] }];
  return { metadata: { name: 'controller', namespace }, spec: { containers } };
}

/** What the first ConfigMap allows: `set`, the version of an old controller, or `-`. */
function allowed(...objects: readonly Fields[]): string {
  const [found] = snippetSwitches(indexOf(...objects));
  return found ? (found.version ?? 'set') : '-';
}

// Release notes of ingress-nginx: allow-snippet-annotations is false by default from 1.9.
test('the ConfigMap of a controller', () => {
  const on = { 'allow-snippet-annotations': 'true' };
  const labelled = { 'app.kubernetes.io/name': 'ingress-nginx' };
  assert.is(allowed(configMap(on)), '-');
  assert.is(allowed(configMap(on, labelled)), 'set');
  assert.is(allowed(configMap({ 'allow-snippet-annotations': 'false' }, labelled)), '-');
  assert.is(allowed(configMap({}, labelled)), '-');
  const flag = '--configmap=edge/config';
  assert.is(allowed(configMap(on), controller('c:v1.12.1', flag)), 'set');
  assert.is(allowed(configMap(on), controller('c:v1.12.1', '--configmap=$(POD_NAMESPACE)/config')), 'set');
  assert.is(allowed(configMap(on), controller('c:v1.12.1', '--configmap=$(POD_NAMESPACE)/config', 'other')), '-');
  assert.is(allowed(configMap(on), controller('c:v1.12.1', '--configmap=edge/other')), '-');
  assert.is(allowed(configMap({}), controller('c:v1.9.0', flag)), '-');
  assert.is(allowed(configMap({}), controller('c:1.8.4@sha256:0', flag)), '1.8');
  assert.is(allowed(configMap(null), controller('c:v0.49.3', flag)), '0.49');
  assert.is(allowed(configMap({}), controller('c:v1.10.0', flag)), '-');
  assert.is(allowed(configMap({}), controller('c', flag)), '-');
  assert.is(allowed(configMap({}), controller('c:1.0.0-dev', flag)), '-');
  assert.is(allowed(configMap({}), controller('c:v1.0.0-beta.1', flag)), '1.0');
  assert.is(allowed(configMap({ 'allow-snippet-annotations': 'false' }), controller('c:v1.1.0', flag)), '-');
});

test('values of the chart of a controller', () => {
  const values = (controller: unknown) => {
    return snippetValues(objectOf({ kind: 'HelmRelease', spec: { values: { controller } } }));
  };
  assert.equal(values({ allowSnippetAnnotations: true })?.at(-1), 'allowSnippetAnnotations');
  assert.equal(values({ config: { 'allow-snippet-annotations': 'true' } })?.at(-1), 'allow-snippet-annotations');
  for (const none of [undefined, 5, {}, { allowSnippetAnnotations: false }, { config: [] }]) {
    assert.is(values(none), undefined, JSON.stringify(none));
  }
});

test.run();
