import { decodeJson } from '../decode/json.js';
import { decodeYaml } from '../decode/yaml.js';
import { encodeJson, type JsonStyle } from '../encode/json.js';
import { encodeToml } from '../encode/toml.js';
import { encodeYaml } from '../encode/yaml.js';
import { Failure } from '../template/errors.js';
import type { Call, Callable } from '../value/callable.js';
import { type Chars, textOf, withData } from '../value/chars.js';
import { bare, dataIn, Dict, int64, isString, List, type Value } from '../value/value.js';
import { derived, plain, takes, track } from './define.js';

/** Runs an encoder; what cannot be encoded is the empty text, or with `must` an error. */
function encoder(name: string, must: boolean, encode: (value: Value) => Chars): Callable {
  return track(name, takes('any'), (call, value) => {
    call.spend(1);
    try {
      const chars = encode(value);
      call.spend(textOf(chars).length >> 6);
      return chars;
    } catch (error) {
      if (error instanceof Failure && error.kind === 'error' && !must) return '';
      throw error;
    }
  });
}

const compact: JsonStyle = { escapeHtml: true, pretty: false };
const pretty: JsonStyle = { escapeHtml: true, pretty: true };
const raw: JsonStyle = { escapeHtml: false, pretty: false };
const json =
  (style: JsonStyle) =>
  (value: Value): Chars =>
    encodeJson(value, style);

function goKind(value: Value): string {
  const plainValue = bare(value);
  if (typeof plainValue === 'boolean') return 'bool';
  if (plainValue instanceof List) return 'array';
  if (plainValue instanceof Dict) return 'object';
  return typeof plainValue === 'number' ? 'number' : 'string';
}

function errorDict(text: string): Dict {
  return new Dict(new Map([['Error', text]]));
}

const wrongType = (value: Value, type: string): string =>
  `json: cannot unmarshal ${goKind(value)} into Go value of type ${type}`;
const whileDecoding = 'error unmarshaling JSON: while decoding JSON: ';
const whileConverting = 'error converting YAML to JSON: ';

function fromYaml(call: Call, chars: Chars): Value {
  call.spend(textOf(chars).length >> 4);
  const decoded = decodeYaml(chars);
  if ('error' in decoded) return errorDict(whileConverting + decoded.error);
  const { value } = decoded;
  if (value instanceof Dict) return value;
  return value === null ? new Dict() : errorDict(whileDecoding + wrongType(value, 'map[string]interface {}'));
}

function fromYamlArray(call: Call, chars: Chars): Value {
  call.spend(textOf(chars).length >> 4);
  const decoded = decodeYaml(chars);
  if ('error' in decoded) return new List([whileConverting + decoded.error]);
  const { value } = decoded;
  if (value instanceof List) return value;
  return value === null ? new List([]) : new List([whileDecoding + wrongType(value, '[]interface {}')]);
}

function fromJson(call: Call, chars: Chars): Value {
  call.spend(textOf(chars).length >> 4);
  const decoded = decodeJson(chars);
  if ('error' in decoded) return errorDict(decoded.error);
  const { value } = decoded;
  if (value instanceof Dict) return value;
  return value === null ? new Dict() : errorDict(wrongType(value, 'map[string]interface {}'));
}

function fromJsonArray(call: Call, chars: Chars): Value {
  call.spend(textOf(chars).length >> 4);
  const decoded = decodeJson(chars);
  if ('error' in decoded) return new List([decoded.error]);
  const { value } = decoded;
  if (value instanceof List) return value;
  return value === null ? new List([]) : new List([wrongType(value, '[]interface {}')]);
}

/** Set up only when a chart has TOML. */
const toml = (): typeof import('smol-toml') => require('smol-toml');

function fromToml(chars: Chars): Value {
  try {
    const table = toml().parse(textOf(chars), { integersAsBigInt: true });
    return tomlValue(table, chars);
  } catch (error) {
    if (error instanceof toml().TomlError) return errorDict(`toml: ${error.message.split('\n')[0]}`);
    throw error;
  }
}

function tomlValue(value: unknown, from: Chars): Value {
  if (Array.isArray(value)) return new List(value.map((item) => tomlValue(item, from)));
  if (value instanceof toml().TomlDate) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return new Dict(new Map(Object.entries(value).map(([key, item]) => [key, tomlValue(item, from)])));
  }
  if (typeof value === 'bigint') return derived(int64(value), [from]);
  return derived(value as Value, [from]);
}

function toToml(value: Value): Chars {
  return withData(encodeToml(value), dataIn(value));
}

function isMissing(value: Value): boolean {
  return value === null || value === undefined || (isString(value) && textOf(value) === '');
}

export const helmFunctions: readonly Callable[] = [
  encoder('toYaml', false, (value) => encodeYaml(value, 'compact')),
  encoder('mustToYaml', true, (value) => encodeYaml(value, 'compact')),
  encoder('toYamlPretty', false, (value) => encodeYaml(value, 'pretty')),
  encoder('toJson', false, json(compact)),
  encoder('mustToJson', true, json(compact)),
  encoder('toPrettyJson', false, json(pretty)),
  encoder('mustToPrettyJson', true, json(pretty)),
  encoder('toRawJson', true, json(raw)),
  encoder('mustToRawJson', true, json(raw)),
  track('toToml', takes('any'), (_call, value) => {
    // The encoder that Helm uses panics at the type of nil.
    if (value === null || value === undefined) throw new Failure('reflect: call of reflect.Value.Type on zero Value');
    try {
      return toToml(value);
    } catch (error) {
      if (error instanceof Failure) return error.message;
      throw error;
    }
  }),
  track('fromYaml', takes('string'), fromYaml),
  track('fromYamlArray', takes('string'), fromYamlArray),
  track('fromJson', takes('string'), fromJson),
  track('fromJsonArray', takes('string'), fromJsonArray),
  track('mustFromJson', takes('string'), (_call, chars) => {
    const decoded = decodeJson(chars);
    if ('error' in decoded) throw new Failure(decoded.error);
    return decoded.value;
  }),
  track('fromToml', takes('string'), (_call, chars) => fromToml(chars)),
  track('include', takes('string', 'any'), (call, name, data) => call.include(textOf(name), data)),
  track('tpl', takes('string', 'any'), (call, text, data) => call.tpl(text, data)),
  track('required', takes('string', 'any'), (_call, message, value) => {
    if (isMissing(value)) throw new Failure(textOf(message), 'required');
    return value;
  }),
  plain('fail', takes('string'), (message) => {
    throw new Failure(message, 'fail');
  }),
  track('lookup', takes('string', 'string', 'string', 'string'), () => new Dict()),
];
