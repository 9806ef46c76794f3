import type { Problem, Resource, Text } from '@klint/model';
import { parseManifests } from '@klint/parser';
import { isSopsEncrypted } from './encrypted.js';
import { looksLikeManifest } from './likely-manifest.js';
import { isListOfObjects, notAMapping, readDocument } from './resources.js';
import { skipped } from './read.js';

/** What a plain file holds. */
export interface ManifestFile {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  /** False when it holds no object and nothing that was meant to be one. */
  readonly kubernetes: boolean;
  /** A part of it could not be read. */
  readonly incomplete: boolean;
  /** Every object of it is known. */
  readonly complete: boolean;
}

/** A file of another tool. */
export const notKubernetes: ManifestFile = {
  resources: [],
  problems: [],
  kubernetes: false,
  incomplete: false,
  complete: true,
};

/** False for a JSON file that has no key of a manifest, so that lock files and the like need not be parsed. */
export function mayHoldManifest({ file, content }: Text): boolean {
  // A key may be written with escapes.
  return !file.endsWith('.json') || ['apiVersion', 'kind', '\\u'].some((word) => content.includes(word));
}

/**
 * Reads the documents of a file. One that cannot be parsed is reported, its neighbours are read all the same. A file
 * that is not YAML by its name (tsconfig.json is no strict JSON) is broken only if it looks like a manifest.
 */
export function readManifestFile(text: Text): ManifestFile {
  const { file, content } = text;
  const parsed = parseManifests(text);
  const broken = parsed.value.some(({ failed }) => failed) || parsed.problems.some(({ incomplete }) => incomplete);
  if (broken && !/\.ya?ml$/.test(file) && !looksLikeManifest(content)) return notKubernetes;

  const documents = parsed.value.map(({ root, start, failed }) => {
    const manifest = root && readDocument(root, file);
    return { root, start, manifest, kubernetes: manifest?.kubernetes ?? failed };
  });
  const roots = documents.flatMap(({ root }) => root ?? []);
  if (roots.some(isSopsEncrypted)) return unreadable(skipped(file, 'encrypted', { detail: 'SOPS' }));

  const resources = documents.flatMap(({ manifest }) => manifest?.resources ?? []);
  const strays = roots.filter((root) => resources.length > 0 || isListOfObjects(root));
  const flawed = [
    ...documents.flatMap(({ manifest }) => manifest?.problems ?? []),
    ...strays.flatMap((root) => notAMapping(root) ?? []),
  ];
  // What YAML itself forbids is wrong in every file; other problems matter only in manifests.
  const concerns = (problem: Problem) =>
    problem.ruleId === 'core/valid-yaml' || documentOf(problem, documents)?.kubernetes !== false;
  const problems = [...parsed.problems.filter(concerns), ...flawed];
  return {
    resources,
    problems,
    kubernetes: resources.length > 0 || flawed.length > 0,
    incomplete: broken,
    complete: !broken && flawed.length === 0,
  };
}

function unreadable(problem: Problem): ManifestFile {
  return { ...notKubernetes, problems: [problem], incomplete: true, complete: false };
}

/** The document that a problem is in; `documents` are in the order of the text. */
function documentOf<D extends { readonly start: number }>({ at }: Problem, documents: readonly D[]): D | undefined {
  if (!('text' in at)) return undefined;
  let [low, high] = [0, documents.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (documents[middle]!.start <= at.start) low = middle + 1;
    else high = middle;
  }
  return documents[low - 1];
}
