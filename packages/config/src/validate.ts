import { didYouMean } from '@klint/model';
import type { Mapping, Node, Scalar, Sequence } from '@klint/model';
import { toValue } from '@klint/parser';
import type { Schema } from './shapes.js';

/** What is wrong with the characters `[start, end)` of a file. */
export interface Flaw {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** By name of a `format`: what is wrong with a text, to be read after the name of the value; undefined if nothing. */
export type Formats = Readonly<Record<string, (text: string) => string | undefined>>;

interface Walk {
  readonly root: Schema;
  readonly formats: Formats;
  readonly flaws: Flaw[];
}

type Kind = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** Everything that is wrong with the root node of a file against a schema. */
export function validate(node: Node, schema: Schema, formats: Formats): Flaw[] {
  const walk: Walk = { root: schema, formats, flaws: [] };
  visit(walk, node, schema, '');
  return walk.flaws;
}

function visit(walk: Walk, node: Node, written: Schema, where: string): void {
  const schema = resolve(walk.root, written);
  const branches = (schema.anyOf ?? [schema]).map((branch) => resolve(walk.root, branch));
  const branch = branches.find((candidate) => accepts(candidate, node));
  if (!branch) {
    flaw(walk, node, wrongType(branches, node, where));
    return;
  }
  if (node.type === 'mapping') visitMapping(walk, node, branch, where);
  else if (node.type === 'sequence') visitSequence(walk, node, branch, where);
  else visitScalar(walk, node, branch, where);
}

function resolve(root: Schema, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...rest } = schema;
  return { ...root.definitions?.[$ref.replace('#/definitions/', '')], ...rest };
}

/** Whether the node is of a type that the schema allows; an enumeration takes every scalar of its values' types. */
function accepts(schema: Schema, node: Node): boolean {
  const kind = kindOf(node);
  if (schema.type !== undefined) {
    const types = [schema.type].flat();
    return types.includes(kind) || (kind === 'integer' && types.includes('number'));
  }
  if (schema.enum) return schema.enum.some((value) => typeof value === kind);
  return true;
}

function kindOf(node: Node): Kind {
  if (node.type === 'mapping') return 'object';
  if (node.type === 'sequence') return 'array';
  const value = toValue(node);
  if (value === null) return 'null';
  if (typeof value === 'bigint' || Number.isInteger(value)) return 'integer';
  return typeof value as 'string' | 'number' | 'boolean';
}

function visitMapping(walk: Walk, node: Mapping, schema: Schema, where: string): void {
  const properties = schema.properties ?? {};
  const prefix = where === '' ? '' : `${where}.`;
  for (const { name, key, value } of node.entries) {
    const known = Object.hasOwn(properties, name) ? properties[name]! : schema.additionalProperties;
    if (known) visit(walk, value, known, `${prefix}${name}`);
    else if (known === false) flaw(walk, key, unknownKey(schema, name, where));
  }
  for (const name of schema.required ?? []) {
    if (!node.entry(name)) flaw(walk, node.entries[0]?.key ?? node, `${where || 'the file'} needs the key "${name}"`);
  }
}

function visitSequence(walk: Walk, node: Sequence, schema: Schema, where: string): void {
  const { items, minItems = 0 } = schema;
  if (node.items.length < minItems) flaw(walk, node, `${where} must not be empty`);
  node.items.forEach((item, i) => {
    const itemSchema = Array.isArray(items) ? (items as readonly Schema[])[i] : (items as Schema | undefined);
    if (itemSchema) visit(walk, item, itemSchema, `${where}[${i}]`);
    else if (schema.additionalItems === false) flaw(walk, item, `${where} takes no item at place ${i + 1}`);
  });
}

function visitScalar(walk: Walk, node: Scalar, schema: Schema, where: string): void {
  const value = toValue(node);
  if (schema.enum && !schema.enum.includes(value as string)) {
    flaw(walk, node, unknownValue(schema, node.content, where));
  } else if (typeof value === 'string') {
    const wrong = wrongText(walk.formats, schema, value);
    if (wrong !== undefined) flaw(walk, node, `${where} ${wrong}`);
  } else if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    if (value < minimum) flaw(walk, node, `${where} must be at least ${minimum}`);
    if (value > maximum) flaw(walk, node, `${where} must be at most ${maximum}`);
  }
}

function wrongText(formats: Formats, schema: Schema, value: string): string | undefined {
  const { format = '', pattern = '', minLength = 0 } = schema;
  if (value.length < minLength) return 'must not be empty';
  if (Object.hasOwn(formats, format)) return formats[format]!(value);
  return new RegExp(pattern, 'u').test(value) ? undefined : `must match ${pattern}`;
}

function unknownKey(schema: Schema, name: string, where: string): string {
  const names = Object.keys(schema.properties ?? {});
  const place = where === '' ? '' : ` in ${where}`;
  const title = schema.title ?? 'key';
  if (names.length === 0) return `unknown ${title}: "${name}"; it has none`;
  return `unknown ${title}: "${name}"${place}${didYouMean(name, names) || listing(names)}`;
}

function unknownValue(schema: Schema, content: string, where: string): string {
  const names = (schema.enum ?? []).filter((value) => typeof value === 'string');
  const suggestion = didYouMean(content, names) || listing(names);
  return `unknown ${schema.title ?? 'value'}: "${content}" in ${where}${suggestion}`;
}

/** The known names, as long as they are few enough to read. */
function listing(names: readonly string[]): string {
  return names.length > 20 ? '' : `; known: ${names.join(', ')}`;
}

const typeNames: Readonly<Record<Kind, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
};

function wrongType(branches: readonly Schema[], node: Node, where: string): string {
  const wanted = branches.flatMap((schema) => {
    const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
    if (types.length > 0) return types.map((type) => typeNames[type]);
    return `one of ${(schema.enum ?? []).filter((value) => typeof value === 'string').join(', ')}`;
  });
  const subject = where || 'the file';
  const must = `${subject} must be ${[...new Set(wanted)].join(' or ')}`;
  const wantsText = wanted.includes(typeNames.string);
  if (node.type !== 'scalar' || node.style !== 'plain' || kindOf(node) === 'null' || !wantsText) {
    return `${must}, but is ${describe(node)}`;
  }
  return `${must}, but unquoted ${node.content} is ${describe(node)}; write "${node.content}"`;
}

function describe(node: Node): string {
  const kind = kindOf(node);
  if (kind === 'string') return `the string "${(node as Scalar).content}"`;
  if (kind === 'integer' || kind === 'number') return `the number ${String(toValue(node))}`;
  if (kind === 'boolean') return `the boolean ${String(toValue(node))}`;
  return typeNames[kind];
}

function flaw(walk: Walk, node: Node, message: string): void {
  walk.flaws.push({ start: node.origin.start, end: node.origin.end, message });
}
