import type { Origin } from '@klint/model';

/**
 * Something that makes kustomize give up. It is thrown within a build and caught at the entry that it belongs to, so
 * that the rest is built all the same; it never leaves the package. `at` is a better place than the entry, if known.
 */
export class Refusal extends Error {
  constructor(
    readonly detail: string,
    readonly at?: Origin,
    /** True when what is missing may only be missing because something else could not be loaded. */
    readonly follows = false,
  ) {
    super(detail);
  }
}

/** Something that makes kustomize give up, and has been reported where it was found. */
export class Reported extends Refusal {
  constructor() {
    super('reported');
  }
}

export function refuse(detail: string, at?: Origin): never {
  throw new Refusal(detail, at);
}

/** For something that was looked for and not found; not worth a problem when a part of the build is missing anyway. */
export function refuseMissing(detail: string, at?: Origin): never {
  throw new Refusal(detail, at, true);
}
