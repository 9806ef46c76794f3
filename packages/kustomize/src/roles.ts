import type { Origin, Role } from '@klint/model';

/** A place in a configuration as the origin of what it makes. */
export function as(role: Role, { text, start, end }: Origin, more: Pick<Origin, 'via' | 'prev'> = {}): Origin {
  return { text, start, end, role, ...more };
}

/** A kustomization entry that wrote a value. */
export function entry(origin: Origin): Origin {
  return as('entry', origin);
}
