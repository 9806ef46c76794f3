import { type ChartFile, type RenderedFile, roleOf } from '@klint/helm';
import { coreProblem, Text } from '@klint/model';
import type { Mapping, Node, OriginMap, Problem, Resource } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { readManifestFile } from '../manifest-file.js';
import { liesIn } from '../paths.js';
import { notAMapping, readDocument } from '../resources.js';
import { OwnOrigins, type Vendored } from './vendored.js';

/** What one text of a chart holds. */
export interface ChartObjects {
  readonly text: Text;
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  /** False if something in the text stands in for what could not be rendered. */
  readonly sound: boolean;
}

/**
 * The objects of a rendered template, hooks included. Documents are those that Helm makes of the text, each read as
 * kubectl reads it; one for a hook that Helm does not know is dropped, as Helm does it.
 */
export function readRendered(file: RenderedFile, vendored: readonly Vendored[]): ChartObjects {
  const text = ownText(file.text, file.text.origins!, vendored);
  const problems: Problem[] = [];
  const resources: Resource[] = [];
  const standsIn = (start: number, end: number): boolean => text.origins?.standsIn?.(start, end) ?? false;
  for (const { start, end } of file.documents) {
    const { value, problems: found } = parseDocument(text, start, end);
    // A stand-in may fit where it stands less than what it stands for.
    const isSound = !standsIn(start, end);
    if (isSound) for (const problem of found) problems.push(leftOver(problem));
    const { root } = value;
    if (!root || isDropped(root, text.content.slice(start, end))) continue;
    const manifest = readDocument(root, text.file, true);
    resources.push(...manifest.resources);
    if (!isSound) continue;
    problems.push(...manifest.problems);
    const stray = notAMapping(root);
    if (stray) problems.push(stray);
  }
  return { text, resources, problems, sound: !standsIn(0, text.content.length) };
}

/** The same, each file once. */
export function crdReader(): typeof readDefinitions {
  const known = new Map<Text, ChartObjects>();
  return (file, vendored) => {
    const objects = known.get(file.text) ?? readDefinitions(file, vendored);
    known.set(file.text, objects);
    return objects;
  };
}

/** Reads custom resource definitions that a chart brings along as they are. */
export function readDefinitions({ text: plain }: ChartFile, vendored: readonly Vendored[]): ChartObjects {
  const isOwn = homeOf(plain.file, vendored) === undefined;
  const text = isOwn ? plain : ownText(plain, { locate: (start, end) => plain.locate(start, end) }, vendored);
  return { text, ...readManifestFile(text), sound: true };
}

/** The same text under the file that stands for it in the repository, with places that somebody can edit. */
function ownText({ file, content }: Text, origins: OriginMap, vendored: readonly Vendored[]): Text {
  const home = homeOf(file, vendored);
  return new Text(home?.packed ? home.folder : file, content, new OwnOrigins(origins, vendored));
}

function homeOf(file: string, vendored: readonly Vendored[]): Vendored | undefined {
  return vendored.find(({ folder }) => liesIn(file, folder));
}

/** Template syntax in what a chart rendered was no template for it: it came from values or from a string. */
function leftOver(problem: Problem): Problem {
  if (problem.messageId !== 'template' || !('text' in problem.at)) return problem;
  const detail = `template syntax is left over after rendering: ${problem.data['detail']}`;
  return coreProblem('core/valid-yaml', 'syntax', problem.at, { detail }, { incomplete: true });
}

function isDropped(root: Node, content: string): boolean {
  if (!content.includes('helm.sh/hook') || root.type !== 'mapping') return false;
  return roleOf(content) === 'dropped' && (root as Mapping).entries.length > 0;
}
