/**
 * The smallest list found, by leaving out ever smaller runs of items, for which `fails` is still true; `fails` is asked
 * at most `tries` times.
 */
export function shrinkList<T>(items: readonly T[], fails: (items: readonly T[]) => boolean, tries = 100): readonly T[] {
  let kept = items;
  let left = tries;
  for (let size = Math.ceil(items.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && left > 0;) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      left--;
      if (fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
