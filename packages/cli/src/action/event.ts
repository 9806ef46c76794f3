/** What started a workflow: its name, the commit it is about, and what GitHub says of it. */
export interface Event {
  readonly name: string;
  readonly commit: string;
  readonly payload: unknown;
}

/** The commit to compare with, or why everything is reported. */
export type Comparison = { readonly ref: string } | { readonly reason: string };

/** Finds what an event brought something new to. `knows` tells whether a commit is in the clone. */
export function comparisonOf({ name, commit, payload }: Event, knows: (ref: string) => boolean): Comparison {
  const field = (...path: string[]): string => path.reduce(step, payload)?.toString() ?? '';
  switch (name) {
    case 'pull_request':
      // The first parent of the merge that GitHub made; the payload may name an older state of the target branch.
      return { ref: knows(`${commit}^2`) ? `${commit}^1` : field('pull_request', 'base', 'sha') };
    case 'pull_request_target':
      return { ref: field('pull_request', 'base', 'sha') };
    case 'merge_group':
      return { ref: field('merge_group', 'base_sha') };
    case 'push':
      return comparisonOfPush(field, knows);
    default:
      return { reason: `the event ${name} says of no commit that it is the one before` };
  }
}

function comparisonOfPush(field: (...path: string[]) => string, knows: (ref: string) => boolean): Comparison {
  const before = field('before');
  if (/[1-9a-f]/.test(before)) {
    // What a forced push threw away is in no clone.
    const isGone = field('forced') === 'true' && !knows(before);
    return isGone ? { reason: 'the push was forced, and what was there before is not in the clone' } : { ref: before };
  }
  const target = `refs/remotes/origin/${field('repository', 'default_branch')}`;
  if (knows(target)) return { ref: target };
  return { reason: 'the branch is new, and the default branch is not in the clone (fetch-depth: 0)' };
}

function step(value: unknown, name: string): any {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
