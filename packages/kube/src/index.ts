export * from './pod-security.js';
export * from './values.js';
export * from './view.js';
export * from './volumes.js';
export * from './workloads.js';
