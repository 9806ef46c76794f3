import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { schemaOf, unknownKeywords } from '@klint/config';
import { errorsOf, rules } from './samples.js';

test('the schema has every rule with its options, and no keyword that validation does not know', () => {
  const schema = schemaOf(rules);
  assert.equal(unknownKeywords(schema), []);
  assert.equal(Object.keys(schema.definitions!['rules']!.properties!), rules.map(({ meta }) => meta.id));
  const { properties } = schema.definitions!['rules']!;
  const [, withOptions] = properties!['worker-node/no-host-path-volume']!.anyOf!;
  const options = (withOptions!.items as { properties?: object }[])[1]!;
  assert.equal(Object.keys(options.properties!), ['allow', 'readOnly', 'limit', 'mode']);
});

test('an unknown keyword is told with its place', () => {
  const schema = { properties: { a: { anyOf: [{ uniqueItems: true } as object] } } };
  assert.equal(unknownKeywords(schema), ['#/a/0/uniqueItems']);
});

test('every key has a description', () => {
  const { properties } = schemaOf(rules);
  for (const [name, { $ref, description }] of Object.entries(properties!)) assert.ok($ref ?? description, name);
});

test('a configuration with every key is valid', () => {
  const content = `
extends: [recommended, pss-restricted]
kubernetesVersion: "1.33"
rules:
  worker-node/no-host-path-volume: [error, { allow: [/var/log] }]
overrides:
  - paths: ["dev/**"]
    rules: { container-app/require-memory-limit: off }
  - match: { kind: DaemonSet, namespace: kube-system, name: "fluent-*" }
    rules: { worker-node/no-host-path-volume: warn }
suppressions:
  - rules: [worker-node/no-host-network]
    match: { kind: DaemonSet, name: node-exporter, container: "*", path: "vendor/**" }
    reason: needs the host's interfaces
    expires: 2027-06-01
charts:
  - path: charts/shop
    renders:
      - { name: prod, values: [values-prod.yaml], namespace: shop, kubeVersion: "1.33" }
      - { apiVersions: [a/v1], set: [a=b] }
externals:
  - { kind: Secret, namespace: shop, name: db }     # exists, made elsewhere
ignore: ["examples/**"]
failOn: error
root: true
units: [{ name: shop, paths: [shop] }]
workloads: [{ group: apps.example.com, kind: App, path: spec.template }]
helmVersion: "3"
loadRestrictor: LoadRestrictionsNone
`;
  assert.equal(errorsOf(content), []);
  const keys = content.match(/^[a-zA-Z]+(?=:)/gm)!.sort();
  assert.equal(keys, Object.keys(schemaOf(rules).properties!).sort());
});

test.run();
