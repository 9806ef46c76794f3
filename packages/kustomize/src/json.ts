import { Mapping, Scalar, Sequence, type Entry, type Node, type Origin, type Role } from '@klint/model';
import { resolve } from '@klint/parser';
import { Draft, jsonScalar, scalar } from './draft.js';
import { isBare, isUnchanging, type Collection } from './parsed.js';
import { refuse } from './refusal.js';
import { valueOf } from './scalar.js';

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
  const { unread } = node;
  if (!unread || !passes(unread.node, inFlow)) return collectionThroughJson(node, isTop, inFlow);
  return new Draft(node.kind, '', node.tag, 'plain', { ...unread, isJson: true }, node.origin);
}

/** Whether a parsed node comes out of a build and of JSON as it is. */
function passes(node: Collection, inFlow: boolean): boolean {
  return isUnchanging(node) && !(inFlow && isBare(node));
}

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
  const parsed = node.unread?.node;
  if (parsed && parsed.origin === node.origin && passes(parsed, inFlow)) return parsed;
  return freezeCollection(node, isTop, isFlow);
}

function freezeCollection(node: Draft, isTop: boolean, isFlow: boolean): Node {
  if (node.kind === 'sequence') {
    return new Sequence(
      node.content.map((item) => freeze(item, false, isFlow)),
      isInBrackets(node.origin),
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
  return new Mapping(entries, isInBrackets(node.origin), node.origin);
}

/** Where it comes from counts, for whoever edits it there; a draft is written as what it took the place of. */
function isInBrackets({ text, start }: Origin): boolean {
  const first = text.content[start];
  return first === '{' || first === '[';
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
