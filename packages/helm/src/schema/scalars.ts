import { textOf } from '../value/chars.js';
import { isString, type Value } from '../value/value.js';
import { formats } from './formats.js';
import { jsonOf, matches, typeOf } from './plain.js';

const article = (type: string): string =>
  type === 'null' ? type : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;

/** What keywords that look at one value alone say against it. */
export function scalarFaults(schema: Readonly<Record<string, unknown>>, value: Value, draft: number): string[] {
  const type = typeOf(value);
  const found: string[] = [];
  const wanted = schema['type'] === undefined ? [] : [schema['type']].flat().map(String);
  const fits = wanted.length === 0 || wanted.includes(type) || (type === 'integer' && wanted.includes('number'));
  if (!fits) found.push(`it is ${article(type)}, but must be ${wanted.map(article).join(' or ')}`);
  const { enum: choices } = schema;
  if (Array.isArray(choices) && !choices.some((each) => equals(each, value))) {
    const shown = choices.map((each) => JSON.stringify(each)).join(', ');
    found.push(`it is ${shorten(jsonOf(value))}, but must be one of ${shorten(shown)}`);
  }
  if ('const' in schema && draft > 4 && !equals(schema['const'], value)) {
    found.push(`it is ${shorten(jsonOf(value))}, but must be ${shorten(JSON.stringify(schema['const']))}`);
  }
  if (isString(value)) found.push(...textFaults(schema, textOf(value), draft));
  else if (type === 'integer' || type === 'number') found.push(...numberFaults(schema, Number(jsonOf(value)), draft));
  return found;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function equals(json: unknown, value: Value): boolean {
  return canonical(json) === jsonOf(value);
}

function canonical(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join()}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const entries = Object.entries(json).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.sort().join()}}`;
}

function textFaults(schema: Readonly<Record<string, unknown>>, text: string, draft: number): string[] {
  const found: string[] = [];
  const { maxLength, minLength, pattern, format } = schema;
  const length = maxLength === undefined && minLength === undefined ? 0 : [...text].length;
  if (typeof maxLength === 'number' && length > maxLength) found.push(`it has more than ${maxLength} characters`);
  if (typeof minLength === 'number' && length < minLength) found.push(`it has fewer than ${minLength} characters`);
  if (typeof pattern === 'string' && !matches(pattern, text)) found.push(`it does not match the pattern ${pattern}`);
  if (draft <= 7 && typeof format === 'string' && Object.hasOwn(formats, format) && !formats[format]!(text)) {
    found.push(`it is not of the format ${format}`);
  }
  return found;
}

function numberFaults(schema: Readonly<Record<string, unknown>>, value: number, draft: number): string[] {
  const found: string[] = [];
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum, multipleOf } = schema;
  const isStrictMaximum = draft === 4 && exclusiveMaximum === true;
  const isStrictMinimum = draft === 4 && exclusiveMinimum === true;
  if (typeof maximum === 'number' && (value > maximum || (isStrictMaximum && value === maximum))) {
    found.push(`it is ${value}, above the maximum ${maximum}`);
  }
  if (typeof minimum === 'number' && (value < minimum || (isStrictMinimum && value === minimum))) {
    found.push(`it is ${value}, below the minimum ${minimum}`);
  }
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) {
    found.push(`it must be below ${exclusiveMaximum}`);
  }
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) {
    found.push(`it must be above ${exclusiveMinimum}`);
  }
  if (typeof multipleOf === 'number' && !isMultiple(value, multipleOf)) {
    found.push(`it must be a multiple of ${multipleOf}`);
  }
  return found;
}

/** Exact in decimals: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, of: number): boolean {
  const digits = (text: string): [bigint, number] => {
    const [, sign, whole, part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text)!;
    return [BigInt(`${sign}${whole}${part}`), part.length - Number(exponent)];
  };
  const [a, scaleA] = digits(String(value));
  const [b, scaleB] = digits(String(of));
  const scale = Math.max(scaleA, scaleB);
  return (a * 10n ** BigInt(scale - scaleA)) % (b * 10n ** BigInt(scale - scaleB)) === 0n;
}
