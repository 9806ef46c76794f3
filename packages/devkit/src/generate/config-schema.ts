import { schemaOf } from '@klint/config';
import type { Generator } from './index.js';

/** The JSON Schema of klint.yaml, for editors. */
export const configSchema: Generator = ({ rules }) => {
  return new Map([['packages/config/klint.schema.json', `${JSON.stringify(schemaOf(rules), null, 2)}\n`]]);
};
