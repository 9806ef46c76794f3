// What renders charts and kustomizations: most of klint's code, which a run without them need not load.
export { chartShelf } from './charts/dependencies.js';
export { withoutCircles } from './charts/links.js';
export { readChart } from './charts/read.js';
export { crdReader } from './charts/rendered.js';
export { chartInflater } from './kustomizations/inflate.js';
export { readKustomizations } from './kustomizations/read.js';
