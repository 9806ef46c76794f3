import { defineRule, entriesOf, imageOf, isKind, ref, valueAt } from 'klint/rule';
import type { Path, PodSpec, Resource } from 'klint/rule';

const TILLER = 'tiller';

export default defineRule({
  meta: {
    id: 'control-plane/no-tiller',
    title: 'Server of Helm 2 in the cluster',
    why:
      'Tiller installs whatever it is sent, from any pod that reaches its port and without asking who sends it, and ' +
      'mostly as cluster-admin. Helm 2 has had no fixes since 2020.',
    remedy: 'Delete it with its Service, ServiceAccount and binding, and use a current Helm, which needs no server.',
    severity: 'error',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload', 'Service'],
    references: ['mitre:T1133', 'owasp:K06'],
    messages: {
      image: '{user} runs Tiller, which installs what any pod sends it, mostly as cluster-admin. Delete it.',
      label: '{kind} {name} is labelled as Tiller, which installs what any pod sends it. Delete it.',
      service: 'Service {name} leads to Tiller, which installs what any pod sends it. Delete it.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ report }) => ({
    podSpec(pod) {
      const { kind, name } = pod.resource;
      const found = imagesOfTiller(pod);
      for (const { user, at } of found) report({ messageId: 'image', at, data: { user } });
      const label = (key: string) => pod.metadata.get('labels', key);
      if (found.length > 0 || label('app') !== 'helm' || label('name') !== TILLER) return;
      report({ messageId: 'label', at: pod.metadata.at('labels', 'name'), data: { kind, name } });
    },
    resource(service) {
      if (!isKind(service, 'Service')) return;
      const path = placeOfTiller(service);
      if (path) report({ messageId: 'service', at: ref(service, ...path), data: { name: service.name } });
    },
  }),
});

function imagesOfTiller(pod: PodSpec) {
  return pod.containers.flatMap((container) => {
    const used = container.role === 'ephemeral' ? undefined : imageOf(container);
    return used?.reference.repository.split('/').at(-1) === TILLER ? [used] : [];
  });
}

/** The first of selector, labels and name of a Service that has the word. */
function placeOfTiller(service: Resource): Path | undefined {
  for (const path of [['spec', 'selector'], ['metadata', 'labels']]) {
    const entry = entriesOf(valueAt(service.value, path)).find(([, value]) => hasWord(String(value)));
    if (entry) return [...path, entry[0]];
  }
  return hasWord(service.name) ? ['metadata', 'name'] : undefined;
}

function hasWord(text: string): boolean {
  return text.toLowerCase().split(/[^a-z0-9]+/).includes(TILLER);
}
