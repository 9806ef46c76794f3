import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isWorkload, podSpecsOf, workloadRows, type WorkloadRow } from '@klint/kube';
import { pathOf, podOf, resourceOf } from './resource.js';

const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'web', image: 'x' }] } };
const workflow = { templates: [{ name: 't', metadata: template.metadata, container: { name: 'web', image: 'x' } }] };

/** Data with `leaf` at the path of a template of the table; `*` becomes a list of two. */
function dataWith(path: string, leaf: unknown): unknown {
  const steps = path === '' ? [] : path.split('/');
  return steps.reduceRight((inner, step) => (step === '*' ? [inner, inner] : { [step]: inner }), leaf);
}

for (const row of workloadRows) {
  for (const group of row.groups) {
    for (const path of row.templates) {
      test(`${group === '' ? 'core' : group} ${row.kind} has pods at ${path === '' ? 'its root' : path}`, () => {
        const data = dataWith(path, row.form === 'workflow' ? workflow : template) as Record<string, unknown>;
        const resource = resourceOf({ ...data, apiVersion: group === '' ? 'v1' : `${group}/v1`, kind: row.kind });
        const pods = podSpecsOf(resource);
        assert.ok(isWorkload(resource));
        assert.is(pods.length, path.includes('*') ? 2 : 1);
        for (const pod of pods) {
          assert.is(pod.metadata.get('labels', 'app'), 'x');
          assert.equal(pod.containers.map(({ name }) => name), ['web']);
          assert.is(pod.containers[0]!.get('image'), 'x');
        }
      });
    }
  }
}

test('a group that does not have the kind is no workload', () => {
  for (const [apiVersion, kind] of [['v1', 'Service'], ['example.com/v1', 'Deployment'], ['v1', 'Job'], ['', 'Pod']]) {
    const resource = resourceOf({ apiVersion, kind, ...(dataWith('spec/template', template) as object) });
    assert.not.ok(isWorkload(resource), `${apiVersion} ${kind}`);
    assert.equal(podSpecsOf(resource), []);
  }
});

test('paths lead from the root of the resource', () => {
  const deployment = resourceOf({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template } });
  const [pod] = podSpecsOf(deployment);
  assert.is(pathOf(pod!), 'spec/template/spec');
  assert.is(pathOf(pod!.containers[0]!), 'spec/template/spec/containers/0');
  assert.equal(pod!.metadata.at('labels', 'app').path, ['spec', 'template', 'metadata', 'labels', 'app']);
  assert.is(pod!.containers[0]!.pod, pod);
});

test('each item of a list and each value of a mapping is a template of its own', () => {
  const rows: WorkloadRow[] = [{ kind: 'Fleet', groups: ['example.com'], templates: ['spec/*/template', 'spec/one'] }];
  const spec = { main: { template }, other: { template }, none: null, one: template };
  const fleet = resourceOf({ apiVersion: 'example.com/v2', kind: 'Fleet', spec });
  assert.equal(podSpecsOf(fleet), []);
  assert.ok(isWorkload(fleet, rows));
  const paths = podSpecsOf(fleet, rows).map(pathOf);
  assert.equal(paths, ['spec/main/template/spec', 'spec/other/template/spec', 'spec/one/spec']);
});

test('containers come in the order of admission, each with its role', () => {
  const pod = podOf({
    ephemeralContainers: [{ name: 'debug' }],
    containers: [{ name: 'web' }, null, 'text', { image: 'x' }],
    initContainers: [{ name: 'init' }, { name: 'mesh', restartPolicy: 'Always' }, { name: 'no', restartPolicy: 'No' }],
  });
  const found = pod.containers.map((container) => `${container.role} ${container.name} ${pathOf(container)}`);
  assert.equal(found, [
    'init init spec/initContainers/0', 'sidecar mesh spec/initContainers/1', 'init no spec/initContainers/2',
    'container web spec/containers/0', 'container  spec/containers/3', 'ephemeral debug spec/ephemeralContainers/0',
  ]);
});

test('what is no pod spec gives none, and what is no container list gives no containers', () => {
  for (const spec of [undefined, null, 'x', 5, []]) assert.equal(podSpecsOf(resourceOf({ spec })), []);
  for (const containers of [undefined, null, 'x', 5, {}, [[]]]) assert.equal(podOf({ containers }).containers, []);
  const spec = { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' } };
  const rollout = resourceOf({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec });
  assert.ok(isWorkload(rollout));
  assert.equal(podSpecsOf(rollout), []);
});

test.run();
