export { diskTree } from './disk-tree.js';
export { memoryTree, overlayTree } from './file-tree.js';
export type { Failure, SourceTree } from './file-tree.js';
export { load } from './load.js';
export type { LoadOptions } from './load.js';
export { isUsageError, openRepository, openTree } from './repository.js';
export type { Repository, StandardInput, UsageError } from './repository.js';
export { plainUnits } from './split.js';
export type { PlainFile } from './split.js';
