import { encodeYaml } from '../encode/yaml.js';
import type { Callable, Param } from '../value/callable.js';
import { toBytes } from '../value/bytes.js';
import { type Chars, derive, slice, split, textOf } from '../value/chars.js';
import { Bytes, Dict, isString, List, type Methods, type Value } from '../value/value.js';
import { globPattern } from './glob.js';

function method(
  name: string,
  params: readonly Param[],
  body: (files: Dict, argument: string) => Value,
): [string, Callable] {
  const call: Callable['call'] = (context, args, self) => {
    const [argument] = args;
    context.spend(1);
    return body(self as Dict, isString(argument) ? textOf(argument) : '');
  };
  return [name, { name, params, rest: undefined, call }];
}

function charsOf(files: Dict, name: string): Chars {
  const file = files.entries.get(name);
  return file instanceof Bytes ? file.chars : '';
}

function config(files: Dict, encode: (chars: Chars) => Chars): Chars {
  const texts = [...files.entries.keys()].map((name): [string, Chars] => [
    name.slice(name.lastIndexOf('/') + 1),
    encode(charsOf(files, name)),
  ]);
  return encodeYaml(new Dict(new Map(texts)), 'compact');
}

function linesOf(chars: Chars): Chars[] {
  const text = textOf(chars);
  return split(text.endsWith('\n') ? slice(chars, 0, text.length - 1) : chars, '\n');
}

const fileMethods: Methods = new Map([
  method('Get', ['string'], charsOf),
  method('GetBytes', ['string'], (files, name) => new Bytes(charsOf(files, name))),
  method(
    'Lines',
    ['string'],
    (files, name) => new List(files.entries.has(name) ? linesOf(charsOf(files, name)) : [], 'string'),
  ),
  method('Glob', ['string'], (files, pattern) => {
    const shape = globPattern(pattern) ?? /^/;
    return filesObject([...files.entries].filter(([name]) => shape.test(name)) as [string, Bytes][]);
  }),
  method('AsConfig', [], (files) => config(files, (chars) => chars)),
  method('AsSecrets', [], (files) =>
    config(files, (chars) => derive(Buffer.from(toBytes(textOf(chars))).toString('base64'), chars)),
  ),
]);

/** `.Files` of a chart. */
export function filesObject(files: Iterable<readonly [string, Bytes]>): Dict {
  const dict = new Dict(new Map(files), 'engine.files', new Bytes(''));
  dict.methods = fileMethods;
  return dict;
}
