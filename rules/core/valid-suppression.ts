import { coreMessages, defineRule, flag } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/valid-suppression',
    title: 'Suppression that does not say what it suppresses',
    why:
      'A suppression with a mistake in it hides nothing, or hides something else than its author meant: a hole that ' +
      'an attacker can use passes for one that somebody looked at.',
    remedy: 'Name rules that exist, put the suppression where it has an effect, and say why.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['*'],
    references: [],
    messages: coreMessages['core/valid-suppression'],
    options: {
      requireReason: flag('Report suppressions that give no reason.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
});
