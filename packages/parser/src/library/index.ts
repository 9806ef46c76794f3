export { lexemes } from './lexemes.js';
export { produce } from './producer.js';
