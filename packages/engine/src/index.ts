export { textEdits } from './edits.js';
export { isAbout, lint } from './lint.js';
export type { LintOptions } from './lint.js';
export { locate } from './locate.js';
export { compareText } from './order.js';
export { rulesWithSubject } from './subjects.js';
