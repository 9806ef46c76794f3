import { compileRe2 } from '../functions/re2.js';
import { isObject, isSchema, type SchemaDocument } from './document.js';

type Shape = (value: unknown) => boolean;

const isNumber: Shape = (value) => typeof value === 'number';
const isCount: Shape = (value) => Number.isInteger(value) && (value as number) >= 0;
const isText: Shape = (value) => typeof value === 'string';
const isBoolean: Shape = (value) => typeof value === 'boolean';
const isTexts: Shape = (value) => Array.isArray(value) && value.every(isText);
const isSchemas: Shape = (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const isNamedSchemas: Shape = (value) => isObject(value) && Object.values(value).every(isSchema);

const types: ReadonlySet<unknown> = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const isType: Shape = (value) =>
  Array.isArray(value) ? value.length > 0 && value.every((each) => types.has(each)) : types.has(value);

/** What the metaschemas ask of the value of each keyword. */
const shapes: Readonly<Record<string, Shape>> = {
  type: isType,
  enum: Array.isArray,
  ...Object.fromEntries(['maximum', 'minimum'].map((name) => [name, isNumber])),
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  ...Object.fromEntries(
    ['maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties', 'minProperties'].map((name) => [name, isCount]),
  ),
  pattern: isText,
  format: isText,
  uniqueItems: isBoolean,
  required: isTexts,
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf'].map((name) => [name, isSchemas])),
  ...Object.fromEntries(
    ['not', 'additionalProperties', 'contains', 'propertyNames', 'if', 'then', 'else'].map((name) => [name, isSchema]),
  ),
  ...Object.fromEntries(
    ['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas'].map((name) => {
      return [name, isNamedSchemas];
    }),
  ),
  dependencies: (value) => isObject(value) && Object.values(value).every((each) => isTexts(each) || isSchema(each)),
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isTexts),
};

const named: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'dependencies'],
]);
const nested: ReadonlySet<string> = new Set([
  ...['not', 'additionalProperties', 'additionalItems', 'contains', 'propertyNames', 'if', 'then', 'else', 'items'],
  ...['prefixItems', 'allOf', 'anyOf', 'oneOf', 'unevaluatedItems', 'unevaluatedProperties'],
]);

/** What is wrong with the keywords of a schema, as its metaschema would say; the path is one of the schema. */
export function shapeProblems({ schema, draft }: SchemaDocument): string[] {
  const found: string[] = [];
  const refuse = (path: string): number => found.push(`the schema is wrong at ${path}`);
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item, i) => visit(item, `${path}/${i}`));
    if (!isObject(value) || (draft <= 7 && '$ref' in value)) return;
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}/${key}`;
      const exclusive = key === 'exclusiveMaximum' || key === 'exclusiveMinimum';
      const fits = exclusive ? (draft === 4 ? isBoolean : isNumber) : key === 'items' ? itemsShape(draft) : shapes[key];
      if (fits && !fits(item)) refuse(at);
      else if (key === 'pattern' && !isPattern(item as string)) refuse(at);
      else if (key === 'patternProperties' && !Object.keys(item as object).every(isPattern)) refuse(at);
      const children = named.has(key) && isObject(item) ? Object.entries(item) : [];
      for (const [name, each] of children) visit(each, `${at}/${name}`);
      if (nested.has(key)) visit(item, at);
    }
  };
  if (isSchema(schema)) visit(schema, '#');
  else refuse('#');
  return found;
}

function itemsShape(draft: number): Shape {
  return draft >= 2020 ? isSchema : (value) => isSchema(value) || isSchemas(value);
}

function isPattern(pattern: string): boolean {
  try {
    compileRe2(pattern);
    return true;
  } catch {
    return false;
  }
}
