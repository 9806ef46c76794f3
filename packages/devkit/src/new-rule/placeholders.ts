/** Texts of a new rule that its author has to replace; a rule that still has one is not complete. */
export const placeholders = {
  title: 'A few words for what is wrong',
  why: 'Which step the setting gives which attacker.',
  remedy: 'What to do instead.',
  message: 'What is wrong here, and what to do.',
  option: 'What the option is for.',
  prose: 'What the rule looks at, what an attacker does with it, and what to do instead.',
} as const;
