import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { editing, placesOf } from './client.js';
import { mixedFiles } from './repositories.js';

const privileged = 'worker-node/no-privileged-container';
const config = `root: true\nextends: []\nrules: { ${privileged}: error, container-app/require-memory-limit: warn }\n`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: bad }
spec:
  containers:
    - name: a
      image: x
      securityContext: { privileged: true }
      resources: { limits: { memory: 1Gi } }
`;
const files: Record<string, string> = { ...mixedFiles(), 'klint.yaml': config, 'pod.yaml': pod };

const hasRule = (id: string) => ({ diagnostics }: PublishDiagnosticsParams) =>
  diagnostics.some(({ code }) => code === id);

const at = (line: number, character: number) => ({ line, character });

test('a manifest is judged as it is typed, unsaved text included', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod);
    const [first] = await editor.diagnostics('pod.yaml');
    assert.is(first!.severity, DiagnosticSeverity.Error);
    assert.equal(first!.codeDescription, { href: `klint:///rules/${privileged}.md` });
    assert.equal(first!.range, { start: at(7, 37), end: at(7, 41) });
    await editor.change('pod.yaml', [{ range: { start: at(7, 37), end: at(7, 41) }, text: 'false' }]);
    assert.equal(await editor.diagnostics('pod.yaml'), []);
    await editor.change('pod.yaml', [{ text: pod.replace('memory: 1Gi', '') }]);
    const again = await editor.diagnostics('pod.yaml');
    assert.equal(placesOf(again), [`8:${privileged}`, '9:container-app/require-memory-limit']);
    assert.is(again[1]!.severity, DiagnosticSeverity.Warning);
  }));

test('a template, its values, a patch and a kustomization are judged in their unit', () =>
  editing(files, async (editor) => {
    const values = files['chart/values.yaml']!;
    await editor.open('chart/values.yaml', values);
    const found = await editor.diagnostics('chart/values.yaml', ({ diagnostics }) => diagnostics.length > 0);
    assert.ok(placesOf(found).includes(`6:${privileged}`));
    const related = found.find(({ code }) => code === privileged)!.relatedInformation!;
    assert.ok(related.some(({ location }) => location.uri === editor.uri('chart/templates/_helpers.tpl')));
    await editor.change('chart/values.yaml', [{ text: values.replace('privileged: true', 'privileged: false') }]);
    assert.not(placesOf(await editor.diagnostics('chart/values.yaml')).includes(`6:${privileged}`));

    const helper = files['chart/templates/_helpers.tpl']!;
    await editor.open('chart/templates/_helpers.tpl', helper);
    const broken = helper.replace('{{-', '{{- nosuchfunction');
    await editor.change('chart/templates/_helpers.tpl', [{ text: broken }]);
    await editor.diagnostics('chart/templates/_helpers.tpl', hasRule('core/valid-chart'));

    const patch = files['overlays/dev/debug.yaml']!;
    assert.ok((await editor.diagnostics('overlays/dev/debug.yaml', (said) => said.diagnostics.length > 0)).length > 0);
    await editor.open('overlays/dev/debug.yaml', patch.replace('privileged: true', 'privileged: false'));
    assert.not(placesOf(await editor.diagnostics('overlays/dev/debug.yaml')).includes(`11:${privileged}`));

    await editor.open('overlays/prod/kustomization.yaml', 'resources: [../nowhere]\n');
    await editor.diagnostics('overlays/prod/kustomization.yaml', hasRule('core/valid-kustomization'));
  }));

test('closing without saving brings back what is on the disk', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod.replace('privileged: true', 'privileged: false'));
    assert.equal(await editor.diagnostics('pod.yaml'), []);
    const textDocument = { uri: editor.uri('pod.yaml') };
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    assert.is((await editor.diagnostics('pod.yaml', ({ diagnostics }) => diagnostics.length > 0)).length, 1);
  }));

test('klint.yaml counts as it is typed and as it is saved by others; its mistakes are shown where they are', () =>
  editing(files, async (editor) => {
    await editor.open('pod.yaml', pod);
    assert.is((await editor.diagnostics('pod.yaml')).length, 1);
    await editor.open('klint.yaml', config.replace('error', 'info'));
    const softer = await editor.diagnostics('pod.yaml', ({ diagnostics: [first] }) => first?.severity === 3);
    assert.is(softer.length, 1);
    await editor.change('klint.yaml', [{ text: 'ruls: {}\n' }]);
    const [mistake] = await editor.diagnostics('klint.yaml', ({ diagnostics }) => diagnostics.length > 0);
    assert.match(String(mistake!.message), /unknown key: "ruls"/);
    assert.is((await editor.diagnostics('pod.yaml', () => true)).length, 1, 'what was found stays');
    const textDocument = { uri: editor.uri('klint.yaml') };
    writeFileSync(join(editor.folder, 'klint.yaml'), 'root: true\nextends: []\n');
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    await editor.diagnostics('pod.yaml', ({ diagnostics }) => diagnostics.length === 0);
    rmSync(join(editor.folder, 'klint.yaml'));
    const changes = [{ uri: textDocument.uri, type: 3 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await editor.diagnostics('pod.yaml', ({ diagnostics }) => diagnostics.length > 2);
  }));

test('a file that is on no disk yet, and one that lies beyond the workspace', () =>
  editing({ 'work/klint.yaml': config, 'other/pod.yaml': pod, 'other/.git/HEAD': '' }, async (editor) => {
    const folder = { uri: editor.uri('work'), name: 'work' };
    const event = { added: [folder], removed: [{ uri: editor.uri(''), name: 'work' }] };
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await editor.open('work/deep/new.yaml', pod);
    assert.equal(placesOf(await editor.diagnostics('work/deep/new.yaml')), [`8:${privileged}`]);
    await editor.open('other/pod.yaml', pod);
    assert.ok(placesOf(await editor.diagnostics('other/pod.yaml')).includes(`8:${privileged}`));
  }, { capabilities: { workspace: { workspaceFolders: true } } }));

test.run();
