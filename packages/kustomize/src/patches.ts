import type { Origin, Scalar, Text } from '@klint/model';
import type { Conf } from './conf.js';
import { isSame } from './draft.js';
import { selectorWords } from './effects.js';
import type { Folder } from './folder.js';
import { describe } from './id.js';
import { inlineText } from './inline.js';
import { applyOperations, parseJsonPatch, type Operation } from './json-patch.js';
import { throughJson } from './json.js';
import { applyPatch, type Objects } from './objects.js';
import { parseResources, type ParsedResources } from './read.js';
import { refuse, Refusal } from './refusal.js';
import { bookDomain, books, BuildResource } from './resource.js';
import { readSelector, type Selector } from './selector.js';

/** Something that changes objects. */
export type Change = (objects: Objects) => void;

/** A text that stands in a configuration, or a file that one names. */
class PatchText {
  #resources: ParsedResources | undefined;

  constructor(readonly text: Text) {}

  get resources(): ParsedResources {
    return (this.#resources ??= parseResources(this.text, 'patch'));
  }
}

const patchTexts = new WeakMap<Text, PatchText>();

function patchText(text: Text): PatchText {
  let known = patchTexts.get(text);
  if (!known) patchTexts.set(text, (known = new PatchText(text)));
  return known;
}

export function readInline(conf: Conf): PatchText | undefined {
  return conf.node?.type === 'scalar' ? patchText(inlineText(conf.node)) : undefined;
}

function readFile(folder: Folder, path: Conf): PatchText | undefined {
  const file = folder.file(path);
  return file && patchText(file.text);
}

function makePatches(folder: Folder, { drafts }: ParsedResources, at: Origin): BuildResource[] {
  return drafts.map((draft) => new BuildResource(draft.copy(), folder.context.schemas, [at]));
}

/** The change that an entry of `patches` makes (api, internal/builtins/PatchTransformer.go). */
export function patchChange(folder: Folder, patch: Conf): Change | undefined {
  const [inline, path, target] = [patch.get('patch'), patch.get('path'), patch.get('target')];
  const hasInline = inline.text.trim() !== '';
  if (!hasInline && path.text === '') refuse('a patch needs either patch or path', patch.origin);
  if (hasInline && path.text !== '') refuse('a patch cannot have both patch and path', patch.origin);
  const read = hasInline ? readInline(inline) : readFile(folder, path);
  if (!read) return undefined;
  const selector = (): Selector | undefined => (target.isAbsent ? undefined : readSelector(target));
  // kustomize reads every patch in both ways; but a text of objects is no list of operations, nor the other way round.
  let operations = /^(?:- |\[)/.test(read.text.content) ? parseJsonPatch(read.text) : undefined;
  if (!operations || operations.length === 0) {
    const { resources } = read;
    if (resources.ok && resources.drafts.length > 0) {
      return strategicChange(folder, makePatches(folder, resources, patch.origin), patch, selector());
    }
    operations = parseJsonPatch(read.text);
    if (!resources.ok && !operations) refuseUnreadable(folder, read, patch.origin);
  }
  const selected = selector() ?? refuse('a JSON patch needs a target', patch.origin);
  return jsonChange(folder, operations ?? [], patch, selected, true);
}

/** Says what is wrong with a patch at the best place that is known. */
function refuseUnreadable(folder: Folder, { text, resources }: PatchText, at: Origin): never {
  const [problem] = resources.problems;
  if (problem) {
    folder.context.parsed(text, resources.problems);
    throw new Refusal('the patch is not YAML', at);
  }
  const [refusal] = resources.refusals;
  const reason = refusal?.detail ?? 'it is empty';
  throw new Refusal(`the patch is neither a strategic merge nor a JSON patch (${reason})`, refusal?.at ?? at);
}

function strategicChange(
  folder: Folder,
  patches: readonly BuildResource[],
  patch: Conf,
  selector: Selector | undefined,
): Change {
  const options = patch.get('options');
  for (const one of patches) {
    if (options.get('allowNameChange').flag) one.enable(books.allowNameChange);
    if (options.get('allowKindChange').flag) one.enable(books.allowKindChange);
  }
  const { context } = folder;
  if (!selector) return strategicByName(folder, patches, patch.origin);
  if (patches.length > 1) refuse('a patch with a target is a single document', patch.origin);
  const wanted = selectorWords(patch.get('target'));
  return (objects) => {
    const selected = objects.select(selector);
    const before = selected.map(({ root }) => root.copy());
    if (selected.length === 0) context.effects.note('patch', patch.origin, wanted, 'unmet');
    objects.patch(selected, patches[0]!, (loss) => context.effects.lost(patch.origin, loss));
    selected.forEach(({ root }, i) => {
      context.effects.note('patch', patch.origin, wanted, isSame(root, before[i]!) ? 'met' : 'changed');
    });
  };
}

/** Patches that say themselves which object they are for. */
function strategicByName(folder: Folder, patches: readonly BuildResource[], at: Origin): Change {
  const { context } = folder;
  return (objects) => {
    for (const one of patches) {
      context.attempt(one.root.origin, () => {
        const resource = objects.one(one.originalId, one.root.origin);
        const before = resource.root.copy();
        applyPatch(resource, one.copy(), (loss) => context.effects.lost(at, loss));
        const outcome = isSame(resource.root, before) ? 'met' : 'changed';
        context.effects.note('patch', at, describe(one.originalId), outcome);
      });
    }
  };
}

function jsonChange(
  folder: Folder,
  operations: readonly Operation[],
  patch: Conf,
  selector: Selector,
  keepsBooks: boolean,
): Change {
  const wanted = selectorWords(patch.get('target'));
  const { context } = folder;
  return (objects) => {
    const selected = objects.select(selector);
    if (selected.length === 0) context.effects.note('patch', patch.origin, wanted, 'unmet');
    for (const resource of selected) {
      context.attempt(patch.origin, () => {
        if (keepsBooks) resource.storePreviousId();
        const kept = [...resource.pairs('annotations')].filter(([name]) => name.startsWith(`${bookDomain}/`));
        const patched = applyOperations(resource.root, operations);
        const outcome = isSame(patched, throughJson(resource.root)) ? 'met' : 'changed';
        context.effects.note('patch', patch.origin, wanted, outcome);
        resource.root = patched;
        resource.setPairs('annotations', new Map([...resource.pairs('annotations'), ...kept]));
      });
    }
  };
}

/** An entry of `patchesJson6902` (PatchJson6902Transformer.go). `inline` is the name of the field with operations. */
export function jsonPatchChange(folder: Folder, patch: Conf, inline: 'patch' | 'jsonOp'): Change | undefined {
  const [operations, path, target] = [patch.get(inline), patch.get('path'), patch.get('target')];
  if (target.get('name').text === '') refuse('the target of a JSON patch needs a name', patch.origin);
  if (path.text === '' && operations.text === '') refuse('a JSON patch needs operations or a path', patch.origin);
  if (path.text !== '' && operations.text !== '') refuse('operations and path exclude each other', patch.origin);
  const text = path.text === '' ? inlineText(operations.node as Scalar) : folder.file(path)?.text;
  if (!text) return undefined;
  const parsed = parseJsonPatch(text);
  if (!parsed) return refuse('this is no JSON patch', patch.origin);
  if (parsed.length === 0) refuse('the JSON patch is empty', patch.origin);
  return jsonChange(folder, parsed, patch, readSelector(target), false);
}

/** Items of `patchesStrategicMerge`: texts, or else paths (PatchStrategicMergeTransformer.go). */
export function strategicItem(folder: Folder, item: Conf): Change | undefined {
  const inline = readInline(item);
  const read = inline?.resources.ok ? inline : readFile(folder, item);
  if (!read) return undefined;
  if (!read.resources.ok) refuseUnreadable(folder, read, item.origin);
  const patches = makePatches(folder, read.resources, item.origin);
  const { effects } = folder.context;
  return (objects) => {
    for (const patch of patches) {
      folder.context.attempt(patch.root.origin, () => {
        const resource = objects.one(patch.originalId, patch.root.origin);
        const before = resource.root.copy();
        objects.patch([resource], patch, (loss) => effects.lost(item.origin, loss));
        const outcome = isSame(resource.root, before) ? 'met' : 'changed';
        effects.note('patch', item.origin, describe(patch.originalId), outcome);
      });
    }
  };
}
