import { componentsOf, defineRule, kubeletKinds, removalEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-kubelet-hostname-override',
    title: 'Node under another name',
    why:
      'Certificates and audit logs of a node go by its name. One that is made up can be that of another node, ' +
      'and no longer leads to the machine.',
    remedy: 'Delete the flag.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.7'],
    messages: {
      given: '{name} calls its node otherwise than the machine: --hostname-override. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const found = kubelet.written('hostname-override');
        if (!found) continue;
        const edits = removalEdits(kubelet, 'hostname-override', false);
        report({ messageId: 'given', at: found.at, data: { name: kubelet.name }, edits });
      }
    },
  }),
});
