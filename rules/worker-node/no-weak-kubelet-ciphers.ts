import { componentSetting, componentsOf, defineRule, flag, isUnset, kubeletKinds, oldTlsVersion } from 'klint/rule';
import { settingLabel, strings, weakSuites } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/no-weak-kubelet-ciphers',
    title: 'Kubelet with weak ciphers',
    why:
      'Whoever records a connection with a weak cipher reads what exec and logs carry, at once or once a key is ' +
      'stolen.',
    remedy: 'Delete weak suites from the list, or the list as a whole, and set VersionTLS12 or VersionTLS13.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.12'],
    messages: {
      weak: '{name} offers weak ciphers: {suites}. Delete them from the list.',
      old: '{name} speaks {version}, which is broken. Set VersionTLS12 or VersionTLS13.',
      implicit: '{name} has no list of ciphers. Set {setting}.',
    },
    options: {
      requireExplicit: flag('Report an absent list too.'),
      allow: strings('Suites that may be there.'),
    },
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, options: { requireExplicit, allow }, report }) => ({
    index(index) {
      for (const component of componentsOf(index, 'kubelet')) {
        const { name } = component;
        for (const { at, suites } of weakSuites(component, allow, kubernetesMinor)) {
          report({ messageId: 'weak', at, data: { name, suites } });
        }
        const old = oldTlsVersion(component, kubernetesMinor);
        if (old) report({ messageId: 'old', at: old.at, data: { name, version: old.version } });
        const list = componentSetting(component, 'tls-cipher-suites', kubernetesMinor);
        if (!requireExplicit || !isUnset(list)) continue;
        report({ messageId: 'implicit', at: list.at, data: { name, setting: settingLabel(component, list.name) } });
      }
    },
  }),
});
