import type { TypeMeta } from '@kubernetes-models/base';
import type { Mapping, Origin, Path } from './node.js';
import type { Build } from './unit.js';

/** What a manifest says, as JSON has it; integers beyond 2^53 are bigints. Frozen. Nothing below is checked. */
export type JsonObject = { readonly [key: string]: unknown };

/** One API object. Items of a List are resources of their own. */
export interface Resource extends Readonly<TypeMeta> {
  /** As written: absent when the manifest leaves it to the context. */
  readonly namespace: string | undefined;
  /** metadata.name, else metadata.generateName, else the empty string. */
  readonly name: string;
  readonly root: Mapping;
  /** The object as plain frozen data, made when first asked for. */
  readonly value: JsonObject & Readonly<TypeMeta>;
  /** The file that a person edits to change this object. */
  readonly file: string;
  /** How a kustomization made it; absent for an object that stands in a text as it is. */
  readonly built?: BuiltFrom | undefined;
  /** Files of components that stand in strings of this object, such as a KubeletConfiguration in a ConfigMap. */
  readonly embedded?: readonly Resource[];
  /** For such a file: the string that it stands in. It has namespace, name and file of the object. */
  readonly host?: Ref | undefined;
}

/** How an object came through kustomizations. */
export interface BuiltFrom {
  /** Its name before prefixes, suffixes and hashes. */
  readonly sourceName: string;
  /** The entries through which it came, innermost first. */
  readonly entries: readonly Origin[];
  /** Entries that apply patches, by the file of the patch. */
  readonly patches: ReadonlyMap<string, readonly Origin[]>;
}

/**
 * A place in a resource, by path. Lines come last. `target` overrides the choice of key or value. `within` narrows it
 * to the UTF-16 offsets `[start, end)` of the content of the scalar at `path`: a line of an embedded file.
 */
export interface Ref {
  readonly resource: Resource;
  readonly path: Path;
  readonly target?: 'key' | 'value';
  readonly within?: { readonly start: number; readonly end: number };
}

/** A part of a resource: `value` is what stands at `path`, read as an object (empty if it is none). */
export interface View {
  readonly resource: Resource;
  readonly path: Path;
  readonly value: JsonObject;
  /** The value some steps below; undefined if it is absent or null, as the API server sees it. */
  get(...steps: Path): unknown;
  /** The place some steps below, whether or not it exists. */
  at(...steps: Path): Ref;
}

/** A pod spec, wherever a pod template can live. */
export interface PodSpec extends View {
  /** Labels, annotations and name of the pod (template). */
  readonly metadata: View;
  /** initContainers, containers and ephemeralContainers, in the order in which admission visits them. */
  readonly containers: readonly Container[];
}

/** `sidecar` is an init container with restartPolicy Always. */
export type ContainerRole = 'init' | 'sidecar' | 'container' | 'ephemeral';

export interface Container extends View {
  readonly pod: PodSpec;
  readonly role: ContainerRole;
  readonly name: string;
}

/** The answer of a lookup: `unknown` when a file that could hold it was not read. */
export type Lookup<T> =
  { readonly state: 'present'; readonly value: T } | { readonly state: 'absent' | 'external' | 'unknown' };

/** All resources of one unit. */
export interface ResourceIndex {
  readonly unit: string;
  readonly resources: readonly Resource[];
  /** False when some part of the unit could not be read: what is not here may still exist. */
  readonly complete: boolean;
  readonly podSpecs: readonly PodSpec[];
  /** How the unit was built, if by kustomize. */
  readonly build?: Build;
  /** Resources of a kind of the kind table (`Service` is never Knative's), files in strings of others included. */
  ofKind(kind: string): readonly Resource[];
  /** One object by kind, namespace (ignored for cluster-scoped kinds) and name. */
  find(kind: string, namespace: string, name: string): Lookup<Resource>;
  /** Pods of a namespace that a LabelSelector selects; an absent selector selects none. */
  select(namespace: string, selector: unknown): readonly PodSpec[];
}
