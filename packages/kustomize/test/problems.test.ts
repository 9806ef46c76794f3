import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coreMessages, formatMessage, type Problem } from '@klint/model';
import { memoryTree } from '@klint/sources';
import { build, type Built } from '../src/index.js';

type Files = Readonly<Record<string, string>>;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, image: web}]}}}
`;

function buildFiles(files: Files, root = '.'): Built {
  return build(root, memoryTree(files));
}

/** Problems as `file:line:column message`. */
function told({ problems }: Built): string[] {
  return problems.map((problem) => {
    const { at, ruleId, messageId, data } = problem;
    if (!('text' in at)) throw new Error('a problem without a place');
    const { file, start } = at.text.locate(at.start, at.end).location;
    const messages: Record<string, string> = coreMessages[ruleId as keyof typeof coreMessages];
    return `${file}:${start.line}:${start.column} ${formatMessage(messages[messageId]!, data)}`;
  });
}

function matches(built: Built, ...patterns: readonly RegExp[]): void {
  const lines = told(built);
  assert.is(lines.length, patterns.length, lines.join('\n'));
  patterns.forEach((pattern, i) => assert.match(lines[i]!, pattern));
}

test('everything that is wrong is told at its line, and the rest is built', () => {
  const built = buildFiles({
    'kustomization.yaml': `resources:
  - web.yaml
  - missing.yaml
  - other.yaml
unknownField: 1
patches:
  - path: nowhere.yaml
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec: {replicas: 2, $patch: nonsense}
  - target: {kind: Deployment}
    patch: |-
      - {op: add, path: /spec/replicas, value: 3}
      - {op: remove, path: /spec/nothing}
replicas:
  - {name: web, count: 5}
images: text
`,
    'web.yaml': deployment,
    'other.yaml': 'kind: Service\nmetadata: {name: a}\n---\nkind: Service\n---\nkey: [\n',
  });
  matches(
    built,
    /^kustomization.yaml:5:1 .*unknownField/,
    /^kustomization.yaml:19:9 .*a list is needed/,
    /^kustomization.yaml:3:5 missing.yaml does not exist/,
    /^other.yaml:6:6 .*not YAML|^other.yaml:7:1/,
    /^other.yaml:4:1 .*no metadata.name/,
    /^kustomization.yaml:7:11 nowhere.yaml does not exist/,
    /^kustomization.yaml:12:35 .*nonsense/,
    /^kustomization.yaml:16:9 .*remove \/spec\/nothing/,
  );
  assert.not(built.complete);
  const kinds = built.resources
    .map(({ root }) => root.get('kind'))
    .map((node) => node?.type === 'scalar' && node.content);
  assert.equal(kinds, ['Service', 'Deployment']);
});

test('a remote source is told, not fetched, and what may need it is not blamed', () => {
  const built = buildFiles({
    'kustomization.yaml': `resources:
  - https://example.com/all.yaml
  - github.com/org/repo//deploy?ref=v1
  - web.yaml
patches:
  - patch: '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "remote"}}'
`,
    'web.yaml': deployment,
  });
  matches(
    built,
    /^kustomization.yaml:2:5 https:\/\/example.com\/all.yaml is a remote source/,
    /^kustomization.yaml:3:5 github.com.* is a remote source/,
  );
  assert.ok(built.problems.every(({ incomplete }) => incomplete !== true));
  assert.not(built.complete);
  assert.is(built.resources.length, 1);
});

test('a patch without its object is told where nothing else is missing', () => {
  const kustomization = `resources: [web.yaml]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: wbe}
`;
  matches(buildFiles({ 'kustomization.yaml': kustomization, 'web.yaml': deployment }), /:4:7 .*no Deployment wbe/);
});

test('a file outside of the folder is told, read all the same, and leaves the build complete', () => {
  const files = { 'over/kustomization.yaml': 'resources: [../web.yaml, ../../etc/x.yaml]\n', 'web.yaml': deployment };
  const built = buildFiles(files, 'over');
  matches(built, /:1:13 ..\/web.yaml lies outside of the folder/, /:1:26 .*leads out of the repository/);
  assert.is(built.resources.length, 1);
  const { problems, complete } = buildFiles(
    { ...files, 'over/kustomization.yaml': 'resources: [../web.yaml]' },
    'over',
  );
  assert.ok(complete);
  assert.equal(
    problems.map((problem: Problem) => problem.incomplete),
    [undefined],
  );
});

test('circles, components in the wrong place and second objects are told at their entries', () => {
  const files = {
    'a/kustomization.yaml': 'resources: [../b, ../c]\n',
    'b/kustomization.yaml': 'resources: [../a]\n',
    'c/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: []\n',
  };
  matches(buildFiles(files, 'a'), /^b.*leads back to a/, /^a.*\.\.\/c is a component/);
  const twice = { 'kustomization.yaml': 'resources: [x.yaml, y.yaml]', 'x.yaml': deployment, 'y.yaml': deployment };
  matches(buildFiles(twice), /:1:21 .*second Deployment web/);
});

test('folders without a kustomization, and with two, are told', () => {
  matches(buildFiles({ 'x.yaml': deployment }), /the folder \. has no kustomization/);
  const both = { 'kustomization.yaml': 'resources: []', Kustomization: 'resources: []' };
  matches(buildFiles(both), /has both kustomization.yaml and Kustomization/);
  matches(buildFiles({ 'kustomization.yaml': 'kind: Kustomization\n' }), /the kustomization is empty/);
});

test('bases that double at every level end at a limit', () => {
  const files: Record<string, string> = { 'l0/kustomization.yaml': 'configMapGenerator: [{name: a}]\n' };
  for (let i = 1; i < 20; i++) {
    for (const side of ['x', 'y']) {
      files[`${side}${i}/kustomization.yaml`] = `resources: [../l${i - 1}]\nnamePrefix: ${side}\n`;
    }
    files[`l${i}/kustomization.yaml`] = `resources: [../x${i}, ../y${i}]\n`;
  }
  const built = buildFiles(files, 'l19');
  assert.ok(built.problems.some(({ messageId }) => messageId === 'limit'));
});

for (const namespace of ['null', 'true', '12']) {
  test(`the namespace of a subject is text, not "${namespace}"`, () => {
    const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`;
    const patch = `- {op: replace, path: /subjects/0/namespace, value: ${namespace}}`;
    const files = {
      'kustomization.yaml': `resources: [web.yaml]\npatches: [{target: {kind: RoleBinding}, patch: "${patch}"}]\n`,
      'web.yaml': binding,
    };
    matches(buildFiles(files), /the namespace of a subject is no text/);
    matches(buildFiles({ ...files, 'kustomization.yaml': 'resources: [web.yaml]\n' }));
  });
}

test('strange configurations are told and never throw', () => {
  const fields = ['patches', 'labels', 'images', 'replacements', 'vars', 'configMapGenerator', 'helmCharts', 'openapi'];
  const values = ['1', 'text', '[1, [2], {a: 1}]', '{a: {b: []}}', '[{}]', '[null]', '{path: [1]}'];
  for (const field of [...fields, 'resources', 'transformers', 'sortOptions', 'configurations', 'crds', 'components']) {
    for (const value of values) {
      const files = { 'kustomization.yaml': `resources: [web.yaml]\n${field}: ${value}\n`, 'web.yaml': deployment };
      assert.not.throws(() => buildFiles(files), undefined, `${field}: ${value}`);
    }
  }
});

test('what changes nothing is noted', () => {
  const built = buildFiles({
    'kustomization.yaml': `resources: [web.yaml]
images: [{name: wbe, newTag: "1"}, {name: web, newTag: "1"}]
patches:
  - {target: {kind: Service}, patch: '[{"op": "remove", "path": "/x"}]'}
  - {target: {kind: Deployment}, patch: '[{"op": "replace", "path": "/metadata/name", "value": "web"}]'}
  - {patch: '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}}'}
  - {patch: '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "labels": {"a": "b"}}}'}
replacements:
  - source: {kind: Deployment, name: web}
    targets:
      - {select: {kind: Gadget}, fieldPaths: [spec.name]}
      - {select: {kind: Deployment}, fieldPaths: [metadata.labels.a]}
`,
    'web.yaml': deployment,
  });
  assert.equal(told(built), []);
  const places = built.effects.map(({ what, outcome, wanted, origin }) => {
    const { file, start } = origin.text.locate(origin.start, origin.end).location;
    return `${what} (${wanted}) ${outcome} ${file}:${start.line}:${start.column}`;
  });
  assert.equal(places, [
    'patch (kind Service) unmet kustomization.yaml:4:5',
    'patch (kind Deployment) met kustomization.yaml:5:5',
    'patch (Deployment web) met kustomization.yaml:6:5',
    'patch (Deployment web) changed kustomization.yaml:7:5',
    'image (wbe) unmet kustomization.yaml:2:10',
    'image (web) changed kustomization.yaml:2:36',
    'replacement (kind Gadget) unmet kustomization.yaml:11:9',
    'replacement (kind Deployment) changed kustomization.yaml:12:9',
  ]);
});

test.run();
