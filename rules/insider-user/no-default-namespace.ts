import { defineRule, flag, isFromRelease, isNamespaced, isRendered, kindRows, ref, strings } from 'klint/rule';
import type { Resource } from 'klint/rule';

/** Kinds that Kubernetes itself writes everywhere, and objects that it keeps in the namespace default. */
const ownKinds = ['Lease', 'Event', 'EndpointSlice'];
const ownObjects = [
  'Service/kubernetes', 'Endpoints/kubernetes', 'EndpointSlice/kubernetes', 'ConfigMap/kube-root-ca.crt',
  'ServiceAccount/default',
];

export default defineRule({
  meta: {
    id: 'insider-user/no-default-namespace',
    title: 'Object in the namespace default',
    why:
      'What lives in the namespace default shares it with everything else that nobody sorted. Rights, quotas, ' +
      'network policies and Pod Security levels hold for a whole namespace, so a user who may do something there ' +
      'may do it to all of them.',
    remedy: 'Give the application a namespace of its own.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis'],
    threat: { leaf: 'insider:user', motives: ['data-theft'] },
    kinds: ['*'],
    references: ['cis:5.7.4'],
    messages: {
      default: '{kind} {name} is put into namespace default, which everything shares. Give it one of its own.',
      missing: '{kind} {name} names no namespace, so it may end up in default. Name one.',
    },
    options: {
      reportMissing: flag('Also report an object of a plain file or a kustomization that names no namespace.'),
      kinds: strings('Kinds that are judged; all if there are none.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(resource) {
      const { kind, name, namespace } = resource;
      if (isOwn(resource) || (options.kinds.length > 0 && !options.kinds.includes(kind))) return;
      const path = ['metadata', 'namespace'];
      if (namespace === 'default' && isNamespaced(resource) && !isFromRelease(resource, path)) {
        report({ messageId: 'default', at: ref(resource, ...path), data: { kind, name } });
      }
      // A template without a namespace goes where the release goes.
      if (!options.reportMissing || namespace || isRendered(resource)) return;
      if (kindRows.get(kind)?.namespaced && isNamespaced(resource)) {
        report({ messageId: 'missing', at: ref(resource, 'metadata', 'name'), data: { kind, name } });
      }
    },
  }),
});

function isOwn({ kind, name }: Resource): boolean {
  return ownKinds.includes(kind) || ownObjects.includes(`${kind}/${name}`);
}
