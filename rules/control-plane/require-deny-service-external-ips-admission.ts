import { controlPlaneKinds, defineRule, serversWithoutPlugin } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-deny-service-external-ips-admission',
    title: 'Services that may take over addresses',
    why:
      'Whoever may create Services names any address in externalIPs, and every node sends traffic for it to pods ' +
      'of theirs: traffic of others is read or answered (CVE-2020-8554).',
    remedy: 'Add DenyServiceExternalIPs to --enable-admission-plugins.',
    severity: 'info',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.3'],
    messages: {
      lacks: '{name} does not switch DenyServiceExternalIPs on. Add it to --enable-admission-plugins.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { at, data, edits } of serversWithoutPlugin(index, 'DenyServiceExternalIPs', kubernetesMinor)) {
        report({ messageId: 'lacks', at, data, edits });
      }
    },
  }),
});
