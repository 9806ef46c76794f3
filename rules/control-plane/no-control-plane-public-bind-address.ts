import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isLoopback, isWritten } from 'klint/rule';
import { settingEdits, textOfSetting } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-control-plane-public-bind-address',
    title: 'Controller manager or scheduler open to the network',
    why:
      'Their port serves metrics, health and, where it is on, profiles. Open to the network it is one more door ' +
      'that pods and neighbours can try.',
    remedy: 'Set --bind-address=127.0.0.1.',
    severity: 'info',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-controller-manager', 'kube-scheduler'],
    references: ['cis:1.3.7', 'cis:1.4.2', 'mitre:T1046', 'owasp:K06'],
    messages: {
      public: '{name} listens on {address}, open to the network. Set --bind-address=127.0.0.1.',
      absent: '{name} listens on all addresses, the default of --bind-address. Set 127.0.0.1.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const component of componentsOf(index, 'kube-controller-manager', 'kube-scheduler')) {
        const setting = componentSetting(component, 'bind-address', kubernetesMinor);
        const address = textOfSetting(setting);
        if (address === undefined || isLoopback(address)) continue;
        const edits = settingEdits(component, setting.name, '127.0.0.1');
        const data = { name: component.name, address };
        if (isWritten(setting)) report({ messageId: 'public', at: setting.at, data, edits });
        else report({ messageId: 'absent', at: setting.at, data: { name: component.name }, edits });
      }
    },
  }),
});
