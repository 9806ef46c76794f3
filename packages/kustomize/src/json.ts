import { Mapping, Scalar, Sequence, type Entry, type Node, type Origin, type Role } from '@klint/model';
import { resolve } from '@klint/parser';
import { Draft, scalar } from './draft.js';
import { refuse } from './refusal.js';
import { formatFloat, resolveTag, valueOf } from './scalar.js';

/** A value of JSON as the scalar that go-yaml makes of it. */
function jsonScalar(value: unknown, origin: Origin): Draft {
  if (value === null) return scalar('null', origin, '!!null');
  if (typeof value === 'boolean') return scalar(String(value), origin, '!!bool');
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = formatFloat(Number(value));
    return scalar(text, origin, resolveTag(text));
  }
  const text = String(value);
  const style = text.includes('\n') ? 'literal' : resolveTag(text) === '!!str' ? 'plain' : 'double';
  return scalar(text, origin, '!!str', style);
}

/** Refuses what a mapping must not hold when it is written as JSON: equal keys, and below the top keys of any type. */
function checkKeys(node: Draft, isTop: boolean): void {
  const { content } = node;
  const seen = content.length > 16 ? new Set<string>() : undefined;
  for (let i = 0; i < content.length; i += 2) {
    const key = content[i]!;
    if (seen ? seen.has(key.value) : isAmongKeys(content, i, key.value)) {
      refuse(`the key ${key.value} stands twice in one mapping`, key.origin);
    }
    seen?.add(key.value);
    if (!isTop && key.tag !== '!!str' && typeof valueOf(key) !== 'string') {
      refuse(`the key ${key.value} is no string`, key.origin);
    }
  }
}

function isAmongKeys(content: readonly Draft[], before: number, name: string): boolean {
  for (let i = 0; i < before; i += 2) if (content[i]!.value === name) return true;
  return false;
}

/** A draft after a trip through JSON, as for JSON patches and expanded lists: all styles are gone. */
export function throughJson(node: Draft, isTop = true, inFlow = false): Draft {
  if (node.kind === 'scalar') return jsonScalar(typedValue(node, inFlow), node.origin);
  const { untouched } = node;
  if (!untouched || isTop || inFlow) return collectionThroughJson(node, isTop, inFlow);
  let known = converted.get(untouched);
  if (!known) converted.set(untouched, (known = collectionThroughJson(node, false, false).seal()));
  return known.copy();
}

/** What sealed drafts become, since that is always the same. */
const converted = new WeakMap<Draft, Draft>();

function collectionThroughJson(node: Draft, isTop: boolean, inFlow: boolean): Draft {
  const isFlow = inFlow || node.style === 'flow';
  if (node.kind === 'mapping') checkKeys(node, isTop);
  const isMapping = node.kind === 'mapping';
  const content = node.content.map((part, i) => {
    return isMapping && i % 2 === 0 ? scalar(part.value, part.origin, '!!str') : throughJson(part, false, isFlow);
  });
  return new Draft(node.kind, '', isMapping ? '!!map' : '!!seq', 'plain', content, node.origin);
}

/** In brackets, the emitter of go-yaml makes an empty string of a null that is written as nothing. */
function typedValue(node: Draft, inFlow: boolean): unknown {
  if (inFlow && node.value === '') return '';
  try {
    return valueOf(node);
  } catch (error) {
    return refuse((error as Error).message, node.origin);
  }
}

/** The value of a JSON patch or a plugin, whose YAML is read as sigs.k8s.io/yaml does. */
export function fromSigs(node: Node, role: Role): Draft {
  const origin: Origin = { ...node.origin, role };
  if (node.type === 'scalar') return jsonScalar(resolve(node, 'sigs'), origin);
  if (node.type === 'sequence') {
    const content = node.items.map((item) => fromSigs(item, role));
    return new Draft('sequence', '', '!!seq', 'plain', content, origin);
  }
  const content = node.entries.flatMap(({ name, key, value }) => {
    return [scalar(name, { ...key.origin, role }, '!!str'), fromSigs(value, role)];
  });
  return new Draft('mapping', '', '!!map', 'plain', content, origin);
}

/**
 * A finished draft as nodes that mean in every dialect what kustomize's output means. Refuses what kustomize cannot
 * write.
 */
export function freeze(node: Draft, isTop = true, inFlow = false): Node {
  if (node.kind === 'scalar') return freezeScalar(node, inFlow);
  const isFlow = inFlow || node.style === 'flow';
  const { untouched } = node;
  if (!untouched || isTop || inFlow) return freezeCollection(node, isTop, isFlow);
  let known = frozen.get(untouched);
  if (!known) frozen.set(untouched, (known = freezeCollection(node, false, isFlow)));
  return known;
}

/** What sealed drafts freeze to, since that is always the same. */
const frozen = new WeakMap<Draft, Node>();

function freezeCollection(node: Draft, isTop: boolean, isFlow: boolean): Node {
  if (node.kind === 'sequence') {
    return new Sequence(
      node.content.map((item) => freeze(item, false, isFlow)),
      false,
      node.origin,
    );
  }
  if (node.kind === 'none') return new Scalar('', 'plain', undefined, node.origin);
  checkKeys(node, isTop);
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < node.content.length; i += 2) {
    const key = node.content[i]!;
    const frozenKey = frozenString(key.value, key);
    entries.push({
      name: key.value,
      key: frozenKey,
      value: freeze(node.content[i + 1]!, false, isFlow),
      merged: false,
    });
  }
  return new Mapping(entries, false, node.origin);
}

function freezeScalar(node: Draft, inFlow: boolean): Scalar {
  if (node.tag === '!!str') return frozenString(node.value, node);
  const value = typedValue(node, inFlow);
  if (typeof value === 'string') return frozenString(value, node);
  const kept = new Scalar(node.value, 'plain', undefined, node.origin);
  if (node.style === 'plain' && Object.is(resolve(kept, 'kubectl'), value)) return kept;
  return new Scalar(value === null ? 'null' : String(value), 'plain', undefined, node.origin);
}

function frozenString(value: string, { style: written, origin }: Draft): Scalar {
  const style = written === 'flow' ? 'plain' : written;
  const frozen = new Scalar(value, style, undefined, origin);
  if (style !== 'plain' || !mayBeOther.test(value)) return frozen;
  return resolve(frozen, 'kubectl') === value ? frozen : new Scalar(value, style, '!!str', origin);
}

/** Only with these first characters can a plain text be anything but a string. */
const mayBeOther = /^(?:[-+.~0-9yYnNtTfFoO]|$)/;
