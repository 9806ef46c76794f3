import { asString, defineRule, isAbsent, isWindows, namesImage, ownerName, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/require-read-only-root-filesystem',
    title: 'Container that can change its own files',
    why:
      'With a writable root file system an attacker who gets into the container changes the application, adds ' +
      'tools and hides what he did, until the container is replaced.',
    remedy: 'Set readOnlyRootFilesystem: true and mount an emptyDir where the application writes.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['cis:5.7.3', 'owasp:K01', 'nsa:immutable-file-system'],
    messages: {
      missing:
        '{container} lets an attacker change its programs. Set readOnlyRootFilesystem, with an emptyDir for writes.',
      off: '{container} lets an attacker change its programs. Write true here, with an emptyDir for its writes.',
    },
    options: {
      ignoreImages: strings('Images that are not judged, also without tag and digest; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    container(container) {
      if (container.role === 'ephemeral' || isWindows(container.pod)) return;
      const value = container.get('securityContext', 'readOnlyRootFilesystem');
      if (value === true || namesImage(options.ignoreImages, asString(container.get('image')) ?? '')) return;
      const at = container.at('securityContext', 'readOnlyRootFilesystem');
      const data = { container: ownerName(container) };
      report({ messageId: isAbsent(value) ? 'missing' : 'off', at, data, edits: [{ op: 'set', at, value: true }] });
    },
  }),
});
