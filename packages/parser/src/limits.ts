/** Bounds that a document must keep; beyond them it is a problem, never a crash. */
export const limits = {
  /** Levels of mappings and sequences inside each other, aliases followed; the YAML library's stack bears 800. */
  depth: 500,
  /** Aliases are free of limits until they stand for this many nodes in a document of at least `nodes` nodes. */
  aliases: { expanded: 100, nodes: 1000 },
  /** How many of its nodes a document may owe to aliases: from `most` up to `low` nodes to `least` from `high` on. */
  aliasRatio: { low: 400_000, high: 4_000_000, most: 0.99, least: 0.1 },
} as const;

/**
 * Whether a document in which aliases stand for `expanded` of altogether `nodes` nodes is refused. The rule is that of
 * go-yaml v2, so that what kubectl reads is read; it allows about 400,000 expanded nodes.
 */
export function isExcessive(expanded: number, nodes: number): boolean {
  if (expanded <= limits.aliases.expanded || nodes <= limits.aliases.nodes) return false;
  const { low, high, most, least } = limits.aliasRatio;
  const share = Math.min(1, Math.max(0, (nodes - low) / (high - low)));
  return expanded / nodes > most - (most - least) * share;
}
