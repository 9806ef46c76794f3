import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { memoryTree } from '@klint/sources';
import { build } from '../src/index.js';

const base = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx
          ports:
            - {containerPort: 53, protocol: TCP, name: tcp}
            - {containerPort: 53, protocol: UDP, name: udp}
            - {containerPort: 80, name: http}
          env: [{name: A, value: "1"}, {name: B, value: "2"}]
          args: [a, b]
        - {name: side, image: side}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80, name: http}, {port: 53, name: dns, protocol: UDP}]}
---
apiVersion: v1
kind: Service
metadata: {name: one}
spec: {ports: [{port: 80}]}
---
apiVersion: example.com/v1
kind: Gadget
metadata: {name: web}
spec: {env: [{name: A, value: "1"}, {name: B, value: "2"}], hosts: [a, b], steps: [{weight: 1}, {weight: 2}]}
`;

const head = 'apiVersion: apps/v1, kind: Deployment, metadata: {name: web}';
const pod = (list: string): string => `{${head}, spec: {template: {spec: {containers: ${list}}}}}`;
const service = (name: string, ports: string): string =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {ports: ${ports}}}`;
const gadget = (spec: string): string =>
  `{apiVersion: example.com/v1, kind: Gadget, metadata: {name: web}, spec: ${spec}}`;

const harmless = '{apiVersion: v1, kind: Service, metadata: {name: one, labels: {a: b}}}';

/** What a patch loses if another one follows, each as `characters of the place: how list detail`. */
function losses(patch: string, later = harmless): string[] {
  const files = { 'base.yaml': base, 'patch.yaml': patch, 'later.yaml': later };
  const kustomization = 'resources: [base.yaml]\npatches: [{path: patch.yaml}, {path: later.yaml}]\n';
  const built = build('.', memoryTree({ ...files, 'kustomization.yaml': kustomization }));
  assert.equal(built.problems, []);
  return built.losses.map(({ how, origin, entry, list, detail }) => {
    assert.is(entry.text.file, 'kustomization.yaml');
    assert.is(origin.text.file, 'patch.yaml');
    return `${origin.text.content.slice(origin.start, origin.end)}: ${how} ${list} ${detail}`;
  });
}

const containers = 'spec.template.spec.containers';

test('an item without the merge key takes the others along', () => {
  const lost = `keyless ${containers} the item itself is lost and name web, side are lost`;
  assert.equal(losses(pod('[{image: x}]')), [`{image: x}: ${lost}`]);
  assert.equal(losses(pod('[{image: x}, {name: side, image: new}]')), [
    `{image: x}: keyless ${containers} the item itself is lost and name web is lost`,
  ]);
});

test('items that share a merge key take the place of each other', () => {
  const lost = (port: number): string =>
    `shared ${containers}[web].ports what the patch says of containerPort ${port} is lost`;
  assert.equal(losses(pod('[{name: web, ports: [{containerPort: 53, name: x}]}]')), [
    `{containerPort: 53, name: x}: ${lost(53)}`,
  ]);
  assert.equal(losses(pod('[{name: web, ports: [{containerPort: 99, name: x}, {containerPort: 99, name: y}]}]')), [
    `{containerPort: 99, name: y}: ${lost(99)}`,
  ]);
  assert.equal(losses(pod('[{name: web, ports: [{containerPort: 80, protocol: UDP}]}]')), [
    `{containerPort: 80, protocol: UDP}: ${lost(80)}`,
  ]);
});

test('a port that is meant to change stands there twice', () => {
  assert.equal(losses(service('web', '[{port: 8080, name: http}]')), [
    '{port: 8080, name: http}: doubled spec.ports port http stands there twice, with port 80 and 8080',
  ]);
  assert.equal(losses(service('one', '[{port: 8080}]')), [
    '{port: 8080}: doubled spec.ports the port stands there twice, with port 80 and 8080',
  ]);
  assert.equal(losses(service('one', '[{port: 80, $patch: delete}, {port: 8080}]')), []);
  // Without the protocol that other ports of the list have, nothing is deleted.
  assert.is(losses(service('web', '[{port: 80, $patch: delete}, {port: 8080, name: http}]')).length, 1);
});

test('a port that a later patch takes away stands there once', () => {
  const doubled = service('one', '[{port: 8080}]');
  assert.equal(losses(doubled, service('one', '[{port: 80, $patch: delete}]')), []);
  assert.equal(losses(doubled, service('one', '[{port: 8080, $patch: delete}]')), []);
  assert.is(losses(doubled, service('one', '[{port: 80, nodePort: 30080}]')).length, 1);
  const named = service('web', '[{port: 8080, name: http}]');
  assert.is(losses(named, service('web', '[{port: 80, $patch: delete}]')).length, 1);
});

test('a list of a type that kustomize does not know is replaced', () => {
  assert.equal(losses(gadget('{env: [{name: A, value: "3"}]}')), ['env: replaced spec.env name B is lost']);
  assert.equal(losses(gadget('{env: [{name: B, value: "3"}, {name: A, value: "1"}]}')), []);
  assert.equal(losses(gadget('{hosts: [c], steps: [{weight: 3}]}')), []);
});

test('what a patch says plainly loses nothing', () => {
  const fine = [
    pod('[{name: web, image: new}]'),
    pod('[{name: web, args: [c], env: [{name: C, value: "3"}, {name: A, value: "9"}]}, {name: new, image: x}]'),
    pod('[{name: side, $patch: delete}]'),
    pod('[{$patch: replace}, {name: only, image: x}]'),
    pod('[{name: web, ports: [{containerPort: 53, protocol: UDP, name: dns}]}]'),
    pod('[{name: web, ports: [{containerPort: 81, name: admin}]}]'),
    pod('[{name: web, env: [{name: A, value: null, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]}]'),
    service('web', '[{port: 443, name: https}]'),
    service('one', '[{port: 80, nodePort: 30000}]'),
  ];
  for (const patch of fine) assert.equal(losses(patch), [], patch);
});

test.run();
