import type { Conf } from '../conf.js';
import { type Draft, isEmpty, overwriting, scalar, textOf } from '../draft.js';
import { isIdSelected, type Id } from '../id.js';
import { lookup, matchPath } from '../lookup.js';
import type { Objects } from '../objects.js';
import { splitFieldPath } from '../paths.js';
import { refuse, refuseMissing, Refusal } from '../refusal.js';
import type { BuildResource } from '../resource.js';
import { as } from '../roles.js';
import { matchesLabels, readId, readLabelSelectors } from '../selector.js';

const defaultPath = 'metadata.name';

/** Copies a value from one object into others (api/filters/replacement); says of each target whether it met any. */
export function applyReplacement(objects: Objects, replacement: Conf): { target: Conf; isMatched: boolean }[] {
  const [source, value] = [replacement.get('source'), replacement.get('sourceValue')];
  const targets = replacement.get('targets');
  if ((source.isAbsent && value.isAbsent) || targets.isAbsent) {
    refuse('a replacement needs a source and targets', replacement.origin);
  }
  if (!source.isAbsent && !value.isAbsent) refuse('source and sourceValue exclude each other', source.origin);
  const found = value.isAbsent ? sourceNode(objects, source) : scalar(value.text, value.origin);
  return targets.items().map((target) => ({ target, isMatched: applyTarget(objects, target, found) }));
}

function sourceNode(objects: Objects, source: Conf): Draft {
  const id = readId(source);
  const selected = objects.list.filter((resource) => resource.allIds().some((other) => isIdSelected(other, id)));
  if (selected.length > 1) refuse(`the source of the replacement is ${selected.length} objects`, source.origin);
  const resource = selected[0] ?? refuseMissing('the source of the replacement selects nothing', source.origin);
  const path = source.get('fieldPath').text || defaultPath;
  const node = lookup(resource.root, splitFieldPath(path));
  if (isEmpty(node)) return refuseMissing(`the source of the replacement has no ${path}`, source.origin);
  const options = source.get('options');
  const delimiter = options.get('delimiter').text;
  if (delimiter === '') return node;
  if (node.kind !== 'scalar') refuse('only a scalar can be split at a delimiter', options.origin);
  const parts = textOf(node).split(delimiter);
  const part = parts[options.get('index').int];
  if (part === undefined) return refuse(`${node.value} has no part ${options.get('index').int}`, options.origin);
  const copy = node.copy();
  copy.value = part;
  return copy;
}

function applyTarget(objects: Objects, target: Conf, value: Draft): boolean {
  const select = target.get('select');
  if (select.isAbsent) refuse('a target must say what it selects', target.origin);
  const [id, labels] = [readId(select), readLabelSelectors(select)];
  const rejects = target
    .get('reject')
    .items()
    .map((reject) => ({
      id: readId(reject),
      labels: readLabelSelectors(reject),
      byLabels: reject.get('labelSelector').text !== '' || reject.get('annotationSelector').text !== '',
    }));
  const paths = target.get('fieldPaths').items();
  let isMatched = false;
  for (const resource of objects.list) {
    if (!matchesLabels(labels, resource)) continue;
    if (rejects.some((reject) => reject.byLabels && matchesLabels(reject.labels, resource))) continue;
    const ids = resource.allIds();
    if (!ids.some((other) => isIdSelected(other, id))) continue;
    if (rejects.some((reject) => !isBlank(reject.id) && ids.some((other) => isIdSelected(other, reject.id)))) continue;
    isMatched = true;
    if (paths.length === 0) setAt(resource, defaultPath, target, target, value);
    else for (const path of paths) setAt(resource, path.text, path, target, value);
  }
  return isMatched;
}

function isBlank(id: Id): boolean {
  return [id.group, id.version, id.kind, id.name, id.namespace].every((part) => part === '');
}

function setAt(resource: BuildResource, path: string, at: Conf, target: Conf, value: Draft): void {
  const options = target.get('options');
  const create = options.get('create').flag ? value.kind : undefined;
  const origin = as('entry', at.origin, { via: value.origin });
  try {
    const found = matchPath(resource.root, splitFieldPath(path), create, origin);
    if (found.length === 0) refuseMissing(`${resource.kind} ${resource.name} has no field ${path}`, at.origin);
    for (const node of found) setValue(node, value, options, origin);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.detail, at.origin, error.follows);
  }
}

function setValue(node: Draft, value: Draft, options: Conf, origin: ReturnType<typeof as>): void {
  const delimiter = options.get('delimiter').text;
  let text = value.value;
  if (delimiter !== '') {
    if (node.kind !== 'scalar') refuse('only a scalar can be split at a delimiter');
    const parts = node.value.split(delimiter);
    const index = options.get('index').int;
    if (index < 0) parts.unshift(textOf(value));
    else parts[Math.min(index, parts.length)] = textOf(value);
    text = parts.join(delimiter);
  }
  if (node.kind === 'scalar') {
    node.value = text;
    node.origin = overwriting(origin, node.origin);
    return;
  }
  const old = node.origin;
  const copy = value.copy();
  if (delimiter !== '') copy.value = text;
  node.assign(copy);
  node.origin = overwriting(origin, old);
}
