import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Edit, Path, Ref } from '@klint/model';
import { textEdits } from '../src/edits.js';
import { resourceOf } from './support.js';

/** The text after an edit. */
function after(content: string, make: (at: (...path: Path) => Ref) => Edit, file = 'a.yaml'): string | undefined {
  const resource = resourceOf(content, file);
  const edits = textEdits([make((...path) => ({ resource, path }))]);
  if (!edits) return undefined;
  const lines = content.split('\n');
  const offset = ({ line, column }: { line: number; column: number }): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const [{ location, text }] = edits as [(typeof edits)[number]];
  return content.slice(0, offset(location.start)) + text + content.slice(offset(location.end));
}

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';

test('a key of a block mapping is deleted with its line', () => {
  const content = `${head}spec:\n  hostNetwork: true # why\n  containers: []\n`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'hostNetwork') })),
    `${head}spec:\n  containers: []\n`,
  );
});

test('the last key of a mapping is deleted with its line', () => {
  const content = `${head}spec:\n  containers: []\n  hostPID: true`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'hostPID') })),
    `${head}spec:\n  containers: []\n`,
  );
});

test('deleting the only key deletes the key that holds it', () => {
  const content = `${head}spec:\n  containers:\n    - name: a\n      securityContext:\n        privileged: true\n`;
  const expected = `${head}spec:\n  containers:\n    - name: a\n`;
  const path: Path = ['spec', 'containers', 0, 'securityContext', 'privileged'];
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at(...path) })),
    expected,
  );
});

test('the first key after a dash gives its place to the next', () => {
  const content = `${head}spec:\n  ports:\n    - hostPort: 80\n      containerPort: 80\n`;
  const expected = `${head}spec:\n  ports:\n    - containerPort: 80\n`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'ports', 0, 'hostPort') })),
    expected,
  );
});

test('a key and an item of flow collections are deleted with their comma', () => {
  const content = `${head}spec: { hostIPC: true, add: [A, B, C], last: 1 }\n`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'hostIPC') })),
    `${head}spec: { add: [A, B, C], last: 1 }\n`,
  );
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'add', 1) })),
    `${head}spec: { hostIPC: true, add: [A, C], last: 1 }\n`,
  );
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'add', 2) })),
    `${head}spec: { hostIPC: true, add: [A, B], last: 1 }\n`,
  );
});

test('an item of a block list is deleted with its line', () => {
  const content = `${head}spec:\n  add:\n    - A\n    - B\n`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'add', 0) })),
    `${head}spec:\n  add:\n    - B\n`,
  );
});

test('a scalar is replaced in place', () => {
  const content = `${head}spec:\n  type: "Unconfined" # why\n`;
  assert.is(
    after(content, (at) => ({ op: 'set', at: at('spec', 'type'), value: 'RuntimeDefault' })),
    `${head}spec:\n  type: "RuntimeDefault" # why\n`,
  );
});

test('a missing key is added with its parents, in the indentation of its siblings', () => {
  const content = `${head}spec:\n    containers:\n    -   name: a\n        image: b\n`;
  const path: Path = ['spec', 'containers', 0, 'securityContext', 'allowPrivilegeEscalation'];
  assert.is(
    after(content, (at) => ({ op: 'set', at: at(...path), value: false })),
    `${content}        securityContext:\n          allowPrivilegeEscalation: false\n`.replace(/\n$/, '\n'),
  );
});

test('a missing key is added to flow mappings and JSON', () => {
  assert.is(
    after(`${head}spec: {}\n`, (at) => ({ op: 'set', at: at('spec', 'a', 'b'), value: true })),
    `${head}spec: {a: { b: true }}\n`,
  );
  const json = '{"apiVersion": "v1", "kind": "Pod", "spec": {"hostPID": false}}';
  assert.is(
    after(json, (at) => ({ op: 'set', at: at('spec', 'a', 'b'), value: ['x'] }), 'a.json'),
    '{"apiVersion": "v1", "kind": "Pod", "spec": {"hostPID": false, "a": {"b": ["x"]}}}',
  );
});

test('a missing key goes under an empty one', () => {
  assert.is(
    after(`${head}spec:\n`, (at) => ({ op: 'set', at: at('spec', 'a'), value: true })),
    `${head}spec: { a: true }\n`,
  );
});

test('CRLF stays CRLF', () => {
  const content = `${head}spec:\n  a: 1\n`.replaceAll('\n', '\r\n');
  assert.is(
    after(content, (at) => ({ op: 'set', at: at('spec', 'b'), value: 2 })),
    content.replace('a: 1', 'a: 1\r\n  b: 2'),
  );
});

test('a new key never splits a block scalar', () => {
  const content = `${head}spec:\n  a: 1\n  b: |+\n    text\n\n`;
  assert.is(
    after(content, (at) => ({ op: 'set', at: at('spec', 'c'), value: 2 })),
    content.replace('a: 1', 'a: 1\n  c: 2'),
  );
});

test('items are appended to block, flow, empty and missing lists', () => {
  const append = (content: string): string | undefined =>
    after(content, (at) => ({ op: 'append', at: at('spec', 'drop'), value: 'ALL' }));
  assert.is(append(`${head}spec:\n  drop:\n  - A\n`), `${head}spec:\n  drop:\n  - A\n  - ALL\n`);
  assert.is(append(`${head}spec:\n  drop: [A]\n`), `${head}spec:\n  drop: [A, ALL]\n`);
  assert.is(append(`${head}spec:\n  drop: []\n`), `${head}spec:\n  drop: [ALL]\n`);
  assert.is(append(`${head}spec:\n  add: [A]\n`), `${head}spec:\n  add: [A]\n  drop: [ALL]\n`);
});

test('what has no place for the edit gets none', () => {
  assert.is(
    after(`${head}spec: text\n`, (at) => ({ op: 'set', at: at('spec', 'a'), value: 1 })),
    undefined,
  );
  assert.is(
    after(`${head}spec: !!str 5\n`, (at) => ({ op: 'set', at: at('spec'), value: 1 })),
    undefined,
  );
  assert.is(
    after(`${head}spec: {}\n`, (at) => ({ op: 'delete', at: at('spec', 'a') })),
    undefined,
  );
});

test('a mapping takes the place of an explicit null', () => {
  const made = (value: string): string => `${head}spec:\n  securityContext: ${value}\n  containers: []\n`;
  for (const nothing of ['null', '~']) {
    assert.is(
      after(made(nothing), (at) => ({ op: 'set', at: at('spec', 'securityContext', 'runAsNonRoot'), value: true })),
      made('{ runAsNonRoot: true }'),
    );
  }
});

test('a file in JSON stays one', () => {
  const made = (spec: string): string => `{"kind": "Pod", "apiVersion": "v1", "spec": ${spec}}`;
  const pairs: [string, (at: (...path: Path) => Ref) => Edit, string][] = [
    ['{"a": ["B"]}', (at) => ({ op: 'append', at: at('spec', 'a'), value: 'ALL' }), '{"a": ["B", "ALL"]}'],
    ['{"a": []}', (at) => ({ op: 'append', at: at('spec', 'a'), value: 'ALL' }), '{"a": ["ALL"]}'],
    ['{"a": null}', (at) => ({ op: 'append', at: at('spec', 'a'), value: 'ALL' }), '{"a": ["ALL"]}'],
    ['{"a": "x"}', (at) => ({ op: 'set', at: at('spec', 'a'), value: 'y' }), '{"a": "y"}'],
    ['{"a":null}', (at) => ({ op: 'set', at: at('spec', 'a', 'b'), value: 'y' }), '{"a":{"b": "y"}}'],
  ];
  for (const [before, edit, expected] of pairs) assert.is(after(made(before), edit, 'a.json'), made(expected));
});

test('what aliases and merge keys use elsewhere is left alone', () => {
  const shared = `${head}spec:\n  a: &x\n    p: 1\n  b: *x\n  c:\n    <<: *x\n    q: 1\n  d: [*x, 1]\n`;
  const paths: Path[] = [['a'], ['a', 'p'], ['b', 'p'], ['c', 'p'], ['c', 'q'], ['d', 0, 'p'], ['d', 1]];
  for (const path of paths) {
    assert.is(
      after(shared, (at) => ({ op: 'delete', at: at('spec', ...path) })),
      undefined,
      path.join(),
    );
  }
  for (const path of [
    ['a', 'p'],
    ['b', 'new'],
    ['c', 'p'],
  ]) {
    assert.is(
      after(shared, (at) => ({ op: 'set', at: at('spec', ...path), value: 2 })),
      undefined,
      path.join(),
    );
  }
  const anchor = `${head}spec:\n  a: &x 1\n  b: 2\n`;
  assert.is(
    after(anchor, (at) => ({ op: 'delete', at: at('spec', 'a') })),
    undefined,
  );
});

test('a key that stands twice is not deleted, since the other one would count then', () => {
  const content = `${head}spec:\n  hostPID: true\n  hostPID: true\n  hostIPC: true\n`;
  assert.is(
    after(content, (at) => ({ op: 'delete', at: at('spec', 'hostPID') })),
    undefined,
  );
});

test('comments of what stays are kept', () => {
  const list = `${head}spec:\n  ports:\n    - hostPort: 80 # own\n      # about - the port\n      containerPort: 80\n`;
  assert.is(
    after(list, (at) => ({ op: 'delete', at: at('spec', 'ports', 0, 'hostPort') })),
    `${head}spec:\n  ports:\n    - # about - the port\n      containerPort: 80\n`,
  );
  const first = `${head}spec:\n  a: 1\n  # about b\n  b: 2\n`;
  assert.is(
    after(first, (at) => ({ op: 'delete', at: at('spec', 'a') })),
    `${head}spec:\n  # about b\n  b: 2\n`,
  );
  const item = `${head}spec:\n  add:\n    - # why - not\n      a: 1\n    - B\n`;
  assert.is(
    after(item, (at) => ({ op: 'delete', at: at('spec', 'add', 0) })),
    `${head}spec:\n  add:\n    - B\n`,
  );
  const flow = `${head}spec:\n  add: [A, # about A\n    B]\n`;
  assert.is(
    after(flow, (at) => ({ op: 'delete', at: at('spec', 'add', 1) })),
    `${head}spec:\n  add: [A # about A\n]\n`,
  );
});

test('an empty item or anchored value gets its value after a blank', () => {
  const content = `${head}spec:\n  a:\n    -\n    - 1\n  b: &x\n`;
  const set = (...path: Path) => after(content, (at) => ({ op: 'set', at: at('spec', ...path), value: 2 }));
  assert.is(set('a', 0), content.replace('-\n    - 1', '- 2\n    - 1'));
  assert.is(set('b'), content.replace('&x', '&x 2'));
});

test('a pair without braces and a key without colon take nothing', () => {
  const content = `${head}spec: { list: [a: 1, b: 2], c }\n`;
  assert.is(
    after(content, (at) => ({ op: 'set', at: at('spec', 'list', 0, 'new'), value: 2 })),
    undefined,
  );
  assert.is(
    after(content, (at) => ({ op: 'set', at: at('spec', 'c'), value: 2 })),
    undefined,
  );
});

test('what is appended to one list is one change', () => {
  const resource = resourceOf(`${head}spec:\n  block: {}\n`);
  const at = { resource, path: ['spec', 'block', 'except'] };
  const edits = textEdits(['A', 'B'].map((value) => ({ op: 'append', at, value })));
  assert.equal(
    edits?.map(({ text }) => text),
    ['except: [A, B]'],
  );
});

test('edits that meet are not made', () => {
  const resource = resourceOf(`${head}spec:\n  block: {}\n`);
  const at = (key: string) => ({ resource, path: ['spec', 'block', key] });
  assert.is(textEdits(['a', 'b'].map((key) => ({ op: 'set', at: at(key), value: 1 }))), undefined);
});

test.run();
