import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/valid-kubernetes-object',
    title: 'Document that is almost a manifest',
    why:
      'An object without apiVersion or kind is refused by the API server, and no rule can judge what it would have ' +
      'been.',
    remedy: 'Give the object an apiVersion and a kind, both strings, or move the file out of the manifests.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/valid-kubernetes-object'],
    options: {},
    since: '0.1.0',
  },
});
