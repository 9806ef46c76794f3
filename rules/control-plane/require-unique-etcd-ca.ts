import { componentSetting, componentsOf, defineRule, hostFileOf, textOfSetting } from 'klint/rule';
import type { Component } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-unique-etcd-ca',
    title: 'etcd that trusts the authority of the cluster',
    why:
      'etcd lets in every client with a certificate of its authority. If that is the one of the cluster, each ' +
      'kubelet, controller and person with a client certificate reads and writes etcd directly.',
    remedy: 'Make an authority for etcd alone, and name it in --trusted-ca-file.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: ['workload'],
    components: ['etcd', 'kube-apiserver'],
    references: ['cis:2.7'],
    messages: {
      shared: '{file} is also --client-ca-file, so each client certificate opens etcd. Make another authority.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      const hostFile = (component: Component, flag: string): string | undefined => {
        const file = textOfSetting(componentSetting(component, flag, kubernetesMinor));
        return file === undefined || !component.container ? undefined : hostFileOf(component.container, file);
      };
      const servers = componentsOf(index, 'kube-apiserver');
      for (const etcd of componentsOf(index, 'etcd')) {
        const file = hostFile(etcd, 'trusted-ca-file');
        const other = servers.find((server) => file !== undefined && hostFile(server, 'client-ca-file') === file);
        if (file === undefined || !other) continue;
        const client = componentSetting(other, 'client-ca-file', kubernetesMinor).at;
        const related = [{ message: 'the API server that trusts it too', at: client }];
        const at = componentSetting(etcd, 'trusted-ca-file', kubernetesMinor).at;
        report({ messageId: 'shared', at, data: { file }, related });
      }
    },
  }),
});
