import { type FileTree, Text } from '@klint/model';
import { fromBytes } from '../value/bytes.js';
import { compareVersions, parseVersion } from '../semver.js';
import { isCompatible } from './dependencies.js';
import { type Dependency, type Metadata, readMetadata } from './metadata.js';

/** Finds charts of the repository that a chart depends on without having them in its charts folder. */
export class ChartFinder {
  readonly #known = new Map<string, Metadata | undefined>();

  constructor(
    readonly tree: FileTree,
    /** Folders of the charts of the repository. */
    readonly folders: readonly string[],
  ) {}

  /** The folder that `file://` names, else that of the newest chart of the name whose version fits. */
  find(from: string, { name, version, repository }: Dependency): string | undefined {
    const fits = (folder: string): boolean => {
      const metadata = this.#metadata(folder);
      return metadata?.name === name && isCompatible(version, metadata.version);
    };
    if (repository.startsWith('file://')) {
      const folder = resolvePath(from, repository.slice('file://'.length));
      return folder !== undefined && fits(folder) ? folder : undefined;
    }
    return this.folders
      .filter((folder) => folder !== from && fits(folder))
      .sort((a, b) => this.#newer(a, b) || (a < b ? -1 : 1))[0];
  }

  #newer(a: string, b: string): number {
    const [left, right] = [a, b].map((folder) => parseVersion(this.#metadata(folder)!.version));
    return 'error' in left! || 'error' in right! ? 0 : compareVersions(right!, left!);
  }

  #metadata(folder: string): Metadata | undefined {
    if (!this.#known.has(folder)) {
      const path = folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`;
      const bytes = this.tree.read(path);
      const metadata = bytes && readMetadata(new Text(path, fromBytes(bytes)), undefined);
      this.#known.set(folder, typeof metadata === 'object' ? metadata : undefined);
    }
    return this.#known.get(folder);
  }
}

/** A path relative to a folder; undefined if it leads out of the repository. */
function resolvePath(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}
