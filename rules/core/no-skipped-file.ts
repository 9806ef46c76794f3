import { coreMessages, defineRule, flag, integer } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/no-skipped-file',
    title: 'File that was not linted',
    why: 'A file that is passed over in silence looks like one without defects, and an attacker may count on that.',
    remedy: 'Make the file readable for klint, or name it under ignore in klint.yaml.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/no-skipped-file'],
    options: {
      maxBytes: integer('Files with more bytes are not read.', 10_485_760, 1),
      unreached: flag('Report also templates that no render reached and parts of builds that no root uses.'),
    },
    since: '0.1.0',
  },
});
