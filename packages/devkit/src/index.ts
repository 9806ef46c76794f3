export { full, repositoryRoot, shared } from './root.js';
export { helm, kubectl, needs, sarifMultitool, tsc } from './tools.js';
