import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn, plainUrls, unsetOnes } from 'klint/rule';

const files = ['cert-file', 'key-file', 'trusted-ca-file'];

export default defineRule({
  meta: {
    id: 'control-plane/require-etcd-client-tls',
    title: 'etcd that answers everyone',
    why:
      'etcd is the whole cluster: who may talk to it reads every Secret and writes roles past the API server. ' +
      'Without TLS and client certificates that is everyone who reaches its port.',
    remedy:
      'Set --cert-file, --key-file, --trusted-ca-file and --client-cert-auth=true, and https in ' +
      '--listen-client-urls.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['etcd'],
    references: ['cis:2.1', 'cis:2.2', 'mitre:T1133', 'owasp:K06', 'nsa:etcd-encryption'],
    messages: {
      absent: '{name} sets no --{flag}, so that clients of etcd are not proven. Name the file.',
      'no-client-auth': '{name} asks clients for no certificate. Set --client-cert-auth=true.',
      plain: '{name} serves clients without TLS at {url}. Use https.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const etcd of componentsOf(index, 'etcd')) {
        const { name } = etcd;
        for (const { name: flag, at } of unsetOnes(etcd, files, kubernetesMinor)) {
          report({ messageId: 'absent', at, data: { name, flag } });
        }
        const asks = componentSetting(etcd, 'client-cert-auth', kubernetesMinor);
        if (isOn(asks) === false) report({ messageId: 'no-client-auth', at: asks.at, data: { name } });
        const urls = componentSetting(etcd, 'listen-client-urls', kubernetesMinor);
        const plain = plainUrls(urls)[0];
        if (plain !== undefined) report({ messageId: 'plain', at: urls.at, data: { name, url: plain } });
      }
    },
  }),
});
