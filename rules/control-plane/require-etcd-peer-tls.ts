import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isLocalUrl, isOn, isWritten } from 'klint/rule';
import { itemsOf, plainUrls, unsetOnes } from 'klint/rule';

const files = ['peer-cert-file', 'peer-key-file'];

export default defineRule({
  meta: {
    id: 'control-plane/require-etcd-peer-tls',
    title: 'etcd members that trust everyone',
    why:
      'Who joins as a member gets a copy of all data, and a vote. Without certificates of peers that is everyone ' +
      'who reaches the port.',
    remedy: 'Set --peer-cert-file, --peer-key-file and --peer-client-cert-auth=true, and https in --listen-peer-urls.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['etcd'],
    references: ['cis:2.4', 'cis:2.5', 'owasp:K06'],
    messages: {
      absent: '{name} sets no --{flag}, so that members of etcd are not proven. Name the file.',
      'no-peer-auth': '{name} asks other members for no certificate. Set --peer-client-cert-auth=true.',
      plain: '{name} serves other members without TLS at {url}. Use https.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const etcd of componentsOf(index, 'etcd')) {
        const { name } = etcd;
        const urls = componentSetting(etcd, 'listen-peer-urls', kubernetesMinor);
        const members = componentSetting(etcd, 'initial-cluster', kubernetesMinor);
        const isAlone = isWritten(members) && itemsOf(members).length === 1;
        if (isAlone && plainUrls(urls).length === 0 && itemsOf(urls).every(isLocalUrl)) continue;
        for (const { name: flag, at } of unsetOnes(etcd, files, kubernetesMinor)) {
          report({ messageId: 'absent', at, data: { name, flag } });
        }
        const asks = componentSetting(etcd, 'peer-client-cert-auth', kubernetesMinor);
        if (isOn(asks) === false) report({ messageId: 'no-peer-auth', at: asks.at, data: { name } });
        const plain = plainUrls(urls)[0];
        if (plain !== undefined) report({ messageId: 'plain', at: urls.at, data: { name, url: plain } });
      }
    },
  }),
});
