export { createConfig } from './config.js';
export type { Config, ConfigFlags, ConfigInput, ReadText } from './config.js';
export type { ConfigDocument, WrittenChart, WrittenRender, WrittenUnit, WrittenWorkload } from './document.js';
export type { ConfigError } from './read.js';
export { schemaOf } from './schema.js';
export { unknownKeywords } from './shapes.js';
export type { Schema } from './shapes.js';
