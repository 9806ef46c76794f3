import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/no-unused-suppression',
    title: 'Suppression that hides nothing',
    why:
      'A suppression that outlives the defect it was written for will hide the next one, which nobody has looked ' +
      'at.',
    remedy: 'Delete the suppression.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/no-unused-suppression'],
    options: {},
    since: '0.1.0',
    fix: 'safe',
  },
});
