import { type Methods, OrderedDict, Struct, type StructField, type Value } from './value.js';

type Declaration = readonly [name: string, value: Value, more?: Partial<Pick<StructField, 'json' | 'unexported'>>];

/** A struct of Go, or with a `*` before its type a pointer to one; `print` is the String method of a pointer to it. */
export function declaredStruct(
  type: string,
  declarations: readonly Declaration[],
  methods: Methods = new Map(),
  print?: () => string,
): Struct {
  const declared = declarations.map(([name, value, more]): StructField => ({ name, value, json: name, ...more }));
  const exported = declared.filter(({ unexported }) => !unexported);
  const fields = new Map(exported.map(({ name, value }) => [name, value]));
  return new Struct(type, fields, methods, print, undefined, undefined, undefined, declared);
}

/** The exported fields for an encoder, under the names that it gives them. */
export function encodedFields(struct: Struct, nameOf: (field: StructField) => string): OrderedDict {
  const exported = struct.declared?.filter(({ unexported }) => !unexported);
  if (!exported) return new OrderedDict(new Map(struct.fields));
  return new OrderedDict(new Map(exported.map((field) => [nameOf(field), field.value])));
}
