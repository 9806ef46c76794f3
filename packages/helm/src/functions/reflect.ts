import { kindName, typeName } from '../value/value.js';
import { plain, takes } from './define.js';
import { deepEqual } from './equal.js';

export const reflection = [
  plain('typeOf', takes('any'), (value) => typeName(value)),
  plain('typeIs', takes('string', 'any'), (name, value) => name === typeName(value)),
  plain(
    'typeIsLike',
    takes('string', 'any'),
    (name, value) => name === typeName(value) || `*${name}` === typeName(value),
  ),
  plain('kindOf', takes('any'), (value) => kindName(value)),
  plain('kindIs', takes('string', 'any'), (name, value) => name === kindName(value)),
  plain('deepEqual', takes('any', 'any'), deepEqual),
];
