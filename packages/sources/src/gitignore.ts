import ignore from 'ignore';
import type { Ignore } from 'ignore';
import type { SourceTree } from './file-tree.js';
import { foldersDownTo, joinPath, parentOf } from './paths.js';

/**
 * The rules of .gitignore files in force in a folder: those of the folders above it, then its own. The patterns of a
 * nested file are rewritten to start at the root, so that one list in order decides as git does: the last pattern
 * that matches wins, and nothing below an ignored folder can be taken back.
 */
export type IgnoreRules = Ignore | undefined;

/** True when git would ignore a path; a folder's path ends in a slash. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  return rules !== undefined && rules.ignores(path);
}

/** The rules in force in `folder`, which holds a .gitignore, below folders with `rules`. */
export function extendRules(tree: SourceTree, rules: IgnoreRules, folder: string): IgnoreRules {
  return addRules(tree, rules, folder, joinPath(folder, '.gitignore'));
}

/**
 * The rules in force in the parent of `start` (in `start` itself they are extended when it is listed), beginning at
 * the repository that `base` is the folder of. A folder that is named although git ignores it starts afresh.
 */
export function rulesAbove(tree: SourceTree, base: string, start: string): IgnoreRules {
  let rules = addRules(tree, undefined, base, joinPath(base, '.git/info/exclude'));
  const above = foldersDownTo(start).filter((folder) => folder.length >= base.length && folder !== start);
  for (const folder of above) {
    if (folder !== base && isIgnored(rules, `${folder}/`)) rules = undefined;
    rules = extendRules(tree, rules, folder);
  }
  return start !== base && isIgnored(rules, `${start}/`) ? undefined : rules;
}

function addRules(tree: SourceTree, rules: IgnoreRules, folder: string, file: string): IgnoreRules {
  const bytes = tree.stat(parentOf(file))?.type === 'folder' ? tree.read(file) : undefined;
  if (!bytes) return rules;
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const patterns = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (patterns.length === 0) return rules;
  const extended = ignore({ ignorecase: false, allowRelativePaths: true });
  if (rules) extended.add(rules);
  return extended.add(patterns.map((pattern) => anchored(pattern, folder)));
}

/** A pattern of a .gitignore in `folder`, as it would be written at the root. */
function anchored(pattern: string, folder: string): string {
  if (folder === '') return pattern;
  const negated = pattern.startsWith('!');
  const own = negated ? pattern.slice(1) : pattern.replace(/^\\(?=[#!])/, '');
  const escaped = folder.replace(/[\\*?[\] ]/g, '\\$&');
  // A slash at the start or in the middle binds a pattern to its folder; without one it matches at any depth.
  const bound = own.slice(0, own.trimEnd().length - 1).includes('/');
  return `${negated ? '!' : ''}/${escaped}/${bound ? own.replace(/^\//, '') : `**/${own}`}`;
}
