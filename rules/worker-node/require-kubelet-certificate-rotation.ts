import { componentSetting, componentsOf, defineRule, disabledGate, isOn, isWritten, kubeletKinds } from 'klint/rule';
import { settingLabel } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/require-kubelet-certificate-rotation',
    title: 'Certificates of nodes that are not renewed',
    why:
      'A certificate that is not renewed has to live long, and whoever copied it is the node for as long. When ' +
      'it ends, the node is lost.',
    remedy: 'Set rotateCertificates to true, and delete the feature gate.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: [...kubeletKinds, 'ClusterConfiguration'],
    components: ['kube-controller-manager', 'kubelet'],
    references: ['cis:4.2.10', 'cis:4.2.11', 'cis:1.3.6'],
    messages: {
      off: '{name} does not renew its client certificate: {setting} is false. Set it to true.',
      absent: '{name} does not renew its client certificate, since {setting} is false by default. Set it to true.',
      gate: '{name} stops renewal of serving certificates: RotateKubeletServerCertificate is false. Delete it.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const component of componentsOf(index, 'kubelet', 'kube-controller-manager')) {
        const { name } = component;
        const gate = disabledGate(component, 'RotateKubeletServerCertificate', kubernetesMinor);
        if (gate) report({ messageId: 'gate', at: gate, data: { name } });
        const setting = componentSetting(component, 'rotate-certificates', kubernetesMinor);
        // A kubelet without a file may have its certificate from elsewhere.
        if (isOn(setting) !== false || !(isWritten(setting) || component.form === 'file')) continue;
        const data = { name, setting: settingLabel(component, setting.name) };
        report({ messageId: isWritten(setting) ? 'off' : 'absent', at: setting.at, data });
      }
    },
  }),
});
