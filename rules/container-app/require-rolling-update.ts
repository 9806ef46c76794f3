import { asObject, asString, defineRule, mountsExclusiveClaim, ref, valueAt } from 'klint/rule';
import type { Edit, PodSpec } from 'klint/rule';

/** Where each kind says how its pods are replaced, and the type that goes one by one. */
const strategies: Readonly<Record<string, readonly [field: string, rolling: string]>> = {
  Deployment: ['strategy', 'RollingUpdate'],
  DeploymentConfig: ['strategy', 'Rolling'],
  DaemonSet: ['updateStrategy', 'RollingUpdate'],
  StatefulSet: ['updateStrategy', 'RollingUpdate'],
};

export default defineRule({
  meta: {
    id: 'container-app/require-rolling-update',
    title: 'Update that stops all pods, or never comes',
    why:
      'Recreate stops every pod before a new one starts, so each update is an outage; with OnDelete a security fix ' +
      'waits until somebody deletes the old pods, and an attacker has all that time.',
    remedy: 'Delete the strategy type; pods are then replaced one by one.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['Deployment', 'DaemonSet', 'StatefulSet', 'DeploymentConfig'],
    references: ['mitre:T1499'],
    messages: {
      stops: '{kind} {name} is down during each update, since it has type {type}. Delete the type.',
      waits: '{kind} {name} keeps old pods, holes included, until they are deleted (type OnDelete). Delete the type.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    index(index) {
      const pods = new Map<unknown, PodSpec>(index.podSpecs.map((pod) => [pod.resource, pod]));
      for (const [kind, [field, rolling]] of Object.entries(strategies)) {
        for (const resource of index.ofKind(kind)) {
          const strategy = asObject(valueAt(resource.value, ['spec', field]));
          const type = asString(strategy.type);
          if (!type || type === rolling) continue;
          const pod = pods.get(resource);
          if (type === 'Recreate' && pod && mountsExclusiveClaim(index, pod)) continue;
          const at = ref(resource, 'spec', field, 'type');
          const isAlone = Object.keys(strategy).length === 1;
          const edits: Edit[] = [{ op: 'delete', at: isAlone ? ref(resource, 'spec', field) : at }];
          const data = { kind, name: resource.name };
          if (type === 'OnDelete') report({ messageId: 'waits', at, data, edits });
          else report({ messageId: 'stops', at, data: { ...data, type }, edits });
        }
      }
    },
  }),
});
