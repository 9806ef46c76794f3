import { Dict, List } from '../value/value.js';
import { type BasedSchema, isSchema, type SchemaDocument } from './document.js';
import { listFaults } from './lists.js';
import { objectFaults } from './objects.js';
import { scalarFaults } from './scalars.js';
import { fault, type Inner, type Instance, type SchemaFault, schemasIn, take, type Verdict } from './verdict.js';

const maxSteps = 1_000_000;
const maxDepth = 200;

/** What the values have that the schema does not allow, in the order of the schema. */
export function validateValues(document: SchemaDocument, values: Dict): SchemaFault[] {
  const instance = { value: values, path: '', datum: values.datum };
  return new Validation(document).verdict(document.root, instance, 0).faults;
}

class Validation {
  #steps = 0;

  constructor(readonly document: SchemaDocument) {}

  verdict({ schema, base }: BasedSchema, instance: Instance, depth: number): Verdict {
    const verdict: Verdict = { faults: [], seen: new Set() };
    if (schema === true) return verdict;
    if (schema === false) return fault(verdict, instance, 'nothing is allowed here');
    if (++this.#steps > maxSteps || depth > maxDepth) {
      return fault(verdict, instance, 'the schema takes too many steps');
    }
    const { draft } = this.document;
    const inner: Inner = (part, at = instance) => this.verdict({ schema: part, base }, at, depth + 1);
    for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
      const reference = schema[keyword];
      if (typeof reference !== 'string') continue;
      const target = this.document.resolve(base, reference);
      if (typeof target === 'object') take(verdict, this.verdict(target, instance, depth + 1));
      if (draft <= 7) return verdict;
    }
    verdict.faults.push(...scalarFaults(schema, instance.value, draft).map((message) => ({ ...instance, message })));
    combine(schema, instance, verdict, inner, draft);
    if (instance.value instanceof Dict) objectFaults(schema, instance, instance.value, verdict, inner);
    if (instance.value instanceof List) listFaults(schema, instance, instance.value, verdict, inner, draft);
    return verdict;
  }
}

function combine(
  schema: Readonly<Record<string, unknown>>,
  instance: Instance,
  verdict: Verdict,
  inner: Inner,
  draft: number,
): void {
  for (const part of schemasIn(schema['allOf'])) take(verdict, inner(part));
  for (const name of ['anyOf', 'oneOf']) {
    const parts = schemasIn(schema[name]).map((part) => inner(part));
    if (parts.length === 0) continue;
    const good = parts.filter(({ faults }) => faults.length === 0);
    good.forEach((part) => take(verdict, part));
    if (good.length === 0) {
      const first = parts.map(({ faults: [found] }) => `${inside(found!.path, instance.path)}${found!.message}`);
      const reasons = [...new Set(first)].slice(0, 4).join('; or: ');
      fault(verdict, instance, `it has none of the allowed forms (${reasons})`);
    } else if (good.length > 1 && name === 'oneOf') {
      fault(verdict, instance, 'it has more than one of the forms of which one is allowed');
    }
  }
  const { not, if: condition } = schema;
  if (isSchema(not) && inner(not).faults.length === 0) fault(verdict, instance, 'it has a form that is not allowed');
  if (draft < 7 || !isSchema(condition)) return;
  const tested = inner(condition);
  const holds = tested.faults.length === 0;
  if (holds) take(verdict, tested);
  const branch = schema[holds ? 'then' : 'else'];
  if (isSchema(branch)) take(verdict, inner(branch));
}

function inside(path: string, outer: string): string {
  return path === outer ? '' : `${path.slice(outer.length)}: `;
}
