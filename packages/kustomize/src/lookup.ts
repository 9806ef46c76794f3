import type { Origin } from '@klint/model';
import {
  child,
  type Draft,
  field,
  get,
  isNull,
  items,
  type Kind,
  mapping,
  scalar,
  sequence,
  setField,
  textOf,
} from './draft.js';
import type { FieldSpec } from './field-specs.js';
import { isSelected, typeKeyOf } from './id.js';
import { splitPath } from './paths.js';
import { refuse } from './refusal.js';
import { compileRegExp } from './regexp.js';
import type { BuildResource } from './resource.js';

/** A node of a kind with nothing in it. */
export function blank(kind: Kind, origin: Origin): Draft {
  if (kind === 'mapping') return mapping(origin);
  return kind === 'sequence' ? sequence(origin) : scalar('', origin);
}

/** The node at a path; undefined if a step is missing (kyaml's Lookup). */
export function lookup(root: Draft, path: readonly string[]): Draft | undefined {
  let at: Draft | undefined = root;
  for (const step of path.map((one) => one.trim()).filter((one) => one !== '')) {
    at = lookupStep(at, step);
    if (at === undefined) return undefined;
  }
  return at;
}

function lookupStep(node: Draft, step: string): Draft | undefined {
  if (/^[-+]?\d+$/.test(step)) {
    if (Number(step) < 0) refuse(`the index ${step} is negative`);
    return items(node)[Number(step)];
  }
  if (step === '-') return items(node).at(-1);
  if (step === '*') return refuse('a star cannot stand here');
  return isListStep(step) ? matchItem(node, step) : get(node, step);
}

export function isListStep(step: string): boolean {
  return step.startsWith('[') && step.endsWith(']');
}

/** Splits `[name=value]`. */
export function splitListStep(step: string): [name: string, value: string] {
  const inner = step.slice(1, -1);
  const equals = inner.indexOf('=');
  if (equals < 0) refuse(`the step ${step} does not say which value a field has`);
  return [inner.slice(0, equals), inner.slice(equals + 1)];
}

function matchItem(node: Draft, step: string): Draft | undefined {
  const [name, value] = splitListStep(step);
  const list = items(node);
  if (name === '') return list.find((item) => item.value === value);
  return list.find((item) => item.kind === 'mapping' && field(item, name)?.value === value);
}

/** What makes the nodes that a field spec creates. */
export interface Creation {
  readonly kind: 'scalar' | 'mapping';
  readonly tag: string;
  readonly origin: Origin;
}

/** Calls `set` with every node at the places that field specs name in an object (api/filters/fieldspec). */
export function visitSpecs(
  resource: BuildResource,
  specs: readonly FieldSpec[],
  set: (node: Draft) => void,
  creation?: Creation,
): void {
  for (const spec of specsAbout(specs, resource)) visitSpec(resource, spec, set, creation);
}

/** The same for one spec, whatever objects it is about. */
export function visitSpec(
  resource: BuildResource,
  spec: FieldSpec,
  set: (node: Draft) => void,
  creation?: Creation,
): void {
  new SpecVisitor(spec, set, creation).visit(resource.root, pathOf(spec), 0);
}

/** The specs that are about objects of a type, by list and type; the same for all builds. */
const specsOfTypes = new WeakMap<readonly FieldSpec[], Map<string, readonly FieldSpec[]>>();

/** Those of some specs that are about an object. */
export function specsAbout(specs: readonly FieldSpec[], resource: BuildResource): Iterable<FieldSpec> {
  let known = specsOfTypes.get(specs);
  if (!known) {
    if (specs.some(({ path }) => changesType.test(path))) return newlyAbout(specs, resource);
    specsOfTypes.set(specs, (known = new Map()));
  }
  const { gvk } = resource;
  const key = typeKeyOf(gvk);
  let about = known.get(key);
  if (!about) known.set(key, (about = specs.filter((spec) => isSelected(gvk, spec))));
  return about;
}

/** Where one spec may change what others are about, each is asked when its turn comes. */
function* newlyAbout(specs: readonly FieldSpec[], resource: BuildResource): Iterable<FieldSpec> {
  for (const spec of specs) if (isSelected(resource.gvk, spec)) yield spec;
}

const changesType = /^\/?(?:kind|apiVersion)(?:$|\/)/;

const paths = new Map<string, readonly string[]>();

function pathOf({ path }: FieldSpec): readonly string[] {
  let steps = paths.get(path);
  if (!steps) {
    if (paths.size > 5000) paths.clear();
    paths.set(path, (steps = splitPath(path, '/')));
  }
  return steps;
}

class SpecVisitor {
  constructor(
    readonly spec: FieldSpec,
    readonly set: (node: Draft) => void,
    readonly creation: Creation | undefined,
  ) {}

  visit(node: Draft, path: readonly string[], at: number): void {
    if (at === path.length) return this.set(node);
    if (isNull(node)) return;
    if (node.kind === 'sequence') for (const item of [...node.content]) this.visit(item, path, at);
    else if (node.kind === 'mapping') this.#visitField(node, path, at);
    else refuse(`the field spec ${this.spec.path} leads through a scalar`, node.origin);
  }

  #visitField(node: Draft, path: readonly string[], at: number): void {
    const step = path[at]!;
    const isList = step.endsWith('[]');
    const name = isList ? step.slice(0, -2) : step;
    if (name === '') refuse(`the field spec ${this.spec.path} has an empty step`);
    const { creation } = this;
    const creates = this.spec.create && creation !== undefined && !isList;
    const isLast = at === path.length - 1;
    const kind = isLast ? creation?.kind : 'mapping';
    const found = creates ? child(node, [name], () => blank(kind!, creation.origin)) : lookup(node, [name]);
    if (!found) return;
    if (found.tag === '!!null' && (creates || isList)) {
      found.kind = creates ? kind! : 'sequence';
      found.tag = creates ? (isLast ? creation.tag : '!!map') : '';
    }
    this.visit(found, path, at + 1);
  }
}

/** Finds all nodes at a path of a replacement; with `create`, makes what is missing (kyaml's PathMatcher). */
export function matchPath(root: Draft, path: readonly string[], create: Kind | undefined, origin: Origin): Draft[] {
  const [step, ...rest] = path;
  if (step === undefined) return [root];
  if (/^\+?\d+$/.test(step)) return matchIndex(root, Number(step), rest, create, origin);
  if (isListStep(step)) return matchItems(root, step, rest, create, origin);
  if (step === '*') return items(root).flatMap((item) => matchPath(item, rest, create, origin));
  let found = get(root, step);
  if (!found) {
    if (create === undefined) return [];
    found = blank(kindFor(rest[0], create), origin);
    setField(root, step, found);
    found = get(root, step) ?? found;
  }
  return matchPath(found, rest, create, origin);
}

/** The kind of node that the next step of a path needs. */
function kindFor(next: string | undefined, last: Kind): Kind {
  if (next === undefined || next === '') return last;
  return isListStep(next) || /^\+?\d+$/.test(next) ? 'sequence' : 'mapping';
}

function matchIndex(
  root: Draft,
  index: number,
  rest: readonly string[],
  create: Kind | undefined,
  origin: Origin,
): Draft[] {
  const list = items(root);
  if (list.length === index && create !== undefined) root.content.push(blank(kindFor(rest[0], create), origin));
  const item = items(root)[index];
  if (!item) return refuse(`there is no item ${index} in a list of ${list.length}`);
  return matchPath(item, rest, create, origin);
}

function matchItems(
  root: Draft,
  step: string,
  rest: readonly string[],
  create: Kind | undefined,
  origin: Origin,
): Draft[] {
  const [name, value] = splitListStep(step);
  const pattern = compileRegExp(value);
  const matches = (item: Draft): Draft[] => {
    const own = name === '' ? item : field(item, name);
    if (!own || !pattern.test(name === '' ? textOf(own) : writtenText(own))) return [];
    return name === '' ? [item] : matchPath(item, rest, create, origin);
  };
  const found = items(root).flatMap(matches);
  if (found.length > 0 || create === undefined) return found;
  const made = name === '' ? scalar(value, origin) : mapping(origin);
  if (name !== '') made.content.push(scalar(name, origin, '!!str'), scalar(value, origin));
  root.content.push(made);
  return matches(made);
}

/** The text of a scalar as kyaml would write it. */
function writtenText(node: Draft): string {
  if (node.kind !== 'scalar') return '';
  if (node.style === 'double') return JSON.stringify(node.value);
  return node.style === 'single' ? `'${node.value}'` : node.value;
}
