import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { editing } from './client.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: "🦊 bad" }
spec: { hostNetwork: true, containers: [{ name: a, image: x }] }
`;
const config = 'root: true\nextends: []\nrules: { worker-node/no-host-network: error }\n';
const files = { 'pod.yaml': pod, 'klint.yaml': config };

async function codeOf(request: Promise<unknown>): Promise<number> {
  return request.then(() => 0, (error: { code: number }) => error.code);
}

test('requests before initialize and after shutdown are refused, and exit ends the process', () =>
  editing(files, async (editor) => {
    assert.is(await codeOf(editor.ask('textDocument/hover', 'pod.yaml', 0, 0)), -32002);
    const textDocument = { uri: editor.uri('pod.yaml') };
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    await editor.connection.sendRequest('initialize', { processId: null, rootUri: editor.uri(''), capabilities: {} });
    assert.is(await editor.ask('textDocument/hover', 'pod.yaml', 0, 0), null);
    assert.is(await codeOf(editor.connection.sendRequest('klint/nothing', {})), -32601);
    await editor.connection.sendRequest('shutdown');
    assert.is(await codeOf(editor.ask('textDocument/hover', 'pod.yaml', 0, 0)), -32600);
    await editor.connection.sendNotification('exit');
    assert.is(await editor.ended, 0);
  }, { initialize: false }));

test('shutdown in the middle of typing is answered, and nothing is linted after it', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod);
    await editor.diagnostics('pod.yaml');
    const version = await editor.change('pod.yaml', [{ text: pod.replace('true', 'false') }]);
    await editor.connection.sendRequest('shutdown');
    await new Promise((done) => setTimeout(done, 300));
    await editor.diagnostics('pod.yaml', (said) => said.version === version - 1);
    await editor.connection.sendNotification('exit');
    assert.is(await editor.ended, 0);
  }, { debounce: 100 }));

test('exit without shutdown is exit code 1', () =>
  editing(files, async (editor) => {
    await editor.connection.sendNotification('exit');
    assert.is(await editor.ended, 1);
  }));

test('changes and requests for documents that are not open do no harm', () =>
  editing(files, async (editor) => {
    await editor.change('pod.yaml', [{ text: 'x' }]);
    for (const method of ['textDocument/hover', 'textDocument/definition', 'textDocument/completion']) {
      assert.is(await codeOf(editor.ask(method, 'nowhere/at-all.yaml', 9, 9)), 0, method);
    }
    const untitled = { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 0, character: 0 } };
    assert.is(await editor.connection.sendRequest('textDocument/hover', untitled), null);
    await editor.open('pod.yaml', pod);
    assert.is((await editor.diagnostics('pod.yaml')).length, 1);
  }));

test('a request that is cancelled is answered, and those after it too', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod);
    const position = { line: 3, character: 10 };
    const params = { textDocument: { uri: editor.uri('pod.yaml') }, position };
    const answers = Array.from({ length: 20 }, (_, i) => {
      const source = new CancellationTokenSource();
      const answer = codeOf(editor.connection.sendRequest('textDocument/definition', params, source.token));
      if (i % 2 === 0) source.cancel();
      return answer;
    });
    const codes = await Promise.all(answers);
    assert.ok(codes.every((code, i) => code === 0 || (i % 2 === 0 && code === -32800)), codes.join());
    assert.is((await editor.diagnostics('pod.yaml')).length, 1);
  }));

test('positions that are not in the text count as the nearest that are', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod);
    for (const [line, character] of [[2, 19], [2, 9999], [9999, 0], [0, 9999]] as const) {
      assert.is(await codeOf(editor.ask('textDocument/hover', 'pod.yaml', line, character)), 0);
    }
    // In the middle of the fox, behind the end of a line, behind the end of the text.
    const inFox = { line: 2, character: 19 };
    await editor.change('pod.yaml', [{ range: { start: inFox, end: inFox }, text: 'not ' }]);
    const far = { line: 0, character: 500 };
    await editor.change('pod.yaml', [{ range: { start: far, end: far }, text: ' # first' }]);
    const end = { line: 900, character: 0 };
    await editor.change('pod.yaml', [{ range: { start: end, end }, text: '# last\n' }]);
    const [finding] = await editor.diagnostics('pod.yaml');
    assert.is(finding!.range.start.line, 3);
    const line = { start: { line: 3, character: 0 }, end: { line: 3, character: 99 } };
    await editor.change('pod.yaml', [{ range: { start: line.end, end: line.start }, text: 'spec: {}' }]);
    assert.equal(await editor.diagnostics('pod.yaml'), []);
  }));

test('a document of 5 MB is judged, and so is a change of one character in it', () =>
  editing(files, async (editor) => {
    const one = (i: number) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c${i} }\ndata:\n`;
    const filler = `  text: |\n${`    ${'x'.repeat(90)}\n`.repeat(60)}`;
    const large = Array.from({ length: 900 }, (_, i) => `${one(i)}${filler}---\n`).join('') + pod;
    assert.ok(large.length > 5_000_000);
    await editor.open('large.yaml', large);
    const [finding] = await editor.diagnostics('large.yaml');
    const { start } = finding!.range;
    assert.is(start.line, large.split('\n').length - 2);
    await editor.change('large.yaml', [{ range: finding!.range, text: 'false' }]);
    assert.equal(await editor.diagnostics('large.yaml'), []);
  }));

test.run();
