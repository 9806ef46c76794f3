import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, removalEdits } from 'klint/rule';

const flags = ['auto-tls', 'peer-auto-tls'];

export default defineRule({
  meta: {
    id: 'control-plane/no-etcd-auto-tls',
    title: 'etcd with certificates that it made itself',
    why:
      'A certificate that etcd signs itself proves nothing: clients and members accept any other that somebody ' +
      'signed just so, and an attacker in the middle is not noticed.',
    remedy: 'Delete the flag, and name certificates of an authority.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['etcd'],
    references: ['cis:2.3', 'cis:2.6', 'mitre:T1557'],
    messages: {
      on: '{name} makes its own certificates, which prove nothing: --{flag}. Delete the flag and name certificates.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const etcd of componentsOf(index, 'etcd')) {
        for (const flag of flags) {
          const setting = componentSetting(etcd, flag, kubernetesMinor);
          if (isOn(setting) !== true) continue;
          const edits = removalEdits(etcd, flag, true);
          report({ messageId: 'on', at: setting.at, data: { name: etcd.name, flag }, edits });
        }
      }
    },
  }),
});
