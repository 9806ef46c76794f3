import type { Origin } from '@klint/model';
import { describe, idKey, type Id } from './id.js';
import type { ListLoss } from './losses.js';
import { mergePatch } from './merge.js';
import { type Draft, field, items, mapping, scalar, setField, stringScalar, textOf } from './draft.js';
import { refuse, refuseMissing, Refusal } from './refusal.js';
import { books, originAnnotation, type BuildResource } from './resource.js';
import { valueOf } from './scalar.js';
import { selects, type Selector } from './selector.js';

/** Which objects a merge or replace goes to (api/types/generationbehavior.go). */
export type Behavior = 'create' | 'merge' | 'replace' | 'unspecified';

/** Is told what a patch loses in an object, which is given as kind and name. */
export type NotePatchLoss = (loss: ListLoss & { readonly object: string }) => void;

/** The objects of a build, in order (api/resmap/reswrangler.go). */
export class Objects {
  list: BuildResource[] = [];
  /** The ids of all objects of a list, kept while objects are only added. */
  #ids: { readonly list: readonly BuildResource[]; readonly taken: Set<string> } | undefined;

  /** Says that ids may have changed. */
  touch(): void {
    this.#ids = undefined;
  }

  #taken(): Set<string> {
    const known = this.#ids;
    if (known?.list === this.list && known.taken.size === this.list.length) return known.taken;
    const taken = new Set(this.list.map((resource) => idKey(resource.id)));
    this.#ids = { list: this.list, taken };
    return taken;
  }

  /** Adds objects; gives those whose id is taken, which are left out. */
  append(added: readonly BuildResource[]): BuildResource[] {
    const taken = this.#taken();
    return added.filter((resource) => {
      const key = idKey(resource.id);
      if (taken.has(key)) return true;
      taken.add(key);
      this.list.push(resource);
      return false;
    });
  }

  /** Objects that have or had the id. */
  byAnyId(matches: (id: Id) => boolean): BuildResource[] {
    return this.list.filter((resource) => {
      return !resource.isEmpty && (matches(resource.id) || resource.previousIds().some(matches));
    });
  }

  /** The one object that has or had an id. */
  one(id: Id, at?: Origin): BuildResource {
    const key = idKey(id);
    const found = this.byAnyId((other) => idKey(other) === key);
    if (found.length > 1) refuse(`${found.length} objects are or were ${describe(id)}`, at);
    return found[0] ?? refuseMissing(`there is no ${describe(id)}`, at);
  }

  select(selector: Selector): BuildResource[] {
    return this.list.filter((resource) => selects(selector, resource));
  }

  dropEmpty(): void {
    this.list = this.list.filter((resource) => !resource.isEmpty);
  }

  /** Merges a patch into selected objects; what is deleted goes, and ids must still differ (ApplySmPatch). */
  patch(selected: readonly BuildResource[], patch: BuildResource, note: NotePatchLoss): void {
    const keys = new Set(selected.map((resource) => idKey(resource.id)));
    for (const resource of this.list) {
      if (!keys.has(idKey(resource.id))) continue;
      const copy = patch.copy();
      for (const name of ['labels', 'annotations'] as const) copy.setPairs(name, copy.pairs(name));
      setField(copy.root, 'apiVersion', scalar(resource.apiVersion, resource.root.origin));
      applyPatch(resource, copy, note);
    }
    this.dropEmpty();
    const seen = new Set<string>();
    for (const resource of this.list) {
      const key = idKey(resource.id);
      if (seen.has(key)) refuse(`the patch makes a second ${describe(resource.id)}`);
      seen.add(key);
    }
  }

  /** Takes a generated object in: as a new one, or merged into or in place of the one with its id. */
  absorb(made: BuildResource, behavior: Behavior, at: Origin): void {
    const key = idKey(made.id);
    const found = this.byAnyId((id) => idKey(id) === key);
    const [old] = found;
    const joins = behavior === 'merge' || behavior === 'replace';
    if (found.length > 1) refuse(`${found.length} objects could take ${describe(made.id)} in`, at);
    if (!old) {
      if (joins) refuseMissing(`there is no ${describe(made.id)} to ${behavior}`, at);
      if (this.append([made]).length > 0) refuse(`there is a second ${describe(made.id)}`, at);
      return;
    }
    if (!joins) refuse(`there is ${describe(made.id)} already; behavior must be merge or replace`, at);
    const provenance = old.pairs('annotations').get(originAnnotation)?.value.value;
    copyMetadata(made, old);
    if (behavior === 'merge' && provenance !== undefined) made.setAnnotation(originAnnotation, provenance);
    if (behavior === 'merge') for (const name of ['data', 'binaryData']) mergeData(made, old, name);
    made.entries.unshift(...old.entries);
    this.touch();
    this.list[this.list.indexOf(old)] = made;
  }
}

/** Merges a patch into one object (api, resource/resource.go, ApplySmPatch). Both are changed. */
export function applyPatch(resource: BuildResource, patch: BuildResource, note: NotePatchLoss): void {
  const [allowName, allowKind] = [patch.is(books.allowNameChange), patch.is(books.allowKindChange)];
  const saved = (node: Draft | undefined): Draft | undefined => node?.copy();
  const [kind, version] = ['kind', 'apiVersion'].map((one) => saved(field(resource.root, one)));
  const name = saved(resource.meta('name'));
  const namespace = saved(resource.meta('namespace'));
  if (allowName || allowKind) resource.storePreviousId();
  const object = `${resource.kind} ${resource.originalId.name}`;
  const merged = mergePatch(resource.root, patch.root, resource.schemas, (loss) => note({ ...loss, object }));
  resource.root = merged ?? mapping(resource.root.origin);
  if (resource.isEmpty) return;
  const mergedVersion = field(resource.root, 'apiVersion');
  if (version && mergedVersion?.value === version.value) mergedVersion.origin = version.origin;
  if (!allowKind) resource.restore(['kind'], kind);
  if (!allowName) resource.restore(['metadata', 'name'], name);
  resource.restore(['metadata', 'namespace'], namespace);
}

/** Labels, annotations, name and namespace of an object that another one takes the place of. */
function copyMetadata(made: BuildResource, old: BuildResource): void {
  made.setPairs('labels', new Map([...old.pairs('labels'), ...made.pairs('labels')]));
  const [theirs, ours] = [old.pairs('annotations'), made.pairs('annotations')];
  const keepsHash = ours.has(books.needsHash);
  const merged = new Map([...theirs, ...ours]);
  for (const book of Object.values(books)) {
    const kept = theirs.get(book);
    if (kept) merged.set(book, kept);
    else merged.delete(book);
  }
  if (!keepsHash) merged.delete(books.needsHash);
  made.setPairs('annotations', merged);
  made.restore(['metadata', 'name'], old.meta('name'));
  made.restore(['metadata', 'namespace'], old.meta('namespace'));
  made.refVarNames = [...old.refVarNames];
}

/** Old data, then new; all values become strings. */
function mergeData(made: BuildResource, old: BuildResource, name: string): void {
  const [theirs, ours] = [field(old.root, name), field(made.root, name)];
  const merged = new Map<string, { key: Draft; value: Draft }>();
  for (const node of [theirs, ours]) {
    for (let i = 0; i + 1 < (node?.content.length ?? 0); i += 2) {
      const [key, value] = [node!.content[i]!, node!.content[i + 1]!];
      const prev = merged.get(key.value)?.value.origin;
      const origin = prev ? { ...value.origin, prev } : value.origin;
      const text = textOf(value);
      merged.set(key.value, { key, value: stringScalar(text, origin) });
    }
  }
  const root = made.root;
  const at = root.content.findIndex((part, i) => i % 2 === 0 && part.value === name);
  const oldKey = at < 0 ? undefined : root.content[at];
  if (at >= 0) root.content.splice(at, 2);
  if (merged.size === 0) return;
  const content = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { key, value }]) => [key, value]);
  const data = mapping((ours ?? theirs)!.origin);
  data.content = content;
  root.content.push(oldKey ?? scalar(name, data.origin, '!!str'), data);
}

/** Namespaces of the service accounts that a RoleBinding names; it may refer to those too. */
export function namespacesOfSubjects(resource: BuildResource): ReadonlySet<string> {
  const namespaces = new Set<string>();
  if (resource.kind !== 'RoleBinding') return namespaces;
  const subjects = field(resource.root, 'subjects');
  if (subjects?.kind !== 'sequence') return namespaces;
  for (const subject of items(subjects)) {
    const namespace = field(subject, 'namespace');
    if (!namespace || textOf(field(subject, 'kind')) !== 'ServiceAccount') continue;
    if (namespace.kind !== 'scalar' || typeof valueOf(namespace) !== 'string') {
      throw new Refusal('the namespace of a subject is no text', namespace.origin);
    }
    namespaces.add(namespace.value);
  }
  return namespaces;
}
