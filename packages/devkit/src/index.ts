export { seeded, type Random } from './random.js';
export { full, repositoryRoot, shared } from './root.js';
export { helm, kubectl, needs, pythonTool, sarifMultitool, tsc } from './tools.js';
