import { ParseCache } from '@klint/kustomize';

/** Gives parsed files the name that they have without links, so that places in them are the same for all builds. */
export class LinkFreeCache extends ParseCache {
  /** Where a path is without links; set by each load. */
  realPath: (path: string) => string = (path) => path;

  override get(path: string, content: string): ReturnType<ParseCache['get']> {
    return super.get(this.realPath(path), content);
  }
}
