import type { ParsedSources } from '@klint/helm';
import type { Unit } from '@klint/model';
import type { SourceTree } from './file-tree.js';
import { LinkFreeCache } from './kustomizations/link-free-cache.js';
import { isSameAnswer } from './same-answer.js';
import { isSameUnit } from './same-unit.js';

/**
 * What earlier loads made, each part with all that it asked the tree. A part for which the tree gives the same answers
 * is the very object that it was. Good for one configuration: with another one a new memory is needed.
 */
export interface Memory {
  /** What `make` gave for the same `given` and the same files; else what it gives now of the tree it is handed. */
  recall<T>(key: string, given: readonly unknown[], tree: SourceTree, make: (tree: SourceTree) => T): T;
  /** The unit as it was, if it still is. */
  unit(unit: Unit): Unit;
  /** Parsed templates. */
  readonly parsed: ParsedSources;
  /** Parsed files of kustomizations. */
  readonly documents: LinkFreeCache;
  /** Forgets what the load that ends here did not ask for. */
  endOfLoad(): void;
}

/** One that remembers nothing, for a single load: files are shared, but no answers are written down. */
export function noMemory(): Memory {
  return {
    recall: (_key, _given, tree, make) => make(tree),
    unit: (unit) => unit,
    parsed: new Map(),
    documents: new LinkFreeCache(),
    endOfLoad: () => {},
  };
}

interface Remembered {
  readonly given: readonly unknown[];
  readonly log: Log;
  readonly value: unknown;
  isWanted: boolean;
}

/** Parsed templates of earlier states of files are dropped beyond this number. */
const maxParsed = 20_000;

export function newMemory(): Memory {
  const known = new Map<string, Remembered>();
  const units = new Map<string, Unit>();
  const wantedUnits = new Set<string>();
  const parsed: ParsedSources = new Map();
  return {
    parsed,
    documents: new LinkFreeCache(),
    recall<T>(key: string, given: readonly unknown[], tree: SourceTree, make: (tree: SourceTree) => T): T {
      const old = known.get(key);
      if (old && isSameList(old.given, given) && holds(old.log, tree)) {
        old.isWanted = true;
        return old.value as T;
      }
      const log: Log = new Map();
      const value = make(loggingTree(tree, log));
      known.set(key, { given, log, value, isWanted: true });
      return value;
    },
    unit(unit) {
      const key = `${unit.kind} ${unit.name}`;
      const old = units.get(key);
      const made = old && isSameUnit(old, unit) ? old : unit;
      units.set(key, made);
      wantedUnits.add(key);
      return made;
    },
    endOfLoad() {
      for (const [key, each] of known) {
        if (!each.isWanted) known.delete(key);
        each.isWanted = false;
      }
      for (const key of units.keys()) if (!wantedUnits.has(key)) units.delete(key);
      wantedUnits.clear();
      if (parsed.size > maxParsed) parsed.clear();
    },
  };
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Questions that were asked of a tree, with the answers. */
type Log = Map<string, { readonly ask: (tree: SourceTree) => unknown; readonly answer: unknown }>;

function holds(log: Log, tree: SourceTree): boolean {
  for (const { ask, answer } of log.values()) if (!isSameAnswer(ask(tree), answer)) return false;
  return true;
}

/** The same tree, which writes down what it was asked. */
function loggingTree(tree: SourceTree, log: Log): SourceTree {
  const note = <T>(key: string, ask: (tree: SourceTree) => T): T => {
    const known = log.get(key);
    if (known) return known.answer as T;
    const answer = ask(tree);
    log.set(key, { ask, answer });
    return answer;
  };
  return {
    read: (path) => note(`read ${path}`, (each) => each.read(path)),
    list: (folder) => note(`list ${folder}`, (each) => each.list(folder)),
    stat: (path) => note(`stat ${path}`, (each) => each.stat(path)),
    entries: (folder) => note(`entries ${folder}`, (each) => each.entries(folder)),
    open: (path, limit) => note(`open ${limit} ${path}`, (each) => each.open(path, limit)),
    follow: (path) => note(`follow ${path}`, (each) => each.follow(path)),
  };
}
