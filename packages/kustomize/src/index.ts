export { build, type BuildOptions, type Built } from './build.js';
export type { ChartRequest, InflateChart, InflatedChart } from './context.js';
export { better, type Effect, type PatchLoss } from './effects.js';
export { ParseCache } from './files.js';
export type { BuiltResource } from './finish.js';
