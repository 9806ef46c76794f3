export * from './values.js';
export * from './view.js';
export * from './workloads.js';
