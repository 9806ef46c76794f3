/** A schema, values, and whether the values keep the schema (or the schema itself is wrong); judged by helm. */
export interface SchemaCase {
  readonly schema: unknown;
  readonly values: unknown;
}

const draft7 = 'http://json-schema.org/draft-07/schema#';
const draft4 = 'http://json-schema.org/draft-04/schema#';
const draft2019 = 'https://json-schema.org/draft/2019-09/schema';

/** One property `a` with a schema, tried with several values. */
function each(a: unknown, values: readonly unknown[], $schema?: string): SchemaCase[] {
  const schema = { ...($schema === undefined ? {} : { $schema }), properties: { a } };
  return values.map((value) => ({ schema, values: { a: value } }));
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array'].flatMap((type) =>
  each({ type }, ['x', 1, 1.5, true, { b: 1 }, [1]]),
);

const format = (name: string, ...texts: string[]): SchemaCase[] => each({ format: name }, texts, draft7);

export const schemaCases: readonly SchemaCase[] = [
  ...types,
  ...each({ type: ['string', 'integer'] }, ['x', 1, 1.5]),
  ...each({ enum: ['a', 1, { x: [1] }] }, ['a', 'b', 1, 1.5, { x: [1] }, { x: [2] }]),
  ...each({ const: 5 }, [5, '5', 6]),
  ...each({ const: 5 }, [6], draft4),
  ...each({ minimum: 2, maximum: 4 }, [1, 2, 4, 5, 'x']),
  ...each({ exclusiveMinimum: 2, exclusiveMaximum: 4 }, [2, 3, 4]),
  ...each({ minimum: 2, exclusiveMinimum: true }, [2, 3], draft4),
  ...each({ multipleOf: 0.1 }, [0.3, 0.35, 7]),
  ...each({ minLength: 2, maxLength: 3 }, ['a', 'ab', 'äöü', '😀😀😀', 'abcd']),
  ...each({ pattern: '^a+$' }, ['aaa', 'aab', '']),
  ...each({ pattern: 'b' }, ['abc', 'ac', 7]),
  ...each({ pattern: '(?=x)' }, ['x']),
  ...each({ items: { type: 'integer' }, minItems: 1, maxItems: 2 }, [[], [1], [1, 'x'], [1, 2, 3]]),
  ...each({ items: [{ type: 'integer' }], additionalItems: false }, [[1], ['x'], [1, 2]], draft7),
  ...each({ items: [{ type: 'integer' }] }, [[1]]),
  ...each({ prefixItems: [{ type: 'integer' }], items: { type: 'string' } }, [[1, 'x'], ['x'], [1, 2]]),
  ...each({ uniqueItems: true }, [[1, 2], [1, 1], [{ a: 1, b: 2 }, { b: 2, a: 1 }], [1, true, '1']]),
  ...each({ contains: { type: 'string' } }, [[1], [1, 'x'], []]),
  ...each({ contains: { type: 'string' }, minContains: 2, maxContains: 2 }, [['x'], ['x', 'y'], ['x', 'y', 'z']]),
  ...each({ required: ['x', 'y'] }, [{ x: 1 }, { x: 1, y: 2 }, 'text']),
  ...each({ properties: { x: { type: 'string' } }, additionalProperties: false }, [{ x: 'a' }, { x: 1 }, { z: 'a' }]),
  ...each({ patternProperties: { '^x': { type: 'integer' } }, additionalProperties: { type: 'string' } }, [
    ...[{ xa: 1 }, { xa: 'a' }, { ya: 'a' }, { ya: 1 }],
  ]),
  ...each({ propertyNames: { pattern: '^[a-z]+$' } }, [{ abc: 1 }, { Abc: 1 }]),
  ...each({ minProperties: 1, maxProperties: 1 }, [{ x: 1 }, { x: 1, y: 1 }]),
  ...each({ dependencies: { x: ['y'], z: { required: ['w'] } } }, [{ x: 1 }, { x: 1, y: 1 }, { z: 1 }], draft7),
  ...each({ dependentRequired: { x: ['y'] } }, [{ x: 1 }, { x: 1, y: 1 }]),
  ...each({ dependentSchemas: { x: { required: ['y'] } } }, [{ x: 1 }, { y: 1 }]),
  ...each({ allOf: [{ type: 'integer' }, { minimum: 3 }] }, [3, 2, 'x']),
  ...each({ anyOf: [{ type: 'integer' }, { minLength: 3 }] }, [3, 'x', 'xyz']),
  ...each({ oneOf: [{ type: 'integer' }, { minimum: 3 }] }, [2, 3, 3.5]),
  ...each({ not: { type: 'string' } }, ['x', 1]),
  ...each({ if: { type: 'string' }, then: { minLength: 2 }, else: { minimum: 5 } }, ['x', 'xy', 4, 5]),
  ...each({ if: { type: 'string' }, then: { minLength: 2 } }, ['x'], draft4),
  ...each({ allOf: [{ properties: { x: true } }], unevaluatedProperties: false }, [{ x: 1 }, { y: 1 }]),
  ...each({ allOf: [{ properties: { x: true } }], unevaluatedProperties: false }, [{ x: 1 }, { y: 1 }], draft2019),
  ...each({ anyOf: [{ properties: { x: { const: 1 } }, required: ['x'] }, true], unevaluatedProperties: false }, [
    ...[{ x: 1 }, { x: 2 }],
  ]),
  ...each({ prefixItems: [true], unevaluatedItems: false }, [[1], [1, 2]]),
  ...each({ prefixItems: [true], contains: { const: 2 }, unevaluatedItems: false }, [[1, 2], [1, 3]]),
  ...each(false, [1]),
  ...each(true, [1]),
  ...each({ type: 'integer', minimum: 'x' }, [1]),
  ...each({ type: 'text' }, [1]),
  ...each({ required: true }, [{}]),
  ...each({ $ref: '#/properties/b' }, [1]),
  { schema: { $defs: { n: { type: 'integer' } }, properties: { a: { $ref: '#/$defs/n' } } }, values: { a: 'x' } },
  {
    schema: { $defs: { n: { type: 'integer' } }, properties: { a: { $ref: '#/$defs/n', minimum: 5 } } },
    values: { a: 1 },
  },
  {
    schema: {
      $schema: draft7,
      definitions: { n: { type: 'integer' } },
      properties: { a: { $ref: '#/definitions/n', minimum: 5 } },
    },
    values: { a: 1 },
  },
  {
    schema: { $defs: { n: { $anchor: 'n', type: 'integer' } }, properties: { a: { $ref: '#n' } } },
    values: { a: 'x' },
  },
  {
    schema: { $defs: { n: { $id: 'n.json', type: 'integer' } }, properties: { a: { $ref: 'n.json' } } },
    values: { a: 'x' },
  },
  {
    schema: {
      $defs: { tree: { properties: { b: { $ref: '#/$defs/tree' }, c: { type: 'integer' } } } },
      $ref: '#/$defs/tree',
    },
    values: { b: { b: { c: 'x' } } },
  },
  { schema: { properties: { 'a/b~c': { type: 'integer' }, d: { $ref: '#/properties/a~1b~0c' } } }, values: { d: 'x' } },
  { schema: { additionalProperties: false, properties: { a: true, global: true } }, values: { a: 1 } },
  { schema: { required: ['a'] }, values: { b: 1 } },
  { schema: 5, values: {} },
  ...format('date', '2024-02-29', '2023-02-29', '2023-13-01', 'x'),
  ...format('time', '10:00:00Z', '10:00:00', '25:00:00Z'),
  ...format('date-time', '2024-02-29T10:00:00Z', '2024-02-29 10:00:00Z', '2024-02-29T10:00:00+01:00'),
  ...format('email', 'a@b.c', 'a.b', 'a b@c.d', '@b.c'),
  ...format('hostname', 'a.b-c.d', '-a.b', 'a_b', 'a.b.'),
  ...format('ipv4', '1.2.3.4', '1.2.3', '1.2.3.256', '01.2.3.4'),
  ...format('ipv6', '::1', '1::2::3', '::ffff:1.2.3.4', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8', 'g::1'),
  ...format('uri', 'http://a/b', '/a/b', 'a b:c', 'urn:x:y'),
  ...format('uri-reference', '/a/b', 'a b', '#x'),
  ...format('json-pointer', '/a/~0', 'a', '/~2', ''),
  ...format('no-such-format', 'x'),
  ...each({ format: 'ipv4' }, ['x']),
  ...each({ format: 'ipv4' }, ['x'], draft2019),
];
