import type { Conf } from './conf.js';
import { type Draft, overwriting, textOf } from './draft.js';
import type { FieldSpec } from './field-specs.js';
import { effectiveNamespace, splitApiVersion, type Id } from './id.js';
import { lookup, visitSpecs } from './lookup.js';
import type { Objects } from './objects.js';
import { splitFieldPath } from './paths.js';
import { refuse, refuseMissing, Refusal } from './refusal.js';
import type { BuildResource } from './resource.js';
import { valueOf } from './scalar.js';
import { as } from './roles.js';

/** Variables of a kustomization and of what it builds on, by name. */
export type Vars = Map<string, Conf>;

/** Notes variables and marks the objects that they read (resaccumulator.go, MergeVars). */
export function noteVar(objects: Objects, vars: Vars, variable: Conf): void {
  const reference = variable.get('objref');
  const apiVersion = reference.get('apiVersion').text;
  const gvk = { group: reference.get('group').text, version: reference.get('version').text };
  const id: Id = {
    ...(apiVersion === '' ? gvk : splitApiVersion(apiVersion)),
    kind: reference.get('kind').text,
    name: reference.get('name').text,
    namespace: reference.get('namespace').text,
    clusterScoped: false,
  };
  const matched = objects.byAnyId((other) => {
    const isSame = (['group', 'version', 'kind', 'name'] as const).every((part) => other[part] === id[part]);
    return isSame && (id.namespace === '' || effectiveNamespace(other) === effectiveNamespace(id));
  });
  const name = variable.get('name').text;
  if (matched.length > 1) refuse(`${matched.length} objects fit the variable ${name}`, reference.origin);
  matched[0]?.refVarNames.push(name);
  addVar(vars, name, variable);
}

export function addVar(vars: Vars, name: string, variable: Conf): void {
  if (vars.has(name)) refuse(`there is a variable ${name} already`, variable.origin);
  vars.set(name, variable);
}

interface Value {
  readonly value: unknown;
  readonly origin: Draft['origin'];
}

/** Puts the values of variables into the places that the specs name (resaccumulator.go, ResolveVars). */
export function resolveVars(objects: Objects, vars: Vars, specs: readonly FieldSpec[]): void {
  if (vars.size === 0) return;
  const values = new Map([...vars].map(([name, variable]) => [name, valueOfVar(objects, name, variable)]));
  for (const resource of objects.list) {
    visitSpecs(resource, specs, (node) => expandNode(node, values));
  }
}

function valueOfVar(objects: Objects, name: string, variable: Conf): Value {
  const path = variable.get('fieldref').get('fieldPath').text || 'metadata.name';
  const resource = objects.list.find((one) => one.refVarNames.includes(name));
  if (!resource) return refuseMissing(`no object fits the variable ${name}`, variable.origin);
  const node = fieldOf(resource, path);
  if (!node) return refuseMissing(`${resource.kind} ${resource.name} has no field ${path}`, variable.origin);
  if (node.kind !== 'scalar') return { value: undefined, origin: node.origin };
  return { value: typed(node), origin: node.origin };
}

function fieldOf(resource: BuildResource, path: string): Draft | undefined {
  const steps = splitFieldPath(path).flatMap((step) => {
    const match = /^(.*)\[(\d+)\]$/.exec(step);
    if (!match) return [step];
    return match[1] === '' ? [match[2]!] : [match[1]!, match[2]!];
  });
  return lookup(resource.root, steps);
}

/** The value as Go has it: a tag says the type (rnode.go, GetFieldValue). */
function typed(node: Draft): unknown {
  if (!['!!int', '!!float', '!!bool'].includes(node.tag)) return node.value;
  const { value, tag, tagged } = node;
  return valueOf({ value, tag, tagged, style: 'plain' });
}

function expandNode(node: Draft, values: ReadonlyMap<string, Value>): void {
  if (node.tag === '!!null') return;
  if (node.kind === 'scalar') {
    if (isString(node)) expandScalar(node, values);
  } else if (node.kind === 'mapping') {
    const { content } = node;
    for (let i = 1; i < content.length; i += 2) if (isString(content[i]!)) expandScalar(content[i]!, values);
  } else {
    for (const item of node.content) {
      if (!isString(item)) throw new Refusal('an item of a list with variables is no string', item.origin);
      expandScalar(item, values);
    }
  }
}

function isString(node: Draft): boolean {
  return node.kind === 'scalar' && (node.tag === '!!str' || node.tag === '');
}

/** Sets a scalar to what its text becomes; a text that is one variable and nothing else takes its type. */
function expandScalar(node: Draft, values: ReadonlyMap<string, Value>): void {
  const text = textOf(node);
  const only = /^\$\(([^)]*)\)$/.exec(text)?.[1];
  const whole = only === undefined ? undefined : values.get(only);
  const used: Value[] = [];
  const result = whole ? whole.value : expand(text, values, used);
  if (whole) used.push(whole);
  const value = result ?? text;
  node.value = String(value);
  node.tag = typeof value === 'number' ? (Number.isInteger(value) ? '!!int' : '!!float') : '!!str';
  if (typeof value === 'boolean') node.tag = '!!bool';
  node.style = node.value.includes('\n') ? 'literal' : 'plain';
  node.tagged = false;
  const [first] = used;
  if (first) node.origin = overwriting(as('reference', node.origin, { via: first.origin }), node.origin);
}

/** Expands `$(NAME)`; `$$` is a dollar sign (api/filters/refvar/expand.go). */
function expand(text: string, values: ReadonlyMap<string, Value>, used: Value[]): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (whole, name: string | undefined) => {
    if (name === undefined) return '$';
    const found = values.get(name);
    if (!found || found.value === undefined) return whole;
    used.push(found);
    return String(found.value);
  });
}
