import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, unsetOnes } from 'klint/rule';

const files = ['kubelet-certificate-authority', 'kubelet-client-certificate', 'kubelet-client-key'];

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-kubelet-tls',
    title: 'API server that does not check whom it calls a kubelet',
    why:
      'exec, logs and port-forward go from the API server to a kubelet. Without an authority for its ' +
      'certificate, whoever answers at the address of a node receives what users type and send.',
    remedy: 'Set --kubelet-certificate-authority, --kubelet-client-certificate and --kubelet-client-key.',
    severity: 'warn',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.4', 'cis:1.2.5', 'mitre:T1557', 'owasp:K07'],
    messages: {
      absent: '{name} sets no --{flag}, so connections to kubelets are not proven on both sides. Name the file.',
      plain: '{name} talks to kubelets without TLS: --kubelet-https is false. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const { name } = server;
        for (const { name: flag, at } of unsetOnes(server, files, kubernetesMinor)) {
          report({ messageId: 'absent', at, data: { name, flag } });
        }
        const tls = componentSetting(server, 'kubelet-https', kubernetesMinor);
        if (isOn(tls) === false) report({ messageId: 'plain', at: tls.at, data: { name } });
      }
    },
  }),
});
