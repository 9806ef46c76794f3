export { diskTree } from './disk-tree.js';
export { memoryTree, overlayTree } from './file-tree.js';
export type { Failure, SourceTree } from './file-tree.js';
export { loadLazily } from './load-lazily.js';
export { isUsageError, openRepository, openTree } from './repository.js';
export type { Repository, StandardInput, UsageError } from './repository.js';
export { plainUnits } from './split.js';
export type { PlainFile } from './split.js';
export type { LoadOptions } from './survey.js';
