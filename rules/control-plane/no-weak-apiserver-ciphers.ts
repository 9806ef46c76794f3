import { componentSetting, componentsOf, controlPlaneKinds, defineRule, flag, isUnset } from 'klint/rule';
import { oldTlsVersion, settingLabel, strings, weakSuites } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-weak-apiserver-ciphers',
    title: 'API server with weak ciphers',
    why:
      'Whoever records a connection with a weak cipher reads the tokens in it, at once or once a key is stolen, ' +
      'and acts as these users.',
    remedy: 'Delete weak suites from the list, or the list as a whole, and set VersionTLS12 or VersionTLS13.',
    severity: 'warn',
    presets: ['strict', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.29'],
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
      for (const component of componentsOf(index, 'kube-apiserver')) {
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
