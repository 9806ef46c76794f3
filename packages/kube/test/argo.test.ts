import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PodSpec } from '@klint/model';
import { podSpecsOf } from '@klint/kube';
import { pathOf, resourceOf } from './resource.js';

function podsOf(spec: unknown): PodSpec[] {
  return podSpecsOf(resourceOf({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', spec }));
}

test('only templates that run containers make pods', () => {
  const pods = podsOf({
    templates: [
      { name: 'steps', steps: [[{ template: 'a' }, { inline: { container: { image: 'inline' } } }]] },
      { name: 'dag', dag: { tasks: [{ template: 'a' }, { inline: { script: { image: 'task' } } }] } },
      { name: 'container', container: { image: 'a' } },
      { name: 'script', script: { image: 'b', source: 'x' } },
      { name: 'set', containerSet: { containers: [{ name: 'one', image: 'c' }, { name: 'two', image: 'd' }] } },
      { name: 'resource', resource: { action: 'create' } },
      { name: 'suspend', suspend: {} },
      null,
    ],
  });
  const containers = pods.flatMap((pod) => pod.containers);
  assert.equal(containers.map((it) => `${it.name} ${String(it.get('image'))} ${pathOf(it)}`), [
    'main inline spec/templates/0/steps/0/1/inline/container', 'main task spec/templates/1/dag/tasks/1/inline/script',
    'main a spec/templates/2/container', 'main b spec/templates/3/script',
    'one c spec/templates/4/containerSet/containers/0', 'two d spec/templates/4/containerSet/containers/1',
  ]);
});

test('init containers and sidecars of a template belong to its pod', () => {
  const container = { image: 'a', name: 'own-name' };
  const [pod] = podsOf({ templates: [{ container, initContainers: [{ name: 'i' }], sidecars: [{ name: 's' }] }] });
  assert.equal(pod!.containers.map((it) => `${it.role} ${it.name} ${pathOf(it)}`), [
    'init i spec/templates/0/initContainers/0', 'container own-name spec/templates/0/container',
    'container s spec/templates/0/sidecars/0',
  ]);
});

test('a field is the template\'s, else that of the workflow, and says where it stands', () => {
  const [own, inherited] = podsOf({
    serviceAccountName: 'shared',
    hostNetwork: true,
    securityContext: { runAsNonRoot: true },
    podPriorityClassName: 'high',
    podMetadata: { labels: { team: 'a', app: 'x' } },
    templates: [
      {
        container: {},
        serviceAccountName: 'own',
        securityContext: { runAsUser: 5 },
        metadata: { labels: { app: 'y' } },
      },
      { container: {} },
    ],
  });
  const first = ['spec', 'templates', 0];
  const token = ['spec', 'templates', 1, 'automountServiceAccountToken'];
  assert.is(own!.get('serviceAccountName'), 'own');
  assert.is(own!.get('securityContext', 'runAsNonRoot'), undefined);
  assert.equal(own!.at('securityContext', 'runAsNonRoot').path, [...first, 'securityContext', 'runAsNonRoot']);
  assert.is(inherited!.get('serviceAccountName'), 'shared');
  assert.equal(inherited!.at('serviceAccountName').path, ['spec', 'serviceAccountName']);
  assert.equal(inherited!.at('securityContext', 'runAsNonRoot').path, ['spec', 'securityContext', 'runAsNonRoot']);
  assert.equal(inherited!.at('priorityClassName').path, ['spec', 'podPriorityClassName']);
  assert.equal(inherited!.at('automountServiceAccountToken').path, token);
  assert.ok(own!.get('hostNetwork') === true && inherited!.get('hostNetwork') === true);
  assert.equal(own!.metadata.value, { labels: { team: 'a', app: 'y' } });
  assert.equal(own!.metadata.at('labels', 'team').path, ['spec', 'podMetadata', 'labels', 'team']);
  assert.equal(own!.metadata.at('labels', 'app').path, [...first, 'metadata', 'labels', 'app']);
});

test('templateDefaults fill what a template lacks, mapping by mapping', () => {
  const [pod] = podsOf({
    templateDefaults: { container: { image: 'default', securityContext: { privileged: true, runAsUser: 1 } } },
    templates: [{ container: { securityContext: { runAsUser: 2 } } }],
  });
  const [main] = pod!.containers;
  assert.is(main!.get('image'), 'default');
  assert.is(main!.get('securityContext', 'runAsUser'), 2);
  assert.equal(main!.at('image').path, ['spec', 'templateDefaults', 'container', 'image']);
  const defaults = ['spec', 'templateDefaults', 'container', 'securityContext', 'privileged'];
  assert.equal(main!.at('securityContext', 'privileged').path, defaults);
  assert.equal(main!.at('securityContext', 'x').path, ['spec', 'templates', 0, 'container', 'securityContext', 'x']);
});

test('a volume of the workflow is in the pods that mount it', () => {
  const mount = (name: string) => ({ volumeMounts: [{ name, mountPath: '/x' }] });
  const [mounting, hiding, without] = podsOf({
    volumes: [{ name: 'shared', emptyDir: {} }, { name: 'node', hostPath: { path: '/' } }],
    templates: [
      { container: {}, sidecars: [mount('node')], volumes: [{ name: 'own', emptyDir: {} }] },
      { containerSet: { containers: [{ name: 'a' }], ...mount('node') }, volumes: [{ name: 'node', emptyDir: {} }] },
      { container: mount('missing') },
    ],
  });
  assert.equal(mounting!.get('volumes'), [{ name: 'own', emptyDir: {} }, { name: 'node', hostPath: { path: '/' } }]);
  assert.equal(mounting!.at('volumes', 1, 'hostPath').path, ['spec', 'volumes', 1, 'hostPath']);
  assert.equal(hiding!.get('volumes'), [{ name: 'node', emptyDir: {} }]);
  assert.equal(without!.get('volumes'), []);
});

test('wrong types make no pods and no error', () => {
  for (const templates of [undefined, null, 'x', {}, [5, { container: 'x' }, { steps: [5], dag: 'x' }]]) {
    assert.equal(podsOf({ templates }), []);
  }
  const template = { container: {}, sidecars: 'x', volumes: [5] };
  const [pod] = podsOf({ volumes: 5, templateDefaults: 'x', templates: [template] });
  assert.equal(pod!.containers.map(({ name }) => name), ['main']);
});

test.run();
