import { coreProblem, hosted, isRef, toPointer } from '@klint/model';
import type { Mapping, Node, Path, PodSpec, Problem, Resource, Scalar } from '@klint/model';
import { resolvePath } from './locate.js';
import type { PodSpecsOf } from './resource-index.js';

/** The annotation, and the same under a domain name, as charts hand it on. */
export const ignoreAnnotations: readonly string[] = ['klint/ignore', 'klint.dev/ignore'];

/** An annotation that suppresses; it covers what lies below `path` in its resource. */
export interface IgnoreAnnotation {
  readonly resource: Resource;
  readonly path: Path;
  readonly name: string;
  readonly scalar: Scalar;
}

export interface ReadAnnotations {
  readonly annotations: readonly IgnoreAnnotation[];
  readonly problems: readonly Problem[];
}

/** The ignore annotations of an object and its pod templates; elsewhere one has no effect and is reported. */
export function readAnnotations(resource: Resource, podSpecsOf: PodSpecsOf): ReadAnnotations {
  const annotations: IgnoreAnnotation[] = [];
  const effective = new Set<Node>();
  for (const path of carriers(podSpecsOf(resource))) {
    for (const name of ignoreAnnotations) {
      const { node, depth } = resolvePath(resource.root, [...path, 'metadata', 'annotations', name]);
      if (depth < path.length + 3 || node.type !== 'scalar') continue;
      effective.add(node);
      annotations.push({ resource, path, name, scalar: node });
    }
  }
  const problems = misplaced(resource.root, effective).map((key) => {
    const { text, start, end } = key.origin;
    return coreProblem('core/valid-suppression', 'misplaced', { text, start, end }, {}, { resource });
  });
  return { annotations, problems };
}

/** The object and each pod template, as paths; a Pod is its own template. */
function carriers(pods: readonly PodSpec[]): Iterable<Path> {
  const templates = pods.map(({ metadata }) => metadata.path.slice(0, -1));
  return new Map([[], ...templates].map((path) => [toPointer(path), path])).values();
}

function misplaced(root: Mapping, effective: ReadonlySet<Node>): Scalar[] {
  const found: Scalar[] = [];
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (node.type === 'scalar' || seen.has(node)) return;
    seen.add(node);
    if (node.type === 'sequence') return node.items.forEach(walk);
    for (const { name, key, value } of node.entries) {
      if (ignoreAnnotations.includes(name) && !effective.has(value)) found.push(key);
      walk(value);
    }
  };
  walk(root);
  return found;
}

/** Whether a problem of this resource lies below the object or pod template that carries the annotation. */
export function covers(annotation: IgnoreAnnotation, problem: Problem): boolean {
  if (!isRef(problem.at)) return annotation.path.length === 0;
  const at = hosted(problem.at);
  return annotation.path.every((step, i) => at.path[i] === step);
}
