import { demand, type Draft, field, get, isEmpty, isEmptyMapping, isNull, items, textOf } from './draft.js';

// Lists whose elements have keys, as kyaml merges them (yaml/walk/associative_sequence.go, yaml/fns.go). What is odd
// here is odd there.

type Source = Draft | undefined;

/** The values of the merge keys of all elements, patch first. */
export function tuplesOf([dest, patch]: readonly [Draft, Source], mergedBy: readonly string[]): string[][] {
  const tuples = [...items(patch), ...items(dest)].map((item) => {
    return mergedBy.map((name) => {
      const value = field(item, name);
      return isEmpty(value) ? '' : value.value;
    });
  });
  return distinct(tuples);
}

export function primitivesOf([dest, patch]: readonly [Draft, Source]): string[][] {
  return distinct([...items(patch), ...items(dest)].map((item) => [item.value]));
}

function distinct(tuples: readonly string[][]): string[][] {
  return [...new Map(tuples.map((tuple) => [tuple.join('\0'), tuple])).values()];
}

/** Gives tuples that agree wherever both have a value the same values (mergeValues). */
export function unify(tuples: string[][]): void {
  for (let i = 0; i < tuples.length; i++) {
    // Upstream goes on with the tuple that it had when the outer step began.
    const first = tuples[i]!;
    for (let j = 0; j < tuples.length; j++) {
      const united = unite(first, tuples[j]!);
      if (united) tuples[i] = tuples[j] = united;
    }
  }
}

function unite(a: readonly string[], b: readonly string[]): string[] | undefined {
  if (a.length !== b.length) return undefined;
  let common = false;
  const united: string[] = [];
  for (const [i, value] of a.entries()) {
    const other = b[i]!;
    if (value === other) common = true;
    else if (value !== '' && other !== '') return undefined;
    united.push(value !== '' ? value : other);
  }
  return common ? united : undefined;
}

/** Leaves out keys that no tuple has a value for (validateKeys). */
export function validKeys(
  tuples: readonly (readonly string[])[],
  values: readonly string[],
  names: readonly string[],
): [readonly string[], readonly string[]] {
  const valid = new Set(tuples.flatMap((tuple) => names.filter((_, i) => (tuple[i] ?? '') !== '')));
  if (valid.size === 0) return [names, values];
  const isKept = (value: string, i: number): boolean => value !== '' || valid.has(names[i]!);
  return [names.filter((name) => valid.has(name)), values.filter(isKept)];
}

/** The first element that has exactly these values (ElementList after validateKeys). */
export function findElement(list: Source, allNames: readonly string[], allValues: readonly string[]): Source {
  if (list?.kind !== 'sequence') return undefined;
  const [names, values] = validKeys([allValues], allValues, allNames);
  if (names[0] === '' || names.length === 0) return list.content.find((item) => item.value === (values[0] ?? ''));
  if (names.length !== values.length) return undefined;
  return list.content.find((item) => {
    return item.kind === 'mapping' && names.every((name, i) => field(item, name)?.value === values[i]);
  });
}

/** kyaml's ElementSetter: replaces, removes or appends the element with these values; empty elements go. */
export function setElement(list: Draft, element: Source, names: readonly string[], values: readonly string[]): void {
  const isKeyed = (names[0] ?? '') !== '' && (values[0] ?? '') !== '';
  const content: Draft[] = [];
  let isFound = false;
  for (const item of list.content) {
    if (isNull(item) || isEmptyMapping(item)) continue;
    if (item.kind !== 'mapping' && isKeyed) {
      content.push(item);
    } else if (!hasValues(item, names, values)) {
      if (values.length > 0) content.push(item);
    } else {
      isFound = true;
      if (element) content.push(element);
    }
  }
  list.content = content;
  if (!isNull(element) && !isFound) list.content.push(element);
}

function hasValues(item: Draft, names: readonly string[], values: readonly string[]): boolean {
  let last: Source;
  return names.every((name, i) => {
    // Where values are missing, upstream looks at the last field again.
    if (i < values.length) last = matchField(item, name, values[i]!);
    return last !== undefined;
  });
}

function matchField(item: Draft, name: string, value: string): Source {
  if (name === '') {
    demand(item, 'scalar');
    return textOf(item) === value ? item : undefined;
  }
  const found = get(item, name);
  return value === '' || found?.value === value ? found : undefined;
}

/** Appends the elements of one list to another, where those that are there already stay (appendListNode). */
export function appendElements(into: Draft, from: Draft, names: readonly string[]): Draft {
  for (const item of from.content) {
    if (names[0] === '') {
      setElement(into, item, [''], [item.value]);
      continue;
    }
    const values: string[] = [];
    for (const name of names) {
      const value = get(item, name);
      if (value) values.push(value.value);
      else into.content.push(item);
    }
    if (names.length > 1) setElement(into, undefined, names, values);
    setElement(into, item, names, values);
  }
  return into;
}
