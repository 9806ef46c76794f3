import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defineRule } from '@klint/model';
import { lintFiles } from '../src/pipeline.js';

/** Reports places of a KubeletConfiguration: two that may be there, and one that is not. */
const placeRule = defineRule({
  meta: {
    id: 'worker-node/valid-kubelet',
    title: 'x',
    why: 'x',
    remedy: 'x',
    severity: 'warn',
    presets: [],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: ['KubeletConfiguration'],
    references: [],
    messages: { found: '{place}' },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ report }) => ({
    resource(resource) {
      const places = ['readOnlyPort', 'authentication.anonymous', 'authentication.x509.f'];
      for (const path of places.map((place) => place.split('.'))) {
        const edits = [{ op: 'set' as const, at: { resource, path }, value: 0 }];
        report({ messageId: 'found', at: { resource, path }, data: { place: path.join('.') }, edits });
      }
    },
  }),
});

const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'kube-system', name: 'kubelet-config' };
const configMap =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kubelet-config, namespace: kube-system }\ndata:\n';

const options = { rules: [placeRule], config: { extends: [], rules: { 'worker-node/valid-kubelet': 'warn' } } };

/** The characters that each place leads to, or `in` and where it only is. */
function places(yaml: string): string[] {
  const lines = yaml.split('\n');
  return lintFiles({ 'a.yaml': yaml }, options).findings.map(({ message, location: { start, end, precision } }) => {
    const text = start.line === end.line ? lines[start.line - 1]!.slice(start.column - 1, end.column - 1) : '…';
    return `${message} ${start.line}:${start.column} ${precision} ${text}`;
  }).sort();
}

const indented = [
  '  kubelet: |',
  '    apiVersion: kubelet.config.k8s.io/v1beta1',
  '    kind: KubeletConfiguration',
  '    readOnlyPort: 10255',
  '    authentication:',
  '      anonymous: { enabled: true }',
].join('\n');

test('places in a block scalar are those of the file', () => {
  assert.equal(places(`${configMap}${indented}\n`), [
    'authentication.anonymous 10:7 exact anonymous',
    'authentication.x509.f 9:5 enclosing authentication',
    'readOnlyPort 8:19 exact 10255',
  ]);
  assert.is(places(`${configMap}${indented}\n`.replaceAll('\n', '\r\n')).length, 3);
});

test('so are those of JSON in quotes and in an annotation', () => {
  const json = '{"apiVersion":"kubelet.config.k8s.io/v1beta1","kind":"KubeletConfiguration","readOnlyPort":1,' +
    '"authentication":{"anonymous":{}}}';
  const column = (part: string, text: string) => text.indexOf(part) + 1;
  const single = `  kubelet: '${json}'`;
  assert.equal(places(`${configMap}${single}\n`).map((line) => line.split(' ').slice(1).join(' ')), [
    `5:${column('"anonymous"', single)} exact "anonymous"`,
    `5:${column('"authentication"', single)} enclosing "authentication"`,
    `5:${column(':1,', single) + 1} exact 1`,
  ]);
  const double = `    a: ${JSON.stringify(json)}`;
  const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n${double}\n`;
  assert.equal(places(pod).map((line) => line.split(' ').slice(1).join(' ')), [
    `5:${column('\\"anonymous', double)} exact \\"anonymous\\"`,
    `5:${column('\\"authentication', double)} enclosing \\"authentication\\"`,
    `5:${column(':1,', double) + 1} exact 1`,
  ]);
});

test('a later document of a string has its place', () => {
  const stream = indented.replace('|\n', '|\n    # several documents\n    apiVersion: v1\n    kind: X\n    ---\n');
  assert.is(places(`${configMap}${stream}\n`).at(-1), 'readOnlyPort 12:19 exact 10255');
});

test('strings that hold no such file are left alone', () => {
  assert.equal(places(`${configMap}  a: "kind: KubeletConfiguration: ["\n  b: kind KubeletConfiguration\n`), []);
  assert.equal(places(`apiVersion: v1\nkind: Pod\nspec:\n${indented}\n`), []);
});

test('a finding is about the object, and what silences that silences it', () => {
  const yaml = `${configMap}${indented}\n`;
  const { findings } = lintFiles({ 'a.yaml': yaml }, options);
  const port = findings.find(({ message }) => message === 'readOnlyPort')!;
  assert.equal(port.resource, identity);
  assert.is(port.path, '/data/kubelet/readOnlyPort');
  assert.is(port.fix, null);
  const directive = '  # klint-disable-next-line worker-node/valid-kubelet -- a sample\n';
  const silenced = lintFiles({ 'a.yaml': `${configMap}${directive}${indented}\n` }, options);
  assert.equal([silenced.findings.length, silenced.suppressed.length], [0, 3]);
  const annotation = "annotations: { klint/ignore: 'worker-node/valid-kubelet -- x' }, name: kube";
  const annotated = yaml.replace('name: kube', annotation);
  assert.is(lintFiles({ 'a.yaml': annotated }, options).suppressed.length, 3);
});

test.run();
