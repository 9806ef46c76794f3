export { textEdits } from './edits.js';
export { lint } from './lint.js';
export type { LintOptions } from './lint.js';
export { compareText } from './order.js';
