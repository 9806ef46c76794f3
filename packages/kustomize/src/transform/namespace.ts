import { child, demand, Draft, field, isEmpty, isNull, items, scalar, setScalar, textOf } from '../draft.js';
import { makeSpec, type FieldSpec } from '../field-specs.js';
import { describe, idKey } from '../id.js';
import { blank, lookup, specsAbout, visitSpec } from '../lookup.js';
import type { Objects } from '../objects.js';
import { refuse } from '../refusal.js';
import type { BuildResource } from '../resource.js';
import type { Told } from './names.js';

/** Which subjects of role bindings follow. */
export type SubjectMode = 'defaultOnly' | 'allServiceAccounts' | 'none';

export interface NamespaceOptions {
  readonly namespace: Told;
  readonly specs: readonly FieldSpec[];
  readonly subjects: SubjectMode;
  readonly unsetOnly: boolean;
}

const metadataNamespace = makeSpec({ path: 'metadata/namespace', create: true });

/** Moves all objects into a namespace (api, internal/builtins/NamespaceTransformer.go). */
export function setNamespace(objects: Objects, options: NamespaceOptions): void {
  if (options.namespace.text === '') return;
  const counts = new Map<string, number>();
  const count = (resource: BuildResource, by: number): number => {
    const key = idKey(resource.id);
    const now = (counts.get(key) ?? 0) + by;
    counts.set(key, now);
    return now;
  };
  for (const resource of objects.list) count(resource, 1);
  for (const resource of objects.list) {
    if (resource.isEmpty) continue;
    count(resource, -1);
    resource.storePreviousId();
    moveResource(resource, options);
    if (count(resource, 1) !== 1) {
      refuse(`the namespace makes a second ${describe(resource.id)}`, options.namespace.origin);
    }
  }
}

/** The same for one object, ids aside (api/filters/namespace). */
export function moveResource(resource: BuildResource, options: NamespaceOptions): void {
  const { namespace, unsetOnly } = options;
  const { origin } = namespace;
  const set = (node: Draft): void => {
    if (unsetOnly && !isEmpty(node) && node.kind === 'scalar' && textOf(node) !== '') return;
    setScalar(node, scalar(namespace.text, origin, '!!str'));
  };
  if (!resource.id.clusterScoped) {
    visitSpec(resource, metadataNamespace, set, { kind: 'scalar', tag: '', origin });
  }
  const binds = isRoleBinding(resource.kind);
  if (binds) moveSubjects(resource, options.subjects, set, namespace);
  for (const spec of specsAbout(options.specs, resource)) {
    const { kind, path } = spec;
    if (path === 'metadata/namespace' || (path === 'metadata/name' && resource.apiVersion !== 'v1')) continue;
    if (binds && isRoleBinding(kind) && path === 'subjects/namespace') continue;
    visitSpec(resource, spec, set, { kind: 'scalar', tag: '!!str', origin });
  }
}

function isRoleBinding(kind: string): boolean {
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
}

function moveSubjects(resource: BuildResource, mode: SubjectMode, set: (node: Draft) => void, { origin }: Told): void {
  if (mode === 'none') return;
  const subjects = lookup(resource.root, ['subjects']);
  if (isNull(subjects)) return;
  const [name, value] = mode === 'defaultOnly' ? ['name', 'default'] : ['kind', 'ServiceAccount'];
  for (const subject of items(subjects)) {
    demand(subject, 'mapping');
    const found = field(subject, name!);
    if (isNull(found)) continue;
    demand(found, 'scalar');
    if (textOf(found) === value) set(child(subject, ['namespace'], () => blank('scalar', origin)));
  }
}
