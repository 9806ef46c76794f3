import type { Random } from '@klint/devkit';

/** An overlay that the fuzzer made: the fields of a kustomization, and files beside it. */
export interface Overlay {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
}

type Value = Readonly<Record<string, unknown>>;

/** A random overlay on a base whose objects are known. Half of what it says fits these objects, the rest need not. */
export function randomOverlay(random: Random, objects: readonly Value[], base: string): Overlay {
  const fields: Record<string, unknown> = { resources: [base] };
  const files: Record<string, string> = {};
  const count = 1 + random.below(4);
  for (let i = 0; i < count; i++) Object.assign(fields, random.pick(parts)(random, objects, files, i));
  return { fields, files };
}

/** The files of an overlay, below a folder. JSON is YAML. */
export function overlayFiles({ fields, files }: Overlay): Record<string, string> {
  return { ...files, 'kustomization.yaml': `${JSON.stringify(fields, null, 1)}\n` };
}

/** Overlays with one thing less, to find the smallest that fails. */
export function smaller({ fields, files }: Overlay): Overlay[] {
  const without = (record: Value, name: string): Value => {
    return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  };
  return Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'resources') return [];
    const items = Array.isArray(value) && value.length > 1 ? value : [];
    const shorter = items.map((_, i) => ({ fields: { ...fields, [name]: items.filter((__, j) => j !== i) }, files }));
    return [{ fields: without(fields, name), files }, ...shorter];
  });
}

type Part = (random: Random, objects: readonly Value[], files: Record<string, string>, i: number) => Value;

const words = ['a', 'shop', 'x-1', 'true', '12', 'yes'];

const parts: readonly Part[] = [
  (random) => ({ namePrefix: `${random.pick(words)}-` }),
  (random) => ({ nameSuffix: `-${random.pick(words)}` }),
  (random) => ({ namespace: random.pick(['shop', 'kube-system', 'default']) }),
  (random) => ({ commonLabels: { [random.pick(['team', 'app'])]: random.pick(words) } }),
  (random) => ({ commonAnnotations: { [random.pick(['note', 'example.com/x'])]: random.pick(words) } }),
  (random) => {
    const label = {
      pairs: { tier: random.pick(words) },
      [random.pick(['includeSelectors', 'includeTemplates'])]: true,
    };
    return { labels: random.below(2) ? [label] : [label, { pairs: { bare: 'b' } }] };
  },
  (random, objects) => ({ images: [randomImage(random, objects)] }),
  (random, objects) => ({ replicas: [{ name: nameOf(random.pick(objects)), count: random.below(5) }] }),
  (random) => {
    const options = random.below(2) ? { options: { disableNameSuffixHash: true } } : {};
    return { configMapGenerator: [{ name: 'made', literals: ['a=1', `b=${random.pick(words)}`], ...options }] };
  },
  (random, objects) => mergeGenerator(random, objects),
  () => ({ secretGenerator: [{ name: 'made', literals: ['password=x'] }] }),
  strategicPatch,
  strategicPatch,
  jsonPatch,
  jsonPatch,
  (random, objects) => replacement(random, objects),
  (random) => ({ sortOptions: { order: random.pick(['fifo', 'legacy']) } }),
  (random) => ({ buildMetadata: [random.pick(['originAnnotations', 'managedByLabel', 'transformerAnnotations'])] }),
];

function nameOf(object: Value): string {
  return String((object['metadata'] as Value)['name']);
}

function randomImage(random: Random, objects: readonly Value[]): Value {
  const images = [...JSON.stringify(objects).matchAll(/"image":"([^"]+)"/g)].map(([, image]) => image!);
  const full = images.length > 0 ? random.pick(images) : 'none';
  const name = full.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const changes = [
    { newTag: 'v9' },
    { newName: 'mirror.example/app' },
    { digest: `sha256:${'0'.repeat(64)}` },
    { newName: 'other', newTag: '1' },
    { tagSuffix: '-x' },
  ];
  return { name, ...random.pick(changes) };
}

function mergeGenerator(random: Random, objects: readonly Value[]): Value {
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  if (maps.length === 0) return {};
  const map = random.pick(maps);
  const { namespace } = map['metadata'] as Value;
  const behavior = random.pick(['merge', 'replace']);
  const name = nameOf(map).replace(/-[bcdfghkmt2456789]{10}$/, '');
  return { configMapGenerator: [{ name, ...(namespace ? { namespace } : {}), behavior, literals: ['more=1'] }] };
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of an object with some fields changed, as a patch that still says whose it is. */
function strategicPatch(random: Random, objects: readonly Value[], files: Record<string, string>, i: number): Value {
  const object = random.pick(objects);
  const { name, namespace } = object['metadata'] as Value;
  const body = randomPart(random, object, 0) as Record<string, unknown>;
  const { apiVersion, kind } = object;
  const patch = { ...body, apiVersion, kind, metadata: { name, ...(namespace ? { namespace } : {}) } };
  if (random.below(4) === 0) Object.assign(patch.metadata, { labels: { patched: random.pick(['1', null]) } });
  const target = random.below(3) === 0 ? { target: { kind, name } } : {};
  if (random.below(3) === 0) {
    files[`patch-${i}.yaml`] = `${JSON.stringify(patch, null, 1)}\n`;
    return { patches: [{ path: `patch-${i}.yaml`, ...target }] };
  }
  if (random.below(4) === 0) return { patchesStrategicMerge: [JSON.stringify(patch)] };
  return { patches: [{ patch: JSON.stringify(patch), ...target }] };
}

function randomPart(random: Random, value: unknown, depth: number): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || depth > 6) return value;
    const items = [randomPart(random, random.pick(value), depth + 1)];
    if (isObject(items[0])) {
      const from = value.find((item) => isObject(item) && typeof item['name'] === 'string') as Value | undefined;
      const own = items[0];
      if (from && random.below(4) > 0) items[0] = { ...own, name: from['name'] };
      if (random.below(8) === 0) items[0] = { ...own, $patch: 'delete' };
      if (random.below(8) === 0) items.push({ name: 'added', image: 'added' });
    }
    return items;
  }
  if (!isObject(value)) return random.pick([value, null, 'changed', 7, true, value]);
  const names = random.shuffled(Object.keys(value)).slice(0, 1 + random.below(3));
  const part = Object.fromEntries(names.map((name) => [name, randomPart(random, value[name], depth + 1)]));
  if (depth > 0 && random.below(10) === 0) part['added'] = { deep: [1, 'two'], empty: {}, none: null };
  if (depth > 1 && random.below(25) === 0) part['$patch'] = random.pick(['replace', 'delete', 'merge']);
  return part;
}

function jsonPatch(random: Random, objects: readonly Value[]): Value {
  const object = random.pick(objects);
  const operations = Array.from({ length: 1 + random.below(2) }, () => randomOperation(random, object));
  const target = random.pick([
    { kind: object['kind'] },
    { kind: object['kind'], name: nameOf(object) },
    { name: '.*' },
  ]);
  if (random.below(4) > 0 || !('name' in target)) return { patches: [{ target, patch: JSON.stringify(operations) }] };
  return { patchesJson6902: [{ target: { version: 'v1', ...target }, patch: JSON.stringify(operations) }] };
}

function randomOperation(random: Random, object: Value): Value {
  const steps = randomPath(random, object);
  const path = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const value = random.pick(['text', 5, 1.5, true, null, { a: 1 }, ['x']]);
  return random.pick([
    { op: 'replace', path, value },
    { op: 'remove', path },
    { op: 'add', path, value },
    { op: 'add', path: '/metadata/labels/new', value: 'x' },
    { op: 'add', path: '/metadata/annotations/new', value: '1' },
    { op: 'copy', from: path, path: '/metadata/copied' },
  ]);
}

function randomPath(random: Random, object: Value): string[] {
  const steps: string[] = [];
  for (let at: unknown = object; typeof at === 'object' && at !== null && Object.keys(at).length > 0;) {
    // What the hash of an object of another kind is depends on kustomize's memory; see hash.ts.
    const step = random.pick(Object.keys(at).filter((name) => steps.length > 0 || name !== 'kind'));
    steps.push(step);
    at = (at as Value)[step];
    if (steps.length > 1 && random.below(4) === 0) break;
  }
  return steps;
}

function replacement(random: Random, objects: readonly Value[]): Value {
  const [from, to] = [random.pick(objects), random.pick(objects)];
  const source = { kind: from['kind'], name: nameOf(from), fieldPath: random.pick(['metadata.name', 'kind']) };
  const create = random.below(3) > 0;
  const target = {
    select: { kind: to['kind'], ...(random.below(2) ? { name: nameOf(to) } : {}) },
    fieldPaths: [
      random.pick(['metadata.annotations.copied', 'metadata.labels.copied', 'metadata.name', 'spec.replicas']),
    ],
    options: { create },
  };
  return { replacements: [{ source, targets: [target] }] };
}
