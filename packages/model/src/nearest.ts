/**
 * The candidate that is spelled most like `name`; undefined when none is near. Near are too: a rule without its pack
 * (`no-host-network`) or with a wrong one, and a name cut short or drawn out (`err`, `warning`).
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const word = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(name.length, Math.max(1, Math.floor((name.length + 1) / 3)) + 1);
  for (const candidate of candidates) {
    const whole = isPrefix(word, candidate) ? 0.75 : editDistance(word, candidate.toLowerCase());
    // A wrong pack weighs less than any wrong letter.
    const last = candidate.includes('/') ? editDistance(lastStep(word), lastStep(candidate)) + 0.5 : Infinity;
    const distance = Math.min(whole, last);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `; did you mean "x"?` for the nearest candidate, else the empty string. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

function isPrefix(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

function lastStep(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Levenshtein distance, where two neighbouring characters that changed places count once. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const transposition = swapped ? before[j - 2]! + 1 : Infinity;
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution, transposition));
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}
