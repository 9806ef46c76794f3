export { helmTable } from './functions/index.js';
export { decodeYaml, charsOfFile } from './decode/yaml.js';
export { decodeJson } from './decode/json.js';
export { execute, noValue } from './template/execute.js';
export { type FailureKind, goPosition, TemplateError } from './template/errors.js';
export { defaultLimits, newBudget, World } from './template/world.js';
export { type Chars, dataOf, piecesOf, replaceAll, Str, textOf } from './value/chars.js';
export * from './value/origin.js';
export { Box, Bytes, Dict, Int, int, List, Struct, type Value } from './value/value.js';
