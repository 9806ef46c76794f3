import { defineRule, ownerName, securityPlaces } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-windows-host-process',
    title: 'Windows container that runs on the host',
    why:
      'A HostProcess container is no container: it runs as a process of the Windows node with its files, network and ' +
      'users, so an attacker who gets into it owns the node.',
    remedy: 'Delete hostProcess; keep such containers to the few agents that manage nodes.',
    severity: 'error',
    presets: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/windowsHostProcess', 'cis:5.2.11', 'mitre:T1611', 'owasp:K01'],
    messages: {
      host: '{owner} runs as a process of the Windows node: who gets into it owns the node. Delete hostProcess.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: (context) => ({
    podSpec(pod) {
      for (const place of securityPlaces(pod)) {
        if (place.get('securityContext', 'windowsOptions', 'hostProcess') !== true) continue;
        const at = place.at('securityContext', 'windowsOptions', 'hostProcess');
        const edits = [{ op: 'delete', at, otherwise: false }] as const;
        context.report({ messageId: 'host', at, data: { owner: ownerName(place) }, edits });
      }
    },
  }),
});
