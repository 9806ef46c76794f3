import { componentSetting, componentsOf, controlPlaneKinds, defineRule, itemsOf } from 'klint/rule';
import { objectsOf, ref, serversWithoutPlugin } from 'klint/rule';

const plugin = 'EventRateLimit';

export default defineRule({
  meta: {
    id: 'control-plane/require-event-rate-limit-admission',
    title: 'Events without a limit',
    why:
      'A pod that crashes in a loop, or an attacker who makes it, writes events until the API server and etcd ' +
      'are busy with nothing else.',
    remedy: 'Add EventRateLimit to --enable-admission-plugins, and give it limits in an AdmissionConfiguration.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['denial-of-service'] },
    kinds: [...controlPlaneKinds, 'AdmissionConfiguration'],
    components: ['kube-apiserver'],
    references: ['cis:1.2.9', 'mitre:T1499'],
    messages: {
      lacks: '{name} does not limit events. Add EventRateLimit to --enable-admission-plugins, with limits.',
      unconfigured: 'EventRateLimit is switched on, but has no limits here to apply. Add an entry of that name.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const { at, data } of serversWithoutPlugin(index, plugin, kubernetesMinor)) {
        report({ messageId: 'lacks', at, data });
      }
      const isOnSomewhere = componentsOf(index, 'kube-apiserver').some((server) => {
        return itemsOf(componentSetting(server, 'enable-admission-plugins', kubernetesMinor)).includes(plugin);
      });
      for (const config of isOnSomewhere ? index.ofKind('AdmissionConfiguration') : []) {
        const names = objectsOf(config.value['plugins']).map(([, { name }]) => name);
        if (!names.includes(plugin)) report({ messageId: 'unconfigured', at: ref(config, 'plugins') });
      }
    },
  }),
});
