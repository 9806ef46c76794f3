import { type Draft, field, get, isNull, scalar, setField, setScalar } from './draft.js';
import type { FieldSpec, NameReference } from './field-specs.js';
import { effectiveNamespace, isSelected, noNamespace, typeKeyOf, type Gvk, type Id } from './id.js';
import { lookup, visitSpec } from './lookup.js';
import { namespacesOfSubjects, type Objects } from './objects.js';
import { refuse } from './refusal.js';
import { isRenamedAlike, type BuildResource } from './resource.js';
import { as } from './roles.js';

/** An object with what is asked of it again and again; ids do not change while references are fixed. */
interface Candidate {
  readonly resource: BuildResource;
  readonly id: Id;
  readonly previous: readonly Id[];
}

/** Rewrites references to objects that were renamed or moved (api, internal/accumulator; api/filters/nameref). */
export function fixReferences(
  objects: Objects,
  references: readonly NameReference[],
  attempt: (resource: BuildResource, action: () => void) => void,
): void {
  const candidates = objects.list.map((resource) => {
    return { resource, id: resource.id, previous: resource.previousIds() };
  });
  const byName = new Map<string, Candidate[]>();
  const byFirstNamespace = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const name of new Set(candidate.previous.map((id) => id.name))) add(byName, name, candidate);
    add(byFirstNamespace, effectiveNamespace(candidate.previous[0] ?? candidate.id), candidate);
  }
  for (const candidate of candidates) {
    const original = candidate.previous[0] ?? candidate.id;
    const mine = specsFor(references, original);
    attempt(candidate.resource, () => {
      const apiVersion = field(candidate.resource.root, 'apiVersion');
      if (isNull(apiVersion) && candidate.id.version !== '' && mine.length > 0) refuse('apiVersion is null');
      const referrer = new Referrer(candidate, byFirstNamespace, byName);
      for (const { spec, target } of mine) referrer.fix(spec, target);
    });
  }
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

interface Place {
  readonly spec: FieldSpec;
  readonly target: NameReference;
}

/** Places at which objects of a type name others, by type; the same for all objects of all builds with one table. */
const placesOfTypes = new WeakMap<readonly NameReference[], Map<string, readonly Place[]>>();

function specsFor(references: readonly NameReference[], type: Gvk): readonly Place[] {
  let known = placesOfTypes.get(references);
  if (!known) placesOfTypes.set(references, (known = new Map()));
  const key = typeKeyOf(type);
  let places = known.get(key);
  if (!places) {
    places = references.flatMap((target) =>
      target.fieldSpecs.filter((spec) => isSelected(type, spec)).map((spec) => ({ spec, target })),
    );
    known.set(key, places);
  }
  return places;
}

class Referrer {
  readonly #namespaces: ReadonlySet<string>;
  #spec!: FieldSpec;
  #target!: Gvk;

  constructor(
    readonly candidate: Candidate,
    readonly byFirstNamespace: ReadonlyMap<string, readonly Candidate[]>,
    readonly byName: ReadonlyMap<string, readonly Candidate[]>,
  ) {
    this.#namespaces = namespacesOfSubjects(candidate.resource);
  }

  fix(spec: FieldSpec, target: Gvk): void {
    this.#spec = spec;
    this.#target = target;
    visitSpec(this.candidate.resource, spec, this.#see);
  }

  readonly #see = (node: Draft): void => {
    if (isNull(node)) return;
    if (node.kind === 'scalar') this.#setScalar(node);
    else if (node.kind === 'mapping') this.#setMapping(node);
    else {
      for (const item of node.content) {
        if (isNull(item)) continue;
        if (item.kind === 'scalar') this.#setScalar(item);
        else if (item.kind === 'mapping') this.#setMapping(item);
        else refuse('a reference is a name or a mapping with a name', item.origin);
      }
    }
  };

  #setScalar(node: Draft): void {
    const found = this.#choose(node.value, this.#reachable(node.value), (a, b) => a.id.name === b.id.name, node);
    if (found && found.id.name !== node.value) setScalar(node, this.#reference(found, 'name'));
  }

  #setMapping(node: Draft): void {
    const name = get(node, 'name') ?? refuse('a reference has no name', node.origin);
    const candidates = this.#inNamespace(node, this.#reachable(name.value));
    const isSame = (a: Candidate, b: Candidate): boolean =>
      a.id.name === b.id.name && a.id.namespace === b.id.namespace;
    const found = this.#choose(name.value, candidates, isSame, node);
    if (!found) return;
    const { namespace } = found.id;
    if (found.id.name === name.value && namespace === '') return;
    this.#write(node, 'name', found);
    if (namespace !== '') this.#write(node, 'namespace', found);
  }

  /** Sets a field; an equal value keeps its origin, because changing the other one would not change it. */
  #write(node: Draft, name: 'name' | 'namespace', found: Candidate): void {
    const old = get(node, name);
    const { origin } = old ?? node;
    const value = this.#reference(found, name);
    const isEqual = old?.value === value.value;
    setField(node, name, value);
    const now = get(node, name);
    if (isEqual && now) now.origin = origin;
  }

  /** The name of the object that is meant; behind it what made that name, and what the referrer says. */
  #reference({ resource, id }: Candidate, name: 'name' | 'namespace'): Draft {
    const { origin } = resource.meta(name) ?? resource.root;
    return scalar(id[name], as('reference', origin, { via: origin }));
  }

  /** Renamed objects that this one may refer to. */
  #reachable(name: string): readonly Candidate[] {
    return (this.byName.get(name) ?? []).filter((other) => this.#isNear(other));
  }

  #isNear(other: Candidate): boolean {
    const { id } = this.candidate;
    return (
      id.clusterScoped ||
      other.id.clusterScoped ||
      effectiveNamespace(other.id) === effectiveNamespace(id) ||
      this.#namespaces.has(other.id.namespace)
    );
  }

  #inNamespace(node: Draft, candidates: readonly Candidate[]): readonly Candidate[] {
    const namespace = get(node, 'namespace');
    if (!namespace || candidates.length === 0) return candidates;
    const isInside = (id: Id): boolean => {
      const own = effectiveNamespace(id);
      return own === namespace.value && own !== noNamespace;
    };
    const cameFrom = ({ id, previous }: Candidate): boolean => isInside(previous[0] ?? id);
    const natives = namespace.value === noNamespace ? [] : (this.byFirstNamespace.get(namespace.value) ?? []);
    if (natives.some((other) => this.#isNear(other))) return candidates.filter(cameFrom);
    return candidates.filter(({ id }) => isInside(id));
  }

  #choose(
    name: string,
    reachable: readonly Candidate[],
    isSame: (a: Candidate, b: Candidate) => boolean,
    at: Draft,
  ): Candidate | undefined {
    if (reachable.length === 0) return undefined;
    const { resource, id } = this.candidate;
    let left = reachable.filter(({ previous }) => previous.some((one) => isSelected(one, this.#target)));
    const role = this.#roleRef();
    if (role) left = left.filter(({ previous }) => previous.some((one) => isSelected(one, role)));
    left = left.filter(({ resource: other, id: otherId }) => {
      const isNear = id.clusterScoped || otherId.clusterScoped || other.kind === 'ServiceAccount';
      return isNear || effectiveNamespace(id) === effectiveNamespace(otherId);
    });
    if (left.length === 1) return left[0];
    left = left.filter((other) => isRenamedAlike(other.resource, resource, true));
    if (left.length > 1) left = left.filter((other) => isRenamedAlike(other.resource, resource, false));
    if (left.length <= 1 || left.every((other) => isSame(other, left[0]!))) return left[0];
    return refuse(`${name} could be any of ${left.map((one) => one.id.name).join(', ')}`, at.origin);
  }

  #roleRef(): Gvk | undefined {
    if (!this.#spec.path.endsWith('roleRef/name')) return undefined;
    const role = lookup(this.candidate.resource.root, ['roleRef']);
    const [group, kind] = [field(role, 'apiGroup'), field(role, 'kind')];
    return group && kind ? { group: group.value, version: '', kind: kind.value } : undefined;
  }
}
