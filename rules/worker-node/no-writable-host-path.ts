import { asString, cleanPath, defineRule, flag, hostPathsOf, isAllowedPath, isAbsent } from 'klint/rule';
import { objectsOf, ownerName, strings } from 'klint/rule';

/** On by default since 1.31 (KEP 3857); before that the API server drops the field. */
const RECURSIVE_SINCE = 31;

export default defineRule({
  meta: {
    id: 'worker-node/no-writable-host-path',
    title: 'File system of the node that a container may write to',
    why:
      'What a container may write on the node, an attacker in it may write too: a cron job, a static pod manifest or ' +
      'a key of root turns the mount into control of the node, and a full disk stops all pods on it.',
    remedy: 'Set readOnly: true on the mount, or keep the data in an emptyDir or a persistent volume.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1611', 'owasp:K01'],
    messages: {
      writable: '{container} may write to {path} of the node. Set readOnly: true on the mount, or use another volume.',
      recursive:
        '{container} may write to what is mounted below {path} of the node. Set recursiveReadOnly: Enabled as well.',
    },
    options: {
      requireRecursive: flag('Also report read-only mounts without recursiveReadOnly: Enabled (Kubernetes 1.31).'),
      allow: strings('Host paths that may be written to, with all that lies below them.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    podSpec(pod) {
      const paths = new Map(hostPathsOf(pod).map(({ volume, path }) => [volume.get('name'), path]));
      if (paths.size === 0) return;
      for (const container of pod.containers) {
        for (const [j, mount] of objectsOf(container.get('volumeMounts'))) {
          const folder = paths.get(mount.name);
          if (folder === undefined) continue;
          const path = cleanPath(`${folder}/${asString(mount.subPath) ?? ''}`);
          if (isAllowedPath(path, options.allow)) continue;
          const data = { container: ownerName(container), path };
          const place = (key: string) => container.at('volumeMounts', j, key);
          // Validation refuses it beside a propagation other than None.
          const isLegal = isAbsent(mount.mountPropagation) || mount.mountPropagation === 'None';
          const isWanted = options.requireRecursive && kubernetesMinor >= RECURSIVE_SINCE;
          const recursive = { op: 'set', at: place('recursiveReadOnly'), value: 'Enabled' } as const;
          if (mount.readOnly !== true) {
            // Where more than this is wanted, one edit would only bring the next finding.
            const at = place('readOnly');
            report({ messageId: 'writable', at, data, edits: isWanted ? [] : [{ op: 'set', at, value: true }] });
          } else if (isWanted && mount.recursiveReadOnly !== 'Enabled') {
            report({ messageId: 'recursive', at: recursive.at, data, edits: isLegal ? [recursive] : [] });
          }
        }
      }
    },
  }),
});
