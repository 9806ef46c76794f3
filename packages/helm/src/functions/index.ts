import type { Functions } from '../value/callable.js';
import { builtins } from './builtin.js';
import { cases } from './cases.js';
import { dates } from './dates.js';
import { table } from './define.js';
import { dicts } from './dicts.js';
import { encodings } from './encoding.js';
import { helmFunctions } from './helm.js';
import { lists } from './lists.js';
import { math } from './math.js';
import { paths } from './paths.js';
import { randoms } from './random.js';
import { reflection } from './reflect.js';
import { regexes } from './regex.js';
import { strings } from './strings.js';
import { versions } from './versions.js';

/** Every function that Helm offers: Go's own, sprig's without `env` and `expandenv`, and Helm's. */
export const helmTable: Functions = table(
  builtins,
  strings,
  cases,
  lists,
  dicts,
  math,
  encodings,
  regexes,
  reflection,
  versions,
  paths,
  dates,
  randoms,
  helmFunctions,
);
