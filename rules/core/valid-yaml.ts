import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/valid-yaml',
    title: 'File that is not YAML as Kubernetes reads it',
    why:
      'What cannot be parsed is not deployed, or is deployed in part, and no rule can judge it: a defect in it ' +
      'stays unseen.',
    remedy: 'Correct the text at the place shown; the other documents of the file are linted all the same.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/valid-yaml'],
    options: {},
    since: '0.1.0',
  },
});
