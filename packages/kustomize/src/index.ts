export { build, type BuildOptions, type Built } from './build.js';
export type { ChartRequest, InflateChart, InflatedChart, Unmatched } from './context.js';
export { ParseCache } from './files.js';
export type { BuiltResource } from './finish.js';
