import { coreProblem, type Node, type Problem, type Role, type Text } from '@klint/model';
import { parseDocument } from '@klint/parser';
import { Draft, field, isEmpty, isNull, textOf, toDraft } from './draft.js';
import { throughJson } from './json.js';
import { Refusal } from './refusal.js';

/** What a text holds, read as kustomize reads resources and strategic patches. Drafts are to be copied before use. */
export interface ParsedResources {
  readonly drafts: readonly Draft[];
  /** What the parser minds; the documents concerned are left out. */
  readonly problems: readonly Problem[];
  /** What kustomize minds about objects, which are left out. */
  readonly refusals: readonly Refusal[];
  /** False when kustomize refuses the whole text. */
  readonly ok: boolean;
}

/** Reads resources (kyaml, kio/byteio_reader.go; api, resource/factory.go). */
export function parseResources(text: Text, role: Role): ParsedResources {
  const problems: Problem[] = [];
  const roots: Draft[] = [];
  const parts = splitDocuments(text, problems);
  let failed = problems.length > 0;
  for (const [start, end] of parts) {
    const parsed = parseDocument(text, start, end, 'kyaml');
    problems.push(...parsed.problems);
    failed ||= parsed.value.failed;
    const { root } = parsed.value;
    if (root) roots.push(toDraft(root, role));
  }
  const refusals: Refusal[] = [];
  const drafts = expandLists(keepObjects(unwrap(roots, parts.length), refusals), refusals);
  return { drafts, problems, refusals, ok: !failed && refusals.length === 0 };
}

/** Documents as kustomize splits them, which is not quite as kubectl does. */
function splitDocuments(text: Text, problems: Problem[]): [start: number, end: number][] {
  const { content } = text;
  const parts: [number, number][] = [];
  const separator = /\n---([^\n]*)\n/g;
  let from = 0;
  for (let match = separator.exec(content); match; match = separator.exec(content)) {
    const rest = match[1]!.trim();
    if (rest !== '' && !rest.startsWith('#')) {
      const start = match.index + 4;
      const data = { detail: rest.slice(0, 40) };
      problems.push(coreProblem('core/valid-yaml', 'separator', { text, start, end: start + match[1]!.length }, data));
    }
    parts.push([from, match.index + 1]);
    from = match.index + match[0].length;
  }
  parts.push([from, content.length]);
  return parts;
}

/** A List that stands alone in its file gives its items (kyaml unwraps it without looking at them). */
function unwrap(roots: readonly Draft[], parts: number): readonly Draft[] {
  const present = roots.filter((root) => !isNull(root));
  const [only] = present;
  if (parts !== 1 || !only || !['List', 'ResourceList'].includes(textOf(field(only, 'kind')))) return present;
  const items = field(only, 'items');
  if (!items && !field(only, 'functionConfig')) return present;
  return items?.content ?? [];
}

/** Leaves out what is empty, and what has no kind or no name. */
function keepObjects(drafts: readonly Draft[], refusals: Refusal[]): Draft[] {
  return drafts.filter((draft) => {
    if (isEmpty(draft)) return false;
    const fault = faultOf(draft);
    if (fault) refusals.push(new Refusal(fault, draft.origin));
    return fault === undefined;
  });
}

/** Why something is no object for kustomize; undefined if it is one. */
export function faultOf(draft: Draft): string | undefined {
  if (draft.kind !== 'mapping') return 'a manifest is a mapping with kind and metadata.name';
  const kind = field(draft, 'kind');
  if (isEmpty(kind) || kind.value === '') return 'the object has no kind';
  if (kind.value.endsWith('List')) return undefined;
  const name = field(field(draft, 'metadata'), 'name');
  return isEmpty(name) || name.value === '' ? 'the object has no metadata.name' : undefined;
}

/** Kinds that end in List give their items, which come behind all others. */
function expandLists(drafts: readonly Draft[], refusals: Refusal[]): Draft[] {
  const queue = [...drafts];
  const done: Draft[] = [];
  for (let i = 0; i < queue.length; i++) {
    const draft = queue[i]!;
    const items = textOf(field(draft, 'kind')).endsWith('List') ? field(draft, 'items') : undefined;
    if (!items) done.push(draft);
    else if (isNull(items)) continue;
    else if (items.kind !== 'sequence') refusals.push(new Refusal('the items of a List are a list', items.origin));
    else queue.push(...keepObjects(expand(items, refusals), refusals));
  }
  return done;
}

function expand(items: Draft, refusals: Refusal[]): Draft[] {
  try {
    return items.content.map((item) => throughJson(item));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusals.push(error);
    return [];
  }
}

/** The first document of a configuration file; undefined when it has none. */
export interface ParsedDocument {
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  readonly ok: boolean;
}

/** Reads a configuration file as sigs.k8s.io/yaml does. */
export function parseConfiguration(text: Text): ParsedDocument {
  const { value, problems } = parseDocument(text);
  return { root: value.root, problems, ok: !value.failed };
}
