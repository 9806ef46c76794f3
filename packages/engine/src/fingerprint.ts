import { createHash } from 'node:crypto';
import { child } from '@klint/model';
import type { Node, Path, Problem, Resource } from '@klint/model';

/**
 * What stays the same of a problem when lines move, files are renamed or another release is rendered: rule, kind,
 * name, path (list items by name where they have one) and message. The ordinal among equals of one file is added by
 * `fingerprint`.
 */
export function identityOf(problem: Problem, resource: Resource | undefined, path: Path): string {
  const parts = [problem.ruleId, problem.messageId];
  if (resource) parts.push(resource.kind, resource.name, normalisedPath(resource.root, path));
  else parts.push('', '', JSON.stringify(problem.data));
  return JSON.stringify(parts);
}

export function fingerprint(identity: string, ordinal: number): string {
  return createHash('sha256').update(`${identity}\n${ordinal}`).digest('hex').slice(0, 32);
}

function normalisedPath(root: Node, path: Path): string {
  const steps: string[] = [];
  let node: Node | undefined = root;
  for (const step of path) {
    const next: Node | undefined = node && child(node, step);
    const name: Node | undefined = typeof step === 'number' && next?.type === 'mapping' ? next.get('name') : undefined;
    steps.push(name?.type === 'scalar' ? `[${name.content}]` : String(step));
    node = next;
  }
  return steps.join('/');
}
