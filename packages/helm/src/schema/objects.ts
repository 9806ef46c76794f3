import { keyOf } from '../value/keys.js';
import { dataIn, type Dict } from '../value/value.js';
import { isObject, isSchema } from './document.js';
import { matches } from './plain.js';
import { fault, type Inner, type Instance, take, type Verdict } from './verdict.js';

/** The value of a key, with the place of the key. */
function memberOf({ path, datum }: Instance, dict: Dict, key: string): Instance {
  const value = dict.entries.get(key);
  const own = dataIn(value);
  const known = own.length === 1 && own[0]!.key === key ? own[0] : undefined;
  const named = keyOf(dict, key);
  const keyed = typeof named === 'string' ? undefined : named.pieces[0]?.data[0];
  return { value, path: `${path}.${key}`, datum: known ?? keyed ?? own[0] ?? datum };
}

type Keywords = Readonly<Record<string, unknown>>;
const notAllowed = 'a key of this name is not allowed';

/** What keywords for objects say against one. */
export function objectFaults(schema: Keywords, instance: Instance, dict: Dict, verdict: Verdict, inner: Inner): void {
  const { required, maxProperties, minProperties, propertyNames, unevaluatedProperties } = schema;
  const { size } = dict.entries;
  needs(required, instance, dict, verdict);
  if (typeof maxProperties === 'number' && size > maxProperties) {
    fault(verdict, instance, `it has more than ${maxProperties} keys`);
  }
  if (typeof minProperties === 'number' && size < minProperties) {
    fault(verdict, instance, `it has fewer than ${minProperties} keys`);
  }
  memberFaults(schema, instance, dict, verdict, inner);
  for (const key of dict.entries.keys()) {
    if (!isSchema(propertyNames)) break;
    verdict.faults.push(...inner(propertyNames, { ...memberOf(instance, dict, key), value: key }).faults);
  }
  dependencyFaults(schema, instance, dict, verdict, inner);
  if (!isSchema(unevaluatedProperties)) return;
  for (const key of dict.entries.keys()) {
    if (verdict.seen.has(key)) continue;
    const member = memberOf(instance, dict, key);
    if (unevaluatedProperties === false) fault(verdict, member, notAllowed);
    else verdict.faults.push(...inner(unevaluatedProperties, member).faults);
    verdict.seen.add(key);
  }
}

function needs(keys: unknown, instance: Instance, dict: Dict, verdict: Verdict, why = ''): void {
  const missing = Array.isArray(keys) ? keys.filter((key) => !dict.entries.has(key)) : [];
  if (missing.length > 0) fault(verdict, instance, `the key ${missing.join(', ')} is missing${why}`);
}

function memberFaults(schema: Keywords, instance: Instance, dict: Dict, verdict: Verdict, inner: Inner): void {
  const { properties, patternProperties, additionalProperties } = schema;
  const own = isObject(properties) ? properties : {};
  const patterns = Object.entries(isObject(patternProperties) ? patternProperties : {});
  if (Object.keys(own).length === 0 && patterns.length === 0 && additionalProperties === undefined) return;
  for (const key of dict.entries.keys()) {
    const parts: unknown[] = patterns.filter(([pattern]) => matches(pattern, key)).map(([, part]) => part);
    if (Object.hasOwn(own, key)) parts.unshift(own[key]);
    const isKnown = parts.length > 0;
    if (!isKnown && additionalProperties === false) fault(verdict, memberOf(instance, dict, key), notAllowed);
    else if (!isKnown && additionalProperties !== undefined) parts.push(additionalProperties);
    for (const part of parts) {
      verdict.seen.add(key);
      if (isSchema(part)) verdict.faults.push(...inner(part, memberOf(instance, dict, key)).faults);
    }
  }
}

function dependencyFaults(schema: Keywords, instance: Instance, dict: Dict, verdict: Verdict, inner: Inner): void {
  for (const name of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    const dependencies = schema[name];
    for (const [key, part] of Object.entries(isObject(dependencies) ? dependencies : {})) {
      if (!dict.entries.has(key)) continue;
      if (Array.isArray(part)) needs(part, instance, dict, verdict, `, which ${key} asks for`);
      else if (isSchema(part)) take(verdict, inner(part));
    }
  }
}
