import { resolve } from '@klint/parser';
import type { Mapping, Node, Origin, Text } from '@klint/model';
import { clear, type Draft, indexOf, isSame, overwriting, scalar } from './draft.js';
import { fromSigs, throughJson } from './json.js';
import { parseConfiguration } from './read.js';
import { refuse, Refusal } from './refusal.js';

/** An operation of RFC 6902. */
export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from: string | undefined;
  readonly value: Node | undefined;
  readonly origin: Origin;
}

const parsed = new WeakMap<Text, { readonly operations: readonly Operation[] | undefined }>();

/** Operations of a JSON patch; undefined when the text is none. */
export function parseJsonPatch(text: Text): readonly Operation[] | undefined {
  let known = parsed.get(text);
  if (!known) parsed.set(text, (known = { operations: readOperations(text) }));
  return known.operations;
}

function readOperations(text: Text): readonly Operation[] | undefined {
  if (text.content === '') return undefined;
  if (text.content.startsWith('[') && !isJson(text.content)) return undefined;
  const { root, ok } = parseConfiguration(text);
  if (!ok) return undefined;
  if (root === undefined || (root.type === 'scalar' && resolve(root, 'sigs') === null)) return [];
  if (root.type !== 'sequence') return undefined;
  const operations = root.items.map((item) => (item.type === 'mapping' ? operation(item) : undefined));
  return operations.every((one) => one !== undefined) ? operations : undefined;
}

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}

function operation(node: Mapping): Operation {
  const text = (name: string): string | undefined => {
    const value = node.get(name);
    const resolved = value?.type === 'scalar' ? resolve(value, 'sigs') : undefined;
    return typeof resolved === 'string' ? resolved : undefined;
  };
  return {
    op: text('op') ?? 'unknown',
    path: text('path') ?? 'unknown',
    from: text('from'),
    value: node.get('value'),
    origin: node.origin,
  };
}

/** The object that operations make of a draft, as evanphx/json-patch v4 does it. */
export function applyOperations(root: Draft, operations: readonly Operation[]): Draft {
  const patched = throughJson(root);
  for (const one of operations) {
    try {
      apply(patched, one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(`${one.op} ${one.path}: ${error.detail}`, one.origin);
    }
  }
  return patched;
}

function apply(root: Draft, one: Operation): void {
  const value = (): Draft =>
    one.value ? fromSigs(one.value, 'patch') : scalar('null', { ...one.origin, role: 'patch' }, '!!null');
  if (one.op === 'add') add(root, one.path, value());
  else if (one.op === 'remove') remove(root, one.path);
  else if (one.op === 'replace') replace(root, one.path, value());
  else if (one.op === 'test') test(root, one.path, value());
  else if (one.op === 'move') {
    const moved = at(root, fromOf(one)).copy();
    remove(root, fromOf(one));
    add(root, one.path, moved);
  } else if (one.op === 'copy') add(root, one.path, copied(root, one));
  else refuse('there is no such operation');
}

/** v4 copies a key that is missing as null. */
function copied(root: Draft, one: Operation): Draft {
  const [parent, key] = parentOf(root, fromOf(one));
  return childOf(parent, key)?.copy() ?? scalar('null', { ...one.origin, role: 'patch' }, '!!null');
}

function fromOf({ from }: Operation): string {
  return from ?? refuse('from is missing');
}

/** The parent of a place and the last step. */
function parentOf(root: Draft, path: string): [parent: Draft, key: string] {
  const steps = path.split('/');
  if (steps.length < 2) refuse('the path must begin with a slash');
  let parent = root;
  for (const step of steps.slice(1, -1)) parent = childOf(parent, decode(step)) ?? refuse('the path does not exist');
  if (parent.kind === 'scalar') refuse('the path leads into a scalar');
  return [parent, decode(steps.at(-1)!)];
}

function decode(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function childOf(node: Draft, key: string): Draft | undefined {
  if (node.kind === 'mapping') {
    const found = indexOf(node, key);
    return found < 0 ? undefined : node.content[found + 1];
  }
  if (node.kind !== 'sequence') return undefined;
  return node.content[position(node, key, node.content.length - 1)];
}

/** A position in a list; negative ones count from the end. */
function position(node: Draft, key: string, most: number): number {
  if (!/^[-+]?\d+$/.test(key)) refuse(`${key} is no index`);
  const index = Number(key);
  const counted = index < 0 ? index + most + 1 : index;
  if (counted < 0 || counted > most) refuse(`there is no index ${key} in a list of ${node.content.length}`);
  return counted;
}

function at(root: Draft, path: string): Draft {
  const [parent, key] = parentOf(root, path);
  return childOf(parent, key) ?? refuse('the path does not exist');
}

function add(root: Draft, path: string, value: Draft): void {
  const [parent, key] = parentOf(root, path);
  if (parent.kind === 'sequence') {
    const index = key === '-' ? parent.content.length : position(parent, key, parent.content.length);
    parent.content.splice(index, 0, value);
  } else setKey(parent, key, value);
}

function setKey(parent: Draft, key: string, value: Draft): void {
  const found = indexOf(parent, key);
  if (found < 0) parent.content.push(scalar(key, value.origin, '!!str'), value);
  else put(parent, found + 1, value);
}

function put(parent: Draft, index: number, value: Draft): void {
  value.origin = overwriting(value.origin, parent.content[index]!.origin);
  parent.content[index] = value;
}

function remove(root: Draft, path: string): void {
  const [parent, key] = parentOf(root, path);
  if (parent.kind === 'sequence') {
    parent.content.splice(position(parent, key, parent.content.length - 1), 1);
  } else if (indexOf(parent, key) < 0) refuse('there is no such key');
  else clear(parent, key);
}

function replace(root: Draft, path: string, value: Draft): void {
  if (path === '') {
    if (value.kind === 'scalar') refuse('an object cannot be replaced with a scalar');
    root.assign(value);
    return;
  }
  const [parent, key] = parentOf(root, path);
  // v4 adds a key that is missing.
  if (parent.kind === 'sequence') put(parent, position(parent, key, parent.content.length - 1), value);
  else setKey(parent, key, value);
}

function test(root: Draft, path: string, value: Draft): void {
  const found = path === '' ? root : find(root, path);
  const isNullValue = value.tag === '!!null';
  if (found ? (found.tag === '!!null' ? !isNullValue : !isSame(found, value)) : !isNullValue) refuse('the test fails');
}

function find(root: Draft, path: string): Draft | undefined {
  const [parent, key] = parentOf(root, path);
  return childOf(parent, key);
}
