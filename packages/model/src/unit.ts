import type { InputFile } from './finding.js';
import type { Problem } from './problem.js';
import type { Resource } from './resource.js';
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
