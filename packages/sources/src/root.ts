import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Text } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import { contains } from './disk-tree.js';

/** Absolute paths of the system. `known` is the folder all of which is known; undefined where no marker says so. */
export interface FoundRoot {
  readonly folder: string;
  readonly known: string | undefined;
}

/**
 * Gives the root of an argument that lies in `folder`. Where no marker stands above it, a relative argument below the
 * working directory has that as its root. An argument inside a chart needs the whole chart, so the root is never below
 * the chart's folder. Answers are remembered: a commit hook names many files of one folder.
 */
export function rootFinder(cwd: string): (folder: string, relative: boolean) => FoundRoot {
  const isRepository = remembered((folder) => existsSync(join(folder, '.git')));
  const isDeclared = remembered((folder) => saysRoot(join(folder, 'klint.yaml')));
  const isChart = remembered((folder) => existsSync(join(folder, 'Chart.yaml')));
  return (folder, relative) => {
    const above = ancestors(folder);
    const marked = above.find(isRepository) ?? above.find(isDeclared);
    if (marked !== undefined) return { folder: marked, known: marked };
    const own = relative && contains(cwd, folder) ? cwd : folder;
    const chart = above.findLast(isChart);
    return { folder: chart !== undefined && contains(chart, own) ? chart : own, known: chart };
  };
}

/** A folder and those above it, nearest first. */
function ancestors(folder: string): string[] {
  const found = [folder];
  for (let parent = dirname(folder); parent !== found.at(-1); parent = dirname(parent)) found.push(parent);
  return found;
}

function saysRoot(file: string): boolean {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  const root = parseManifests(new Text(file, content)).value[0]?.root;
  const value = root?.type === 'mapping' ? root.get('root') : undefined;
  return value !== undefined && toValue(value) === true;
}

function remembered(test: (folder: string) => boolean): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  return (folder) => {
    const answer = known.get(folder) ?? test(folder);
    known.set(folder, answer);
    return answer;
  };
}
