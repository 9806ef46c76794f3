import { child } from '@klint/model';
import type { Node, Path, Problem, Resource, Scalar } from '@klint/model';

/**
 * What stays the same of a problem when lines move, files are renamed or another release is rendered: rule, kind,
 * name, path (list items by name where they have one) and message. The ordinal among equals of one file is added by
 * `fingerprint`.
 */
export function identityOf(problem: Problem, resource: Resource | undefined, path: Path): string {
  const parts = [problem.ruleId, problem.messageId];
  if (resource) parts.push(resource.kind, nameOf(resource), normalisedPath(resource.root, path));
  else parts.push('', '', JSON.stringify(problem.data));
  return JSON.stringify(parts);
}

export function fingerprint(identity: string, ordinal: number): string {
  // Costs a quarter of Node's own start, which a run without findings need not pay.
  const { createHash }: typeof import('node:crypto') = require('node:crypto');
  return createHash('sha256').update(`${identity}\n${ordinal}`).digest('hex').slice(0, 32);
}

/** The name as written, without what a release, a kustomization or a hash of the content gives to it. */
function nameOf({ name, root, built }: Resource): string {
  if (built) return built.sourceName;
  const metadata = root.get('metadata');
  const node = metadata?.type === 'mapping' ? (metadata.get('name') ?? metadata.get('generateName')) : undefined;
  return node?.type === 'scalar' && node.content === name ? withoutRelease(node) : name;
}

/** The content of a scalar with a placeholder for what a chart has from the name or namespace of its release. */
function withoutRelease({ content, origin: { text, start, end } }: Scalar): string {
  return text.origins?.withoutRelease?.(start, end)?.replace(/^["']|["']$/g, '') ?? content;
}

function normalisedPath(root: Node, path: Path): string {
  const steps: string[] = [];
  let node: Node | undefined = root;
  for (const step of path) {
    const next: Node | undefined = node && child(node, step);
    const name: Node | undefined = typeof step === 'number' && next?.type === 'mapping' ? next.get('name') : undefined;
    steps.push(name?.type === 'scalar' ? `[${withoutRelease(name)}]` : String(step));
    node = next;
  }
  return steps.join('/');
}
