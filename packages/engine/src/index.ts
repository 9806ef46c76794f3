export { applyEdits } from './apply.js';
export { readBaseline, writeBaseline, type Baseline, type BaselineEntry } from './baseline.js';
export { entriesOf } from './baseline-match.js';
export { textEdits } from './edits.js';
export { fixAll, type Contents, type Fixed } from './fix.js';
export { isAbout, lint, startLint } from './lint.js';
export type { Lint, LintOptions } from './lint.js';
export { locate } from './locate.js';
export { compareText } from './order.js';
