/** One option of a rule: its JSON Schema and its default, from which its type follows. */
export interface Option<T> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly default: T;
  readonly description: string;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

export function strings(description: string, defaults: readonly string[] = []): Option<readonly string[]> {
  return { schema: { type: 'array', items: { type: 'string' } }, default: defaults, description };
}

export function integers(description: string, defaults: readonly number[] = []): Option<readonly number[]> {
  return { schema: { type: 'array', items: { type: 'integer' } }, default: defaults, description };
}

export function flag(description: string): Option<boolean> {
  return { schema: { type: 'boolean' }, default: false, description };
}

/** A flag that is on unless it is switched off. */
export function flagOn(description: string): Option<boolean> {
  return { schema: { type: 'boolean' }, default: true, description };
}

export function integer(description: string, value: number, minimum = 0): Option<number> {
  return { schema: { type: 'integer', minimum }, default: value, description };
}

export function number(description: string, value: number, minimum = 0): Option<number> {
  return { schema: { type: 'number', minimum }, default: value, description };
}

export function string(description: string, value: string): Option<string> {
  return { schema: { type: 'string' }, default: value, description };
}

/** Quantities of Kubernetes by what they are of, such as `{ memory: 8Gi }`. */
export function quantities(description: string): Option<Readonly<Record<string, string | number>>> {
  const pattern = '^[0-9]*\\.?[0-9]+([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$';
  const schema = { type: 'object', additionalProperties: { type: ['string', 'number'], pattern } };
  return { schema, default: {}, description };
}

/** A duration as Go writes it, such as `300s` or `1h30m`. */
export function duration(description: string, value: string): Option<string> {
  return { schema: { type: 'string', pattern: '^(\\d+(ns|us|ms|s|m|h))+$' }, default: value, description };
}

/** Regular expressions of JavaScript, without flags. */
export function expressions(description: string): Option<readonly string[]> {
  return { schema: { type: 'array', items: { type: 'string', format: 'regex' } }, default: [], description };
}

/** A regular expression of JavaScript, and what a message calls its matches. */
export interface NamedExpression {
  readonly name: string;
  readonly pattern: string;
}

export function namedExpressions(description: string): Option<readonly NamedExpression[]> {
  const properties = { name: { type: 'string', minLength: 1 }, pattern: { type: 'string', format: 'regex' } };
  const items = { type: 'object', additionalProperties: false, required: ['name', 'pattern'], properties };
  return { schema: { type: 'array', items }, default: [], description };
}

export function choice<const T extends string>(
  description: string,
  values: readonly T[],
  value: NoInfer<T>,
): Option<T> {
  return { schema: { enum: values }, default: value, description };
}

/** The defaults of a rule's options. */
export function defaultsOf(options: Options): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}
