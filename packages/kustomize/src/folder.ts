import type { Origin } from '@klint/model';
import { Conf } from './conf.js';
import type { BuildContext } from './context.js';
import type { KnownFile } from './files.js';
import { liesIn, resolvePath } from './paths.js';
import { isRemoteFile } from './remote.js';

/** A kustomization's folder: what its paths are relative to, and how it was reached. */
export class Folder {
  constructor(
    readonly context: BuildContext,
    /** Below the root; empty for the root itself. */
    readonly path: string,
    /** Folders of the kustomizations that led here, outermost first. */
    readonly above: readonly string[],
  ) {}

  /**
   * The path below the root of a file that a configuration names. A file outside of the folder is reported, and read
   * all the same. Undefined when there is none, which has been reported.
   */
  locate(path: string, at: Origin): string | undefined {
    const { context } = this;
    if (isRemoteFile(path)) {
      context.unfetched(path, at);
      return undefined;
    }
    const found = path.startsWith('/') ? undefined : resolvePath(this.path, path);
    if (found === undefined) context.refused('outside-root', at, { path });
    else if (context.files.type(found) !== 'file') context.refused('not-found', at, { path });
    else {
      this.checkInside(path, found, at);
      return found;
    }
    return undefined;
  }

  checkInside(path: string, found: string, at: Origin): void {
    if (!liesIn(found, this.path)) this.context.outsideFolder(path, at);
  }

  /** A file that a configuration names, or nothing if it cannot be read. */
  file({ text, origin }: Conf): KnownFile | undefined {
    if (text === '') {
      this.context.refused('refused', origin, { detail: 'a path is missing' });
      return undefined;
    }
    const path = this.locate(text, origin);
    return path === undefined ? undefined : this.context.attempt(origin, () => this.context.files.file(path));
  }

  /** A configuration file, read as sigs.k8s.io/yaml does; what it minds has been reported. */
  configuration(named: Conf): Conf | undefined {
    const file = this.file(named);
    if (!file) return undefined;
    const { root, problems, ok } = file.document;
    this.context.parsed(file.text, problems);
    if (!ok) {
      this.context.complete = false;
      return undefined;
    }
    return new Conf(root, root?.origin ?? { text: file.text, start: 0, end: 0, role: 'source' });
  }
}
