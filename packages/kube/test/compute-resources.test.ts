import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { computeGap } from '@klint/kube';
import { podOf } from './resource.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a container lacks: `state path`, or `-`. */
function gap(list: 'requests' | 'limits', resources: unknown, ofPod?: Fields, minor = 34, more: Fields = {}): string {
  const spec = { resources: ofPod, containers: [{ name: 'web', resources }], ...more };
  const found = computeGap(podOf(spec).containers[0]!, list, 'cpu', minor);
  return found ? `${found.state} ${found.at.path.join('/')}` : '-';
}

const place = 'spec/containers/0/resources';

// SetDefaults_Pod of pkg/apis/core/v1/defaults.go: a limit becomes the request that is absent.
test('requests', () => {
  const missing = `missing ${place}/requests/cpu`;
  for (const none of [undefined, null, 5, {}, { requests: null }, { requests: { cpu: null, memory: '1Gi' } }]) {
    assert.is(gap('requests', none), missing, JSON.stringify(none));
  }
  for (const cpu of ['100m', 1, 0.5, '${CPU}', 'one']) assert.is(gap('requests', { requests: { cpu } }), '-', `${cpu}`);
  for (const cpu of [0, '0', '0m', '0.0']) {
    assert.is(gap('requests', { requests: { cpu }, limits: { cpu: 1 } }), `zero ${place}/requests/cpu`, `${cpu}`);
  }
  assert.is(gap('requests', { limits: { cpu: 1 } }), '-');
  assert.is(gap('requests', { limits: { cpu: 0 } }), `zero ${place}/limits/cpu`);
  assert.is(gap('requests', { limits: { memory: '1Gi' } }), missing);
});

test('limits', () => {
  assert.is(gap('limits', { requests: { cpu: 1 } }), `missing ${place}/limits/cpu`);
  assert.is(gap('limits', { limits: { cpu: 1 } }), '-');
  assert.is(gap('limits', { limits: { cpu: '0' } }), `zero ${place}/limits/cpu`);
});

// KEP 2837, PodLevelResources.
test('those of the pod count from 1.34', () => {
  const missing = `missing ${place}/requests/cpu`;
  assert.is(gap('requests', {}, { requests: { cpu: 1 } }), '-');
  assert.is(gap('requests', {}, { limits: { cpu: 1 } }), '-');
  assert.is(gap('requests', { requests: { cpu: 0 } }, { limits: { cpu: 1 } }), '-');
  assert.is(gap('requests', {}, { requests: { cpu: 1 } }, 33), missing);
  assert.is(gap('requests', {}, { requests: { cpu: 0 } }), missing);
  assert.is(gap('requests', {}, { requests: { memory: 1 } }), missing);
  assert.is(gap('limits', {}, { requests: { cpu: 1 } }), `missing ${place}/limits/cpu`);
});

test('an ephemeral container cannot have any', () => {
  const ephemeral = { containers: [], ephemeralContainers: [{ name: 'debugger' }] };
  assert.is(gap('requests', {}, undefined, 34, ephemeral), '-');
});

test.run();
