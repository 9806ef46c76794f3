export type { Reading } from './builder.js';
export { comments } from './comments.js';
export { decode, encodeLike, type Decoded } from './decode.js';
export type { Dialect } from './dialect.js';
export { parseDocument, type Document } from './document.js';
export { limits } from './limits.js';
export { resolve } from './resolve.js';
export { parseManifests } from './stream.js';
export { toValue } from './value.js';
