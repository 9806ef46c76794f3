import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isWritten, itemsOf } from 'klint/rule';
import { settingEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-apiserver-always-allow',
    title: 'API server that allows everything',
    why:
      'AlwaysAllow lets every request through that is not anonymous, and with anonymous access those too. Any ' +
      'credential, such as the token of a pod, is then that of an administrator.',
    remedy: 'Set --authorization-mode=Node,RBAC.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.6', 'mitre:T1133', 'owasp:K06'],
    messages: {
      listed: '{name} allows every request: --authorization-mode names AlwaysAllow. Set Node,RBAC.',
      default: '{name} allows every request, since --authorization-mode is AlwaysAllow by default. Set Node,RBAC.',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'authorization-mode', kubernetesMinor);
        if (!itemsOf(setting).includes('AlwaysAllow')) continue;
        // With a file there is no default.
        if (!isWritten(setting) && server.written('authorization-config')) continue;
        const messageId = isWritten(setting) ? 'listed' : 'default';
        const edits = settingEdits(server, setting.name, 'Node,RBAC');
        report({ messageId, at: setting.at, data: { name: server.name }, edits });
      }
    },
  }),
});
