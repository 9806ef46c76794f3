import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'manifest/no-duplicate-key',
    title: 'Key that stands twice in one mapping',
    why:
      'kubectl keeps the last of two equal keys in silence, so a securityContext or a limit that a reviewer sees ' +
      'may have no effect.',
    remedy: 'Merge the two keys into one.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['manifest/no-duplicate-key'],
    options: {},
    since: '0.1.0',
  },
});
