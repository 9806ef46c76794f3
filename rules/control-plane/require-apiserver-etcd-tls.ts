import { clusterConfigurations, componentSetting, componentsOf, controlPlaneKinds, defineRule } from 'klint/rule';
import { isAbsent, isObject, itemsOf, ref, stringsOf, unsetOnes, urlParts, valueAt } from 'klint/rule';
import type { Path } from 'klint/rule';

const flags = ['etcd-cafile', 'etcd-certfile', 'etcd-keyfile'];
const fields = ['caFile', 'certFile', 'keyFile'];

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-etcd-tls',
    title: 'API server that talks to etcd in plain text',
    why:
      'etcd holds every Secret. On a connection without TLS they can be read on the way; without a client ' +
      'certificate etcd has to let everyone in.',
    remedy: 'Set --etcd-cafile, --etcd-certfile and --etcd-keyfile, and https in --etcd-servers.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['etcd', 'kube-apiserver'],
    references: ['cis:1.2.23', 'cis:1.2.26', 'mitre:T1133', 'owasp:K06', 'nsa:etcd-encryption'],
    messages: {
      absent: '{name} sets no --{flag}, so that its connection to etcd is not proven on both sides. Name the file.',
      plain: '{name} talks to etcd in plain text: {server}. Use https.',
      'external-absent':
        'The external etcd has no {field}, so that the connection is not proven on both sides. Name the file.',
      'external-plain': 'The API server talks to etcd in plain text: {server}. Use https.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const { name } = server;
        for (const { name: flag, at } of unsetOnes(server, flags, kubernetesMinor)) {
          report({ messageId: 'absent', at, data: { name, flag } });
        }
        const setting = componentSetting(server, 'etcd-servers', kubernetesMinor);
        const plain = itemsOf(setting).find((url) => urlParts(url)?.scheme === 'http');
        if (plain !== undefined) report({ messageId: 'plain', at: setting.at, data: { name, server: plain } });
      }
      for (const { resource, path } of clusterConfigurations(index)) {
        const at = (...steps: Path) => ref(resource, ...path, 'etcd', 'external', ...steps);
        const external = valueAt(resource.value, at().path);
        if (!isObject(external)) continue;
        for (const field of fields.filter((each) => isAbsent(external[each]) || external[each] === '')) {
          report({ messageId: 'external-absent', at: at(field), data: { field } });
        }
        for (const [i, url] of stringsOf(external['endpoints'])) {
          if (urlParts(url)?.scheme !== 'http') continue;
          report({ messageId: 'external-plain', at: at('endpoints', i), data: { server: url } });
        }
      }
    },
  }),
});
