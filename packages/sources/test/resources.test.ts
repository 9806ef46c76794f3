import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text } from '@klint/model';
import { readManifestFile } from '../src/manifest-file.js';
import { problems } from './support.js';

function read(content: string) {
  return readManifestFile(new Text('a.yaml', content));
}

function listed(content: string): string[] {
  return read(content).resources.map(({ apiVersion, kind, namespace, name }) => {
    return `${apiVersion} ${kind} ${namespace ?? '-'}/${name}`;
  });
}

test('a resource says its type, namespace and name', () => {
  const [resource] = read('apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec: {x: 1}\n').resources;
  assert.is(resource!.apiVersion, 'v1');
  assert.is(resource!.kind, 'Pod');
  assert.is(resource!.namespace, 'b');
  assert.is(resource!.name, 'a');
  assert.is(resource!.file, 'a.yaml');
  assert.is(resource!.root.get('kind')!.type, 'scalar');
});

test('the configuration of k3s and RKE2 is known by arguments for components', () => {
  assert.equal(listed('token: x\nkubelet-arg: [a=b]\n'), ['k3s.io/v1 K3sConfig -/']);
  assert.equal(listed('etcd-arg+: a=b\n'), ['k3s.io/v1 K3sConfig -/']);
  assert.equal(listed('token: x\nkubelet: [a=b]\n'), []);
  assert.equal(listed('kind: x\nkubelet-arg: [a=b]\n'), []);
});

test('files of components in strings are resources of the object', () => {
  const file = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n';
  const data = `{k: ${JSON.stringify(file)}, l: "kind: X"}`;
  const content = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: ${data}\n`;
  const [resource] = read(content).resources;
  const [embedded, ...rest] = resource!.embedded!;
  assert.equal([embedded!.kind, embedded!.name], ['KubeletConfiguration', 'a']);
  assert.equal([embedded!.host!.path, rest], [['data', 'k'], []]);
  assert.is(embedded!.embedded!.length, 0);
  assert.is(read(content.replace('kubelet.config.k8s.io/v1beta1', 'x/v1')).resources[0]!.embedded!.length, 0);
});

test('the value is plain frozen data, made once', () => {
  const [resource] = read('apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n').resources;
  const { value } = resource!;
  assert.equal(value, { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'a' }] } });
  assert.is(resource!.value, value);
  const spec = value.spec as { containers: object[] };
  for (const part of [value, spec, spec.containers, spec.containers[0]]) assert.ok(Object.isFrozen(part));
});

test('generateName stands in for a name; what is no string is none', () => {
  assert.equal(listed('apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}\n'), ['v1 Pod -/job-']);
  assert.equal(listed('apiVersion: v1\nkind: Pod\nmetadata: {name: 5, namespace: [a]}\n'), ['v1 Pod -/']);
  assert.equal(listed('apiVersion: v1\nkind: Pod\nmetadata: null\n'), ['v1 Pod -/']);
  assert.equal(listed('apiVersion: v1\nkind: Pod\nmetadata: [name]\n'), ['v1 Pod -/']);
});

test('lists are unwrapped, nested ones too, at the places of their items', () => {
  const content = `apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Pod, metadata: {name: a}}
- apiVersion: v1
  kind: List
  items:
  - {apiVersion: v1, kind: Secret, metadata: {name: b}}
- {apiVersion: apps/v1, kind: DeploymentList, items: [{metadata: {name: c}}]}
`;
  assert.equal(listed(content), ['v1 Pod -/a', 'v1 Secret -/b', 'apps/v1 Deployment -/c']);
  const { resources } = read(content);
  assert.equal(resources.map(({ root }) => root.origin.text.positionAt(root.origin.start).line), [4, 8, 9]);
  assert.equal(resources[2]!.value, { metadata: { name: 'c' }, apiVersion: 'apps/v1', kind: 'Deployment' });
});

test('a list without items holds nothing; a kind that only ends in List is an object', () => {
  assert.equal(listed('apiVersion: v1\nkind: List\n'), []);
  assert.equal(listed('apiVersion: v1\nkind: List\nitems: null\n'), []);
  assert.equal(listed('apiVersion: v1\nkind: PodList\nitems: []\n'), []);
  assert.equal(listed('apiVersion: a.b/v1\nkind: AllowList\nmetadata: {name: a}\n'), ['a.b/v1 AllowList -/a']);
});

test('items that are no objects are problems, their neighbours are read', () => {
  const content = `apiVersion: v1
kind: List
items:
- text
- {apiVersion: v1, kind: Pod, metadata: {name: a}}
- kind: Pod
- apiVersion: v1
- metadata: {name: b}
- [a]
- null
`;
  const file = read(content);
  assert.equal(problems(file), [4, 6, 7, 8, 9, 10].map((line) => `a.yaml:${line}:3 valid-kubernetes-object/bad-item`));
  assert.equal(file.problems.map(({ data }) => data.detail), [
    'is a string', 'has no apiVersion', 'has no kind', 'has neither', 'is a list', 'is null',
  ]);
  assert.equal(file.resources.map(({ name }) => name), ['a']);
  assert.is(file.complete, false);
  assert.is(file.incomplete, false);
});

const type = 'valid-kubernetes-object/wrong-type';

test('items that are no list', () => {
  assert.equal(problems(read('apiVersion: v1\nkind: List\nitems: {a: 1}\n')), [`a.yaml:3:8 ${type}`]);
});

const field = 'valid-kubernetes-object/missing-field';

for (const [content, expected] of [
  ['apiVersion: v1\nkind: 5\n', [`2:7 ${type}`]],
  ['apiVersion: 1\nkind: Pod\n', [`1:13 ${type}`]],
  ['apiVersion: [v1]\nkind: {a: 1}\n', [`1:13 ${type}`, `2:7 ${type}`]],
  ['kind: Pod\nmetadata: {name: a}\nspec: {}\n', [`1:1 ${field}`]],
  ['metadata: {name: a}\napiVersion: v1\nspec: {}\n', [`2:1 ${field}`]],
  ['apiVersion: v1\nkind:\nmetadata: {name: a}\n', [`2:1 ${field}`]],
  ['apiVersion: ""\nkind: Pod\n', [`1:1 ${field}`]],
  ['kind: 5\nmetadata: {name: a}\nspec: {}\n', [`1:1 ${field}`, `1:7 ${type}`]],
  ['apiVersion: v1\nKind: ConfigMap\nmetadata: {name: a}\ndata: {}\n', [`1:1 ${field}`]],
  ['apiversion: v1\nkind: Namespace\nmetadata: {name: a}\n', [`2:1 ${field}`]],
  ['kind: Pod\nspec: {containers: []}\n', [`1:1 ${field}`]],
] as const) {
  test(`broken: ${JSON.stringify(content)}`, () => {
    const file = read(content);
    assert.equal(problems(file), expected.map((problem) => `a.yaml:${problem}`));
    assert.equal([file.kubernetes, file.resources.length, file.incomplete], [true, 0, false]);
  });
}

for (const [tool, content] of [
  ['a chart', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
  ['a repository index of Helm', 'apiVersion: v1\nentries: {}\n'],
  ['provisioning of Grafana', 'apiVersion: 1\nproviders: [{name: a}]\n'],
  ['a container group of Azure', 'apiVersion: 2019-12-01\nname: a\nproperties: {}\ntype: Microsoft.App/x\n'],
  ['a devfile', 'apiVersion: 1.0.0\nmetadata: {generateName: go-}\ncomponents: []\n'],
  ['an install-config', 'apiVersion: v1\nbaseDomain: a.example\nmetadata: {name: a}\nplatform: {}\npullSecret: x\n'],
  ['a pipeline of Drone', 'kind: pipeline\ntype: docker\nname: a\nsteps: []\n'],
  ['a role of Teleport', 'kind: role\nversion: v5\nmetadata: {name: a}\nspec: {allow: {}}\n'],
  ['a changelog fragment', 'kind: Added\nbody: x\ntime: 2020-01-01\n'],
  ['an API description', '{"kind": "discovery#restDescription", "id": "x", "name": "x"}'],
  ['a documentation model', '{"id": 0, "kind": 1, "name": "x", "children": []}'],
  ['a package model', '{"metadata": {"toolPackage": "x"}, "kind": "Package", "name": "x", "members": []}'],
] as const) {
  test(`not Kubernetes: ${tool}`, () => {
    const file = read(content);
    assert.equal([problems(file), file.kubernetes, file.resources], [[], false, []]);
  });
}

test('a key that stands twice matters in manifests only; broken YAML in every file', () => {
  const twice = 'name: a\nname: b\n';
  assert.equal(problems(read(twice)), []);
  const mixed = read(`apiVersion: v1\nkind: Pod\n${twice}---\n${twice}---\na: [\n`);
  assert.ok(problems(mixed).includes('a.yaml:4:1 no-duplicate-key/duplicate'));
  assert.is(mixed.problems.filter(({ ruleId }) => ruleId === 'manifest/no-duplicate-key').length, 1);
  assert.ok(mixed.problems.some(({ ruleId }) => ruleId === 'core/valid-yaml'));
});

test('a document that is no mapping is a problem among manifests, and nothing to us alone', () => {
  const pod = 'apiVersion: v1\nkind: Pod\n';
  assert.equal(problems(read('- a\n- b\n')), []);
  assert.equal(problems(read('text\n')), []);
  const mixed = read(`${pod}---\n- a\n---\ntext\n---\n---\n# only a comment\n---\nname: other\n`);
  assert.equal(problems(mixed), [
    'a.yaml:4:1 valid-kubernetes-object/not-a-mapping', 'a.yaml:6:1 valid-kubernetes-object/not-a-mapping',
  ]);
  assert.equal(mixed.problems.map(({ data }) => data.type), ['a list', 'a string']);
  const list = read('- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n');
  assert.equal(problems(list), ['a.yaml:1:1 valid-kubernetes-object/not-a-mapping']);
});

test.run();
