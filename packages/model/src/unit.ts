import type { InputFile } from './finding.js';
import type { Problem, SourcePlace, Waypoint } from './problem.js';
import type { Ref, Resource } from './resource.js';
import type { Text } from './text.js';

/** A comment of a file, without its `#` or the marks of a template comment; `[start, end)` includes them. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly content: string;
  /** Where the content ends, if not with the comment. */
  readonly contentEnd?: number;
}

/** A text that was read, with what suppression needs of it. */
export interface LoadedText {
  readonly text: Text;
  /** Comments, found when first asked for; empty where the text has none. */
  comments(): readonly Comment[];
  /** Whether something of these lines (1-based, both included) was rendered; absent for a text that is no template. */
  reaches?(firstLine: number, lastLine: number): boolean;
}

/** One world in which names resolve: a chart with one set of values, a build, or a tree of plain manifests. */
export interface Unit {
  /** The folder (or chart and render) that names it, relative to the root; `.` is the root itself. */
  readonly name: string;
  readonly kind: 'plain' | 'chart' | 'kustomization';
  /** Folder whose configuration gives kubernetesVersion and externals. */
  readonly folder: string;
  readonly resources: readonly Resource[];
  /** False when a file that belongs to it could not be read. */
  readonly complete: boolean;
  /** The name of the release that a chart was rendered for. */
  readonly release?: string;
  /** What the build of a kustomization did, for the rules about kustomizations. */
  readonly build?: Build;
}

/** How a unit was built by kustomize, and what kustomize kept silent about. */
export interface Build {
  /** The kustomizations and components that took part, each once; they are no objects of the unit. */
  readonly kustomizations: readonly Resource[];
  readonly unmatched: readonly Unmatched[];
  readonly losses: readonly Loss[];
}

/** A part of a kustomization that changed nothing in any build that it takes part in. */
export interface Unmatched {
  readonly what: 'patch' | 'image' | 'replacement' | 'transformer';
  /** True when it met objects, and left them as they were. */
  readonly isMet: boolean;
  /** The entry, in one of the kustomizations of the build. */
  readonly at: Ref;
  /** What the entry looks for, in words: the name of an image, the fields of a target. */
  readonly wanted: string;
}

/** Something that a strategic merge patch lost or doubled without a word. */
export interface Loss {
  /**
   * `keyless`: an item without the merge key. `shared`: several items with one merge key. `doubled`: an item that
   * changes the merge key of one that is there, and thereby stands beside it. `replaced`: a list that is replaced as a
   * whole, since kustomize does not know the type.
   */
  readonly how: 'keyless' | 'shared' | 'doubled' | 'replaced';
  /** The item or list in the patch. */
  readonly at: SourcePlace;
  /** The entry of the kustomization that names the patch. */
  readonly via: readonly Waypoint[];
  /** The kustomization. */
  readonly resource: Resource;
  /** The list, such as `spec.template.spec.containers`. */
  readonly list: string;
  /** The merge key; for `replaced` the one that such a list has in built-in types. */
  readonly key: string;
  /** The objects that were patched, in words. */
  readonly object: string;
  /** What was lost or doubled, in a few words. */
  readonly detail: string;
}

/** What loading gives: every unit, every text, every problem met on the way and one state for each file. */
export interface Loaded {
  readonly units: readonly Unit[];
  readonly texts: readonly LoadedText[];
  readonly problems: readonly Problem[];
  readonly inputs: readonly InputFile[];
}

/**
 * A tree of files below the root. Paths are relative, with forward slashes; `''` is the root. It resolves links
 * itself and never leaves the root: what lies outside does not exist for it.
 */
export interface FileTree {
  read(path: string): Uint8Array | undefined;
  list(folder: string): readonly string[];
  stat(path: string): { readonly type: 'file' | 'folder'; readonly size: number } | undefined;
}
