// Paths below a root: relative, forward slashes, '' is the root itself.

/** The path of an entry of a folder. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder that holds a path; '' for what lies directly below the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders from the root ('') down to `folder` itself. */
export function foldersDownTo(folder: string): string[] {
  if (folder === '') return [''];
  const steps = folder.split('/');
  return ['', ...steps.map((_, i) => steps.slice(0, i + 1).join('/'))];
}

/** True when `path` is `folder` or lies below it. */
export function liesIn(path: string, folder: string): boolean {
  return folder === '' || path === folder || (path.startsWith(folder) && path[folder.length] === '/');
}

/** Resolves `.` and `..` steps; undefined when the path leads out of the root. */
export function normalizePath(path: string): string | undefined {
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(path)) return path;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

/** Order by UTF-16 code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
