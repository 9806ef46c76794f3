import { Scalar, Text, type Origin, type ScalarStyle } from '@klint/model';
import { resolve } from '@klint/parser';
import { refuse } from './refusal.js';

const nowhere: Origin = { text: new Text('', ''), start: 0, end: 0, role: 'computed' };

/** The value of a text in a dialect. */
export function resolveAs(
  text: string,
  dialect: 'kyaml' | 'kubectl',
  tag?: string,
  style: ScalarStyle = 'plain',
): unknown {
  return resolve(new Scalar(text, style, tag, nowhere), dialect);
}

/** Only these first characters can begin anything but a string. */
const hint = /^[-+.~0-9nNtTfF<]/;

/** The short tag that go-yaml v3 gives a plain scalar (resolve.go). */
export function resolveTag(text: string): string {
  if (text === '') return '!!null';
  if (!hint.test(text)) return '!!str';
  if (text === '<<') return '!!merge';
  const value = resolveAs(text, 'kyaml');
  if (value === null) return '!!null';
  if (typeof value === 'boolean') return '!!bool';
  if (typeof value === 'bigint') return '!!int';
  if (typeof value === 'number') return isIntegerText(text, value) ? '!!int' : '!!float';
  return timestamp(text) === undefined ? '!!str' : '!!timestamp';
}

function isIntegerText(text: string, value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 64 && /^[-+]?(0[xob][\da-f_+-]+|[\d_]+)$/i.test(text);
}

/** True for text that YAML 1.1 does not read as a string; kyaml puts such strings in quotes (compatibility.go). */
export function isNonString(text: string): boolean {
  return text !== '' && !text.includes('\n') && typeof resolveAs(text, 'kubectl') !== 'string';
}

/** What a scalar is when kyaml writes it out and reads it again. */
export interface Written {
  readonly value: string;
  readonly tag: string;
  readonly style: ScalarStyle | 'flow';
  /** The tag stands in the text. */
  readonly tagged: boolean;
}

/**
 * The value of a scalar as JSON has it after kustomize wrote it and read it again (go-yaml v3, encode.go, decode.go):
 * a string, number, bigint, boolean or null. Refuses a tag that does not fit and numbers that JSON does not have.
 */
export function valueOf({ value, tag, style, tagged }: Written): unknown {
  if (tag === '!!str') return value;
  const quoted = (style !== 'plain' && style !== 'flow') || value.includes('\n');
  if (tag === '' || tag === '!!merge') return quoted ? value : plainValue(value, resolveTag(value));
  if (!tagged) {
    const implied = resolveTag(value);
    if (implied === tag) return quoted ? value : plainValue(value, implied);
  }
  return taggedValue(value, tag);
}

function plainValue(text: string, tag: string): unknown {
  if (tag === '!!timestamp') return timestamp(text);
  if (tag === '!!str' || tag === '!!merge') return text;
  return jsonNumber(resolveAs(text, 'kyaml'), text);
}

function jsonNumber(value: unknown, text: string): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) refuse(`JSON has no such number as ${text}`);
  return value;
}

const typesOfTags: Readonly<Record<string, readonly string[]>> = {
  '!!int': ['!!int'],
  '!!float': ['!!float', '!!int'],
  '!!bool': ['!!bool'],
  '!!null': ['!!null'],
  '!!timestamp': ['!!timestamp'],
};

function taggedValue(text: string, tag: string): unknown {
  const allowed = typesOfTags[tag];
  if (!allowed) return resolveAs(text, 'kyaml', tag);
  const implied = resolveTag(text);
  if (!allowed.includes(implied)) refuse(`${JSON.stringify(text)} cannot be read as ${tag.slice(2)}`);
  return plainValue(text, implied);
}

const date = /(\d{4})-(\d\d?)-(\d\d?)/.source;
const time = /(\d\d?):(\d\d?):(\d\d?)(\.\d+)?/.source;
const timestampForm = new RegExp(`^${date}(?:[Tt]${time}(Z|[-+]\\d\\d:\\d\\d)| ${time})?$`);

/** A timestamp of go-yaml in the form of RFC 3339 that Go's JSON gives it; undefined when the text is none. */
function timestamp(text: string): string | undefined {
  const match = timestampForm.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
  const [hour, minute, second] = [match[4] ?? match[9], match[5] ?? match[10], match[6] ?? match[11]].map((part) =>
    Number(part ?? 0),
  ) as [number, number, number];
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (part: number): string => String(part).padStart(2, '0');
  const fraction = (match[7] ?? match[12] ?? '').slice(0, 10).replace(/\.?0+$/, '');
  const zone = (match[8] ?? 'Z').replace(/^[-+]00:00$/, 'Z');
  return `${match[1]}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone}`;
}

/** A number as go-yaml writes a float64: Go's strconv.FormatFloat(value, 'g', -1, 64). */
export function formatFloat(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  // Beyond 1e-4 and 1e6 Go writes an exponent.
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
