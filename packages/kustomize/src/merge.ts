import {
  clear,
  demand,
  Draft,
  field,
  isEmptyMapping,
  isNull,
  isTaggedNull,
  keys,
  scalar,
  sequence,
  setField,
  textOf,
  indexOf,
} from './draft.js';
import { appendElements, findElement, primitivesOf, setElement, tuplesOf, unify, validKeys } from './merge-lists.js';
import { replacedLoss, watchList, type NoteLoss } from './losses.js';
import { isLeftAlone } from './merge-unread.js';
import { refuse } from './refusal.js';
import { mergeKeys, type Schema, type Schemas } from './schema.js';

type Source = Draft | undefined;

/**
 * Merges a strategic patch into a target, both of which it changes, and gives the result; undefined when the patch
 * deletes the target. Follows kyaml (yaml/walk, yaml/merge2) with its option to prepend to lists. Schemas in comments
 * are not read. `note` is told what lists lose on the way.
 */
export function mergePatch(target: Draft, patch: Draft, schemas: Schemas, note: NoteLoss): Draft | undefined {
  return new Merger(schemas, note).walk(target, patch, undefined);
}

class Merger {
  /** Where the walk is in the patch: keys of mappings, and merge keys of list items, which have no `key`. */
  readonly #path: { readonly name: string; readonly key: Draft | undefined }[] = [];
  /** Whether the type of the object is known. */
  #isKnown: boolean | undefined;

  constructor(
    readonly schemas: Schemas,
    readonly note: NoteLoss,
  ) {}

  get #place(): string {
    return this.#path.map(({ name, key }) => (key ? `.${name}` : `[${name}]`)).join('').slice(1);
  }

  #below<T>(name: string, key: Draft | undefined, action: () => T): T {
    this.#path.push({ name, key });
    const made = action();
    this.#path.pop();
    return made;
  }

  walk(dest: Source, patch: Source, known: Schema | undefined): Source {
    const schema = known ?? this.#schemaOf(dest) ?? this.#schemaOf(patch);
    this.#isKnown ??= schema !== undefined;
    if (!patch && dest?.unread && isLeftAlone(dest.unread.node, schema, this.schemas)) return dest;
    const kind = [dest, patch].find((node) => !isNull(node))?.kind;
    if (kind === undefined || kind === 'none') return this.#map(dest, patch, schema);
    demand(dest, kind);
    demand(patch, kind);
    if (kind === 'scalar') return patch ?? dest;
    if (kind === 'mapping') return this.#map(dest, patch, schema);
    const mergedBy = mergeKeys(schema);
    if (mergedBy) return this.#list(dest, patch, schema!, mergedBy);
    if (!this.#isKnown && !isNull(dest) && !isNull(patch)) this.#replaced(dest, patch);
    return patch ?? dest;
  }

  #replaced(dest: Draft, patch: Draft): void {
    const { name, key } = this.#path.at(-1)!;
    const loss = key && replacedLoss(dest, patch, { name, list: this.#place, at: key.origin }, this.schemas);
    if (loss) this.note(loss);
  }

  #schemaOf(node: Source): Schema | undefined {
    if (isNull(node)) return undefined;
    const [kind, apiVersion] = [textOf(field(node, 'kind')), textOf(field(node, 'apiVersion'))];
    return kind === '' || apiVersion === '' ? undefined : this.schemas.ofType(apiVersion, kind);
  }

  #map(dest: Source, patch: Source, schema: Schema | undefined): Source {
    takePatchStyle(dest, patch);
    const result = visitMap(dest, patch);
    if (!result) return undefined;
    const names = new Set([...keys(result), ...keys(patch)]);
    for (const name of [...names].sort()) {
      const property = schema && this.schemas.property(schema, name);
      const inPatch = field(patch, name);
      const key = keyOf(patch, name);
      const walk = (): Source => this.walk(field(result, name), inPatch, property);
      setField(result, name, inPatch ? this.#below(name, key, walk) : walk(), key);
    }
    return result;
  }

  #list(dest: Source, patch: Source, schema: Schema, mergedBy: readonly string[]): Source {
    takePatchStyle(dest, patch);
    const losses = mergedBy.length > 0 && patch ? watchList(dest, patch, mergedBy, this.#place) : undefined;
    const result = visitList(dest, patch);
    if (!result) return undefined;
    const element = this.schemas.element(schema);
    const sources = [result, patch] as const;
    if (mergedBy.length > 0) {
      const merged = this.#elements(sources, element, tuplesOf(sources, mergedBy), mergedBy);
      losses?.(merged).forEach(this.note);
      return merged;
    }
    return this.#elements(sources, element, primitivesOf(sources), ['']);
  }

  /** walk/associative_sequence.go, setAssociativeSequenceElements. */
  #elements(
    [dest, patch]: readonly [Draft, Source],
    schema: Schema | undefined,
    tuples: string[][],
    mergedBy: readonly string[],
  ): Source {
    const added = sequence(dest.origin);
    added.style = dest.style;
    if (mergedBy.length > 1) unify(tuples);
    let valid: readonly string[] = [];
    for (const tuple of tuples) {
      if (tuple.length === 0) continue;
      const [names, values] = validKeys(tuples, tuple, mergedBy);
      valid = names;
      const found = findElement(dest, names, values);
      const origins = names.map((name) => field(found, name)?.origin);
      const own = findElement(patch, names, values);
      const walk = (): Source => this.walk(found, own, schema);
      const merged = own ? this.#below(values.join(' '), undefined, walk) : walk();
      if (isNull(merged) || isEmptyMapping(merged)) {
        for (let i = 0; i < names.length; i++) setElement(dest, undefined, names, values);
        continue;
      }
      names.forEach((name, i) => {
        const value = values[i] ?? '';
        // An element is called what it was called before: the patch only says which one it means.
        const key = merged.kind === 'mapping' ? field(merged, name) : undefined;
        if (key && origins[i]) key.origin = origins[i];
        if (merged.kind === 'mapping' && !field(merged, name) && value !== '') {
          setField(merged, name, scalar(value, merged.origin));
        }
      });
      setElement(added, merged, names, values);
    }
    const result = tuples.length > 0 ? appendElements(added, dest, valid) : dest;
    return isNull(result) ? undefined : result;
  }
}

/** A mapping or list that is empty is written as the patch is (merge2.go, SetStyle). */
function takePatchStyle(dest: Source, patch: Source): void {
  if (dest && patch && dest.kind !== 'scalar' && patch.kind !== 'scalar' && dest.content.length === 0) {
    dest.style = patch.style;
  }
}

function keyOf(node: Source, name: string): Draft | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const at = indexOf(node, name);
  return at < 0 ? undefined : node.content[at];
}

/** merge2.go, VisitMap. */
function visitMap(dest: Source, patch: Source): Source {
  if (isNull(dest)) {
    if (directiveOf(patch, true) === 'delete') return undefined;
    if (!patch && dest !== undefined && (dest as Draft).value.length > 0) return persistentNull(dest);
    return patch;
  }
  if (isTaggedNull(patch)) return undefined;
  const directive = directiveOf(patch, false);
  if (directive === 'delete') return undefined;
  return directive === 'replace' ? patch : dest;
}

function persistentNull(node: Draft): Draft {
  const kept = scalar(node.value, node.origin, '!!null');
  kept.keep = true;
  return kept;
}

/** merge2.go, VisitList for lists that are merged. */
function visitList(dest: Source, patch: Source): Source {
  if (isNull(dest)) return patch;
  if (isTaggedNull(patch)) return undefined;
  const directive = directiveOf(patch, false);
  if (directive === 'delete') return undefined;
  return directive === 'replace' ? patch : dest;
}

type Directive = 'merge' | 'replace' | 'delete';

const directiveKey = '$patch';

/** The directive of a patch, which is taken out of it (merge2/smpdirective.go). */
function directiveOf(patch: Source, lenient: boolean): Directive {
  if (patch === undefined) return 'merge';
  if (patch.kind === 'sequence') return listDirective(patch);
  if (patch.kind !== 'mapping') {
    return lenient ? 'merge' : refuse('a scalar cannot be merged into a mapping or a list', patch.origin);
  }
  const value = field(patch, directiveKey);
  if (!value) return 'merge';
  if (!isDirective(value.value) && lenient) return 'merge';
  const directive = knownDirective(value);
  clear(patch, directiveKey);
  return directive;
}

function listDirective(patch: Draft): Directive {
  const element = patch.content.find((item) => field(item, directiveKey));
  const value = field(element, directiveKey);
  if (!element || !value || element.content.length > 2) return 'merge';
  const directive = knownDirective(value);
  setElement(patch, undefined, [directiveKey], [directive]);
  return directive;
}

function isDirective(text: string): text is Directive {
  return text === 'merge' || text === 'replace' || text === 'delete';
}

function knownDirective({ value, origin }: Draft): Directive {
  return isDirective(value) ? value : refuse(`there is no patch directive ${JSON.stringify(value)}`, origin);
}
