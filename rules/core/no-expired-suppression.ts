import { coreMessages, defineRule, integer } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/no-expired-suppression',
    title: 'Suppression past its date',
    why: 'A date was set so that an accepted risk is looked at again; after it the risk is no longer accepted.',
    remedy: 'Fix what the suppression hid, or decide anew and set another date.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/no-expired-suppression'],
    options: {
      warnDays: integer('Report a suppression this many days before it expires.', 0),
    },
    since: '0.1.0',
  },
});
