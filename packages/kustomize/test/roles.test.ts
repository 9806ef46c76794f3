import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { child, type Node, type Origin, type Path } from '@klint/model';
import { memoryTree } from '@klint/sources';
import { build, ParseCache, type BuiltResource } from '../src/index.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: web
          image: web:1
          envFrom:
            - configMapRef:
                name: settings
`;

function resourcesOf(kustomization: string, more: Readonly<Record<string, string>> = {}): readonly BuiltResource[] {
  const built = build('over', memoryTree({ 'over/kustomization.yaml': kustomization, 'over/web.yaml': web, ...more }));
  assert.equal(built.problems, []);
  return built.resources;
}

function originAt(resource: BuiltResource | undefined, ...path: Path): Origin {
  const node = path.reduce<Node | undefined>((at, step) => at && child(at, step), resource?.root);
  assert.ok(node, path.join('/'));
  return node!.origin;
}

/** `role file:line:column characters`. */
function shown(origin: Origin | undefined): string {
  if (!origin) return 'nothing';
  const { location } = origin.text.locate(origin.start, origin.end);
  const characters = origin.text.content.slice(origin.start, origin.end);
  return `${origin.role} ${location.file}:${location.start.line}:${location.start.column} ${characters}`;
}

const image: Path = ['spec', 'template', 'spec', 'containers', 0, 'image'];

test('an untouched value comes from its file', () => {
  const [resource] = resourcesOf('resources: [web.yaml]');
  assert.is(shown(originAt(resource, ...image)), 'source over/web.yaml:11:18 web:1');
});

test('what stands in brackets is known to, also where a build changed it', () => {
  const [resource] = resourcesOf(
    `resources: [flow.yaml]
commonAnnotations: {note: x}
patches:
  - patch: |-
      apiVersion: v1
      kind: Pod
      metadata: {name: flow}
      spec:
        containers: [{name: web, tty: true}]
        nodeSelector: {b: d}
`,
    {
      'over/flow.yaml': `apiVersion: v1
kind: Pod
metadata: {name: flow}
spec:
  nodeSelector: {a: b}
  tolerations: [{operator: Exists}]
  containers:
    - name: web
`,
    },
  );
  const isFlow = (...path: Path): boolean => {
    const node = path.reduce<Node | undefined>((at, step) => at && child(at, step), resource?.root);
    return node?.type !== 'scalar' && node!.flow;
  };
  for (const path of [['metadata'], ['spec', 'nodeSelector'], ['spec', 'tolerations']]) assert.ok(isFlow(...path));
  for (const path of [[], ['spec'], ['spec', 'containers'], ['metadata', 'annotations']]) assert.not(isFlow(...path));
});

test('an annotation that is the first of its object names its entry, also as a mapping', () => {
  const [resource] = resourcesOf('resources: [web.yaml]\nnamePrefix: a-\ncommonAnnotations:\n  note: x\n');
  assert.is(shown(originAt(resource, 'metadata', 'annotations')), 'entry over/kustomization.yaml:4:3 note');
});

test('entries name their own line, and what they replaced', () => {
  const [resource] = resourcesOf(`resources: [web.yaml]
namePrefix: a-
images:
  - name: web
    newTag: "2"
replicas:
  - name: web
    count: 3
commonAnnotations:
  note: x
`);
  const origin = originAt(resource, ...image);
  assert.is(shown(origin), 'entry over/kustomization.yaml:5:13 "2"');
  assert.is(shown(origin.prev), 'source over/web.yaml:11:18 web:1');
  assert.is(shown(originAt(resource, 'spec', 'replicas')), 'entry over/kustomization.yaml:8:12 3');
  assert.is(shown(originAt(resource, 'metadata', 'name')), 'entry over/kustomization.yaml:2:13 a-');
  assert.is(shown(originAt(resource, 'metadata', 'name').prev), 'source over/web.yaml:4:9 web');
  assert.is(shown(originAt(resource, 'metadata', 'annotations', 'note')), 'entry over/kustomization.yaml:10:9 x');
  assert.is(resource!.sourceName, 'web');
});

test('an inline patch names its own line inside the block, also with a second patch on top', () => {
  const [resource] = resourcesOf(`resources: [web.yaml]
patches:
  - patch: |-
      kind: Deployment
      apiVersion: apps/v1
      metadata:
        name: web
      spec:
        replicas: 2
        strategy: {type: Recreate}
  - target: {kind: Deployment}
    patch: |
      - op: replace
        path: /spec/replicas
        value: 5
`);
  const origin = originAt(resource, 'spec', 'replicas');
  assert.is(shown(origin), 'patch over/kustomization.yaml:15:16 5');
  assert.is(shown(origin.prev), 'patch over/kustomization.yaml:9:19 2');
  assert.is(shown(origin.prev?.prev), 'source over/web.yaml:6:13 1');
  assert.is(shown(originAt(resource, 'spec', 'strategy', 'type')), 'patch over/kustomization.yaml:10:26 Recreate');
  assert.is(shown(originAt(resource, 'metadata', 'name')), 'source over/web.yaml:4:9 web');
  assert.is(shown(originAt(resource, 'spec')), shown(originAt(resourcesOf('resources: [web.yaml]')[0], 'spec')));
});

test('generated keys name their line and the entry; references name both ends', () => {
  const [map, deployment] = resourcesOf(
    `resources: [web.yaml]
configMapGenerator:
  - name: settings
    envs: [s.env]
    files: [note.txt]
    literals: [k=v]
`,
    { 'over/s.env': '# c\n  A=1\n', 'over/note.txt': 'first\nsecond\n' },
  );
  const fromFile = originAt(map, 'data', 'note.txt');
  assert.is(shown(fromFile), 'generator over/note.txt:1:1 first');
  assert.is(shown(fromFile.via), 'entry over/kustomization.yaml:5:13 note.txt');
  assert.is(shown(originAt(map, 'data', 'A')), 'generator over/s.env:2:3 A=1');
  assert.is(shown(originAt(map, 'data', 'A').via), 'entry over/kustomization.yaml:4:12 s.env');
  assert.is(shown(originAt(map, 'data', 'k')), 'generator over/kustomization.yaml:6:16 k=v');
  const reference = originAt(
    deployment,
    'spec',
    'template',
    'spec',
    'containers',
    0,
    'envFrom',
    0,
    'configMapRef',
    'name',
  );
  assert.is(shown(reference), 'reference over/kustomization.yaml:3:11 settings');
  assert.is(shown(reference.prev), 'source over/web.yaml:14:23 settings');
});

test('replacements name the target and the source', () => {
  const [resource] = resourcesOf(`resources: [web.yaml]
replacements:
  - source: {kind: Deployment, fieldPath: metadata.name}
    targets:
      - select: {kind: Deployment}
        fieldPaths: ["spec.template.spec.containers.[name=web].image"]
`);
  const origin = originAt(resource, ...image);
  assert.match(shown(origin), /^entry over\/kustomization.yaml:6:22/);
  assert.is(shown(origin.via), 'source over/web.yaml:4:9 web');
  assert.is(shown(origin.prev), 'source over/web.yaml:11:18 web:1');
});

test('objects know the entries on their way', () => {
  const tree = memoryTree({
    'over/kustomization.yaml': 'resources: [../base]',
    'base/kustomization.yaml': 'resources: [web.yaml]',
    'base/web.yaml': web,
  });
  const { resources, filesRead, filesMissing, folders } = build('over', tree, { cache: new ParseCache() });
  assert.equal(resources[0]!.entries.map(shown), [
    'source base/kustomization.yaml:1:13 web.yaml',
    'source over/kustomization.yaml:1:13 ../base',
  ]);
  assert.equal([...filesRead].sort(), ['base/kustomization.yaml', 'base/web.yaml', 'over/kustomization.yaml']);
  assert.ok(filesMissing.has('over/kustomization.yml'));
  assert.equal([...folders], ['over', 'base']);
});

test('a file that changes is parsed anew, one that does not is shared', () => {
  const cache = new ParseCache();
  const replicas = (count: number): string => {
    const files = {
      'kustomization.yaml': 'resources: [web.yaml]',
      'web.yaml': web.replace('replicas: 1', `replicas: ${count}`),
    };
    return originAt(build('.', memoryTree(files), { cache }).resources[0], 'spec', 'replicas').text.content;
  };
  const [first, second, third] = [replicas(1), replicas(1), replicas(2)];
  assert.is(first, second);
  assert.match(third!, /replicas: 2/);
});

test('charts are rendered by whoever builds, and patched like all the rest', () => {
  const chart = build('.', memoryTree({ 'kustomization.yaml': 'resources: [web.yaml]', 'web.yaml': web }))
    .resources[0]!;
  const files = {
    'kustomization.yaml': `namePrefix: p-
helmGlobals: {chartHome: charts}
helmCharts: [{name: shop, releaseName: r, valuesInline: {a: 1}}]
helmChartInflationGenerator: [{chartName: old, values: v.yaml}]
`,
  };
  const requests: unknown[] = [];
  const { resources, problems, complete } = build('.', memoryTree(files), {
    inflateChart: ({ folder, chart: asked, globals }) => {
      requests.push({ folder, asked, globals });
      return { objects: requests.length === 1 ? [chart.root] : [], problems: [], complete: requests.length === 1 };
    },
  });
  assert.equal(requests, [
    { folder: '', asked: { name: 'shop', releaseName: 'r', valuesInline: { a: 1 } }, globals: { chartHome: 'charts' } },
    { folder: '', asked: { name: 'old', valuesFile: 'v.yaml' }, globals: { chartHome: 'charts' } },
  ]);
  assert.equal(problems, []);
  assert.not(complete);
  assert.is(shown(originAt(resources[0], 'metadata', 'name')), 'entry kustomization.yaml:1:13 p-');
});

test.run();
