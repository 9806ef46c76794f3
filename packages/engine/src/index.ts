export { textEdits } from './edits.js';
export { isAbout, lint, startLint } from './lint.js';
export type { Lint, LintOptions } from './lint.js';
export { locate } from './locate.js';
export { compareText } from './order.js';
