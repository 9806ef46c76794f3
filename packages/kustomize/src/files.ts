import { Text, type FileTree } from '@klint/model';
import { decode } from '@klint/parser';
import { parseConfiguration, parseResources, type ParsedDocument, type ParsedResources } from './read.js';
import { refuse } from './refusal.js';

/** A file with what was read from it; parsed when first asked for. */
export class KnownFile {
  #resources: ParsedResources | undefined;
  #document: ParsedDocument | undefined;

  constructor(readonly text: Text) {}

  get resources(): ParsedResources {
    return (this.#resources ??= parseResources(this.text, 'source'));
  }

  get document(): ParsedDocument {
    return (this.#document ??= parseConfiguration(this.text));
  }
}

/** Files that were parsed, to be shared between builds; a file whose content has changed is parsed anew. */
export class ParseCache {
  #files = new Map<string, KnownFile>();
  #decoded = new WeakMap<Uint8Array, { readonly path: string; readonly file: KnownFile }>();

  /** The file that these bytes are; bytes that a tree remembers are decoded once. */
  read(path: string, bytes: Uint8Array): KnownFile {
    const known = this.#decoded.get(bytes);
    if (known?.path === path) return known.file;
    const decoded = decode(bytes);
    if ('failure' in decoded) return refuse(`${path} is ${decoded.detail}`);
    const file = this.get(path, decoded.content);
    this.#decoded.set(bytes, { path, file });
    return file;
  }

  get(path: string, content: string): KnownFile {
    const known = this.#files.get(path);
    if (known?.text.content === content) return known;
    const file = new KnownFile(new Text(path, content));
    this.#files.set(path, file);
    return file;
  }
}

/** Bounds of one build; beyond them something is a problem, never a crash. */
export const limits = {
  /** Bytes of one file. */
  fileSize: 10 * 1024 * 1024,
  /** Kustomizations inside each other. */
  depth: 100,
  /** Kustomizations that one build loads. */
  kustomizations: 1000,
  /** Objects that one build holds. */
  objects: 50_000,
} as const;

/** The files of one build. Every file that was asked for is noted, whether or not it exists. */
export class Files {
  readonly read = new Set<string>();
  readonly missing = new Set<string>();
  readonly #stats = new Map<string, ReturnType<FileTree['stat']>>();

  constructor(
    readonly tree: FileTree,
    readonly cache: ParseCache,
  ) {}

  type(path: string): 'file' | 'folder' | undefined {
    const found = this.#stat(path)?.type;
    if (!found) this.missing.add(path);
    return found;
  }

  #stat(path: string): ReturnType<FileTree['stat']> {
    if (!this.#stats.has(path)) this.#stats.set(path, this.tree.stat(path));
    return this.#stats.get(path);
  }

  /** The bytes of a file below the root. Refuses what cannot be read. */
  bytes(path: string): Uint8Array {
    const size = this.#stat(path)?.size ?? 0;
    if (size > limits.fileSize) refuse(`${path} has ${size} bytes, more than the limit of ${limits.fileSize}`);
    const bytes = this.tree.read(path);
    if (!bytes) {
      this.missing.add(path);
      return refuse(`${path} cannot be read`);
    }
    this.read.add(path);
    return bytes;
  }

  file(path: string): KnownFile {
    return this.cache.read(path, this.bytes(path));
  }
}
