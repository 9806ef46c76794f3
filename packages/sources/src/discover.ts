import { coreProblem } from '@klint/model';
import type { Problem } from '@klint/model';
import { failed, type Failure, type SourceTree, type TreeEntry } from './file-tree.js';
import { extendRules, isIgnored, rulesAbove, type IgnoreRules } from './gitignore.js';
import { baseName, compareText, joinPath } from './paths.js';
import type { Repository } from './repository.js';

/** Files that may be or belong to a source, sorted, and what could not be looked at. */
export interface Discovery {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Where the problems are: files and folders below which something may be missing. */
  readonly gaps: readonly string[];
  /** Links, pipes and the like that were not read; like `files` they are inputs of the run. */
  readonly unread: readonly string[];
}

interface Walk {
  readonly tree: SourceTree;
  readonly namedFiles: ReadonlySet<string>;
  readonly files: Set<string>;
  readonly links: string[];
  readonly visited: Set<string>;
  readonly unread: Set<string>;
  readonly problems: Map<string, Problem>;
}

/**
 * Walks everything that is known: YAML and JSON files and what marks a chart or a kustomization. Left out are hidden
 * files and folders, node_modules and what .gitignore names, unless an argument names them. Links to folders are not
 * followed, so there are no loops; a link to a file counts as that file if it is found by itself.
 */
export function discover(repository: Repository): Discovery {
  const { tree, namedFiles, starts } = repository;
  const walk: Walk = {
    tree,
    namedFiles,
    files: new Set(),
    links: [],
    visited: new Set(),
    unread: new Set(),
    problems: new Map(),
  };
  const inOrder = [...starts].sort(
    (a, b) => Number(b.recursive) - Number(a.recursive) || compareText(a.folder, b.folder),
  );
  for (const { folder, recursive, base } of inOrder) {
    if (!walk.visited.has(folder)) walkFrom(folder, rulesAbove(tree, base, folder), recursive, walk);
  }
  for (const file of namedFiles) addNamed(file, walk);
  addLinks(walk);
  const inOrderOfPath = [...walk.problems].sort(([a], [b]) => compareText(a, b));
  return {
    files: [...walk.files].sort(compareText),
    problems: inOrderOfPath.map(([, problem]) => problem),
    gaps: inOrderOfPath.map(([path]) => path),
    unread: [...walk.unread],
  };
}

/** True for names that a manifest, a chart or a kustomization may have. */
export function isCandidate(name: string): boolean {
  return /\.(ya?ml|json)$/.test(name) || name === 'Kustomization';
}

function walkFrom(start: string, above: IgnoreRules, recursive: boolean, walk: Walk): void {
  const pending: { folder: string; rules: IgnoreRules }[] = [{ folder: start, rules: above }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder } = next;
    if (walk.visited.has(folder)) continue;
    walk.visited.add(folder);
    const entries = walk.tree.entries(folder);
    if (failed(entries)) {
      addProblem(folder, 'unreadable', entries.failure, walk);
      continue;
    }
    const hasRules = entries.some(({ name, type }) => name === '.gitignore' && type === 'file');
    const rules = hasRules ? extendRules(walk.tree, next.rules, folder) : next.rules;
    for (const entry of entries) {
      const path = joinPath(folder, entry.name);
      if (entry.type !== 'folder') addEntry(path, entry, rules, walk);
      else if (recursive && isWalked(entry.name, path, rules)) pending.push({ folder: path, rules });
    }
  }
}

function isWalked(name: string, path: string, rules: IgnoreRules): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && !isIgnored(rules, `${path}/`);
}

function addEntry(path: string, { name, type }: TreeEntry, rules: IgnoreRules, walk: Walk): void {
  if (walk.namedFiles.has(path) || name.startsWith('.')) return;
  if (type !== 'link' && !isCandidate(name)) return;
  if (isIgnored(rules, path)) return;
  if (type === 'file') walk.files.add(path);
  else if (type === 'link') walk.links.push(path);
  else skipFile(path, notRegular, walk);
}

/** A named file exists; if it is a link, it leads to what is no part of the tree. */
function addNamed(file: string, walk: Walk): void {
  if (walk.tree.stat(file)?.type === 'file') walk.files.add(file);
  else walk.links.push(file);
}

function addLinks(walk: Walk): void {
  const targets = new Set<string>();
  for (const link of walk.links.sort(compareText)) {
    const candidate = isCandidate(baseName(link)) || walk.namedFiles.has(link);
    const target = walk.tree.follow(link);
    if (failed(target)) {
      if (candidate) skipFile(link, target, walk);
      else if (target.folder) addProblem(link, 'outside', undefined, walk);
    } else if (candidate && target.type === 'other') {
      skipFile(link, notRegular, walk);
    } else if (candidate && target.type === 'file' && !walk.files.has(target.path) && !targets.has(target.path)) {
      targets.add(target.path);
      walk.files.add(link);
    }
  }
}

const notRegular: Failure = { failure: 'not a regular file' };

function skipFile(file: string, { failure, outside }: Failure, walk: Walk): void {
  walk.unread.add(file);
  if (outside) addProblem(file, 'outside', undefined, walk);
  else addProblem(file, 'unreadable', failure, walk);
}

function addProblem(path: string, messageId: 'unreadable' | 'outside', detail: string | undefined, walk: Walk): void {
  const data = detail === undefined ? {} : { detail };
  const at = { file: path === '' ? '.' : path };
  walk.problems.set(path, coreProblem('core/no-skipped-file', messageId, at, data, { incomplete: true }));
}
