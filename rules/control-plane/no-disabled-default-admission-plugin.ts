import { componentSetting, componentsOf, controlPlaneKinds, defineRule, itemsOf, listEdits, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-disabled-default-admission-plugin',
    title: 'Admission plugin that somebody switched off',
    why:
      'These plugins are on by default because others rely on them: without ServiceAccount or PodSecurity, ' +
      'objects come in that nobody looked at, and labels and quotas that seem to protect mean nothing.',
    remedy: 'Delete the plugin from --disable-admission-plugins.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.12', 'cis:1.2.13', 'owasp:K04'],
    messages: {
      disabled: '{name} switches the admission plugin {plugin} off. Delete it from the list.',
    },
    options: {
      plugins: strings('Plugins that must stay on.', [
        'CertificateApproval', 'CertificateSigning', 'CertificateSubjectRestriction', 'LimitRanger',
        'MutatingAdmissionWebhook', 'NamespaceLifecycle', 'PodSecurity', 'ResourceQuota', 'ServiceAccount',
        'ValidatingAdmissionPolicy', 'ValidatingAdmissionWebhook',
      ]),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'disable-admission-plugins', kubernetesMinor);
        const listed = itemsOf(setting);
        const wrong = listed.filter((plugin) => options.plugins.includes(plugin));
        const rest = listed.filter((plugin) => !wrong.includes(plugin));
        for (const plugin of wrong) {
          const edits = listEdits(server, setting.name, rest);
          report({ messageId: 'disabled', at: setting.at, data: { name: server.name, plugin }, edits });
        }
      }
    },
  }),
});
