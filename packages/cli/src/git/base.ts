import type { UsageError } from '../args.js';
import type { Git } from './git.js';

const short = 'this clone is shallow, its history cut off; fetch all of it (fetch-depth: 0 of actions/checkout)';

/** The commit from which HEAD and `ref` went apart: `ref` itself where HEAD holds it. */
export function baseOf(ref: string, git: Git): string | UsageError {
  const shallow = git.run(['rev-parse', '--is-shallow-repository']);
  if ('error' in shallow) return shallow;
  const isShallow = textOf(shallow) === 'true';
  const commit = git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if ('error' in commit) return { error: isShallow ? `no such commit here: ${short}` : 'git knows no such commit' };
  const base = git.run(['merge-base', textOf(commit), 'HEAD']);
  if ('error' in base) return { error: isShallow ? short : 'it has no commit in common with HEAD' };
  // Where history is cut off, an older common commit may seem to be the last one.
  return isShallow && textOf(base) !== textOf(commit) ? { error: short } : textOf(base);
}

function textOf(output: Buffer): string {
  return output.toString('utf8').trim();
}
