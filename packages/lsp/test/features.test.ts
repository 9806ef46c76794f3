import type { CodeAction, CompletionItem, Hover, Location, TextEdit } from 'vscode-languageserver-protocol/node';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pages } from 'klint:pages';
import { editing, type Editor } from './client.js';
import { mixedFiles } from './repositories.js';

const privileged = 'worker-node/no-privileged-container';
const files: Record<string, string> = {
  ...mixedFiles(),
  'klint.yaml': `root: true\nextends: []\nrules: { ${privileged}: error, core/no-unused-suppression: warn }\n`,
  'refs.yaml': `apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot, namespace: shop }
---
apiVersion: v1
kind: Service
metadata: { name: front, namespace: shop }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: in, namespace: shop }
spec:
  defaultBackend:
    service:
      name: front
---
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: shop }
spec:
  serviceAccountName: robot
  containers:
    - name: a
      image: x
      env:
        - name: PASSWORD
          valueFrom: { secretKeyRef: { name: db, key: k } }
`,
};

/** The position behind `mark` in a text. */
function behind(text: string, mark: string): { line: number; character: number } {
  const lines = text.slice(0, text.indexOf(mark) + mark.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

async function askAt<T>(editor: Editor, method: string, path: string, mark: string, text = files[path]!): Promise<T> {
  const { line, character } = behind(text, mark);
  return editor.ask<T>(`textDocument/${method}`, path, line, character);
}

function valueOf(hover: Hover | null): string {
  return (hover?.contents as { value: string } | undefined)?.value ?? '';
}

async function actionsAt(editor: Editor, path: string, line: number): Promise<CodeAction[]> {
  const range = { start: { line, character: 0 }, end: { line, character: 99 } };
  const params = { textDocument: { uri: editor.uri(path) }, range, context: { diagnostics: [] } };
  return editor.connection.sendRequest('textDocument/codeAction', params);
}

test('hover on a field of a template or of values shows what it renders to and where that comes from', () =>
  editing(files, async (editor) => {
    const inValues = valueOf(await askAt(editor, 'hover', 'chart/values.yaml', 'privileged: t'));
    assert.match(inValues, /\*\*Deployment release-name-web\*\*/);
    assert.match(inValues, /```yaml\ntrue\n```/);
    assert.match(inValues, /chart\/templates\/_helpers\.tpl:5/);
    const inTemplate = valueOf(await askAt(editor, 'hover', 'chart/templates/_helpers.tpl', 'image: "{{ .Val'));
    assert.match(inTemplate, /Deployment release-name-web[^]*\/containers\/0\/image[^]*chart\/values\.yaml/);
    const inPatch = valueOf(await askAt(editor, 'hover', 'overlays/dev/debug.yaml', 'privileged: t'));
    assert.match(inPatch, /Deployment dev-web[^]*the value that it replaces: \[overlays\/base\/web\.yaml:16\]/);
  }));

test('a scalar of several parts names the place of each', () =>
  editing({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': 'image:\n  name: nginx\n  tag: "1.2"\n',
    'templates/p.yaml': `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: a
      image: "{{ .Values.image.name }}:{{ .Values.image.tag }}"
`,
  }, async (editor) => {
    const hover = valueOf(await editor.ask('textDocument/hover', 'templates/p.yaml', 6, 16));
    assert.match(hover, /`nginx` from \[values\.yaml:2\]/);
    assert.match(hover, /`1\.2` from \[values\.yaml:3\]/);
    assert.match(hover, /"nginx:1\.2"/);
    const found = await editor.ask<Location[]>('textDocument/definition', 'templates/p.yaml', 6, 16);
    const uri = editor.uri('values.yaml');
    assert.equal(found.map((each) => [each.uri, each.range.start.line]), [[uri, 1], [uri, 2]]);
  }));

test('hover on a rule in a comment or in klint.yaml tells what it is about', () =>
  editing(files, async (editor) => {
    const text = `# klint-disable-next-line ${privileged} -- why\na: 1\n`;
    await editor.open('x.yaml', text);
    assert.match(valueOf(await editor.ask('textDocument/hover', 'x.yaml', 0, 40)), /owns the node/);
    assert.is(await editor.ask('textDocument/hover', 'x.yaml', 0, 5), null);
    assert.match(valueOf(await askAt(editor, 'hover', 'klint.yaml', 'worker-node/no-pri')), /owns the node/);
  }));

test('references lead to the object, rendered values to their key', () =>
  editing(files, async (editor) => {
    const lineOf = async (mark: string): Promise<number[]> =>
      (await askAt<Location[]>(editor, 'definition', 'refs.yaml', mark)).map(({ range }) => range.start.line);
    assert.equal(await lineOf('secretKeyRef: { name: d'), [2]);
    assert.equal(await lineOf('serviceAccountName: rob'), [6]);
    assert.equal(await lineOf('      name: fro'), [10]);
    const base = await askAt<Location[]>(editor, 'definition', 'overlays/dev/debug.yaml', 'privileged: t');
    assert.equal(base.map(({ uri, range }) => [uri, range.start.line]), [[editor.uri('overlays/base/web.yaml'), 15]]);
  }));

test('actions: a directive with a reason, which hides the finding, and an explanation', () =>
  editing(files, async (editor) => {
    for (const [path, line] of [['chart/values.yaml', 5], ['overlays/dev/debug.yaml', 10]] as const) {
      await editor.open(path, files[path]!);
      await editor.diagnostics(path, ({ diagnostics }) => diagnostics.length > 0);
      const actions = await actionsAt(editor, path, line);
      const disable = actions.find(({ title }) => title.startsWith(`Disable ${privileged}`))!;
      const [edit] = Object.values(disable.edit!.changes!)[0] as [TextEdit];
      assert.match(edit.newText, /^ *# klint-disable-next-line \S+ -- why this is accepted\n$/);
      await editor.change(path, [{ range: edit.range, text: edit.newText }]);
      assert.equal(await editor.diagnostics(path), []);
      const explain = actions.find(({ command }) => command?.command === 'klint.explain')!;
      const { command, arguments: given } = explain.command!;
      const page = await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
      assert.is(page, pages[privileged]);
    }
    assert.ok(editor.notes.length > 0);
    const uri = `klint:///rules/${privileged}.md`;
    const content = await editor.connection.sendRequest('workspace/textDocumentContent', { uri });
    assert.equal(content, { text: pages[privileged] });
  }));

test('a fix is offered as an edit, and a finding in a template is hidden by a comment of the template', () => {
  const template = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: a
      securityContext:
        privileged: true
`;
  const chart = {
    'klint.yaml': files['klint.yaml']!,
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'templates/p.yaml': template,
    'old.yaml': `# klint-disable-file ${privileged} -- old\na: 1\n`,
    'sub/unused.yaml': '',
  };
  return editing(chart, async (editor) => {
    const path = 'templates/p.yaml';
    await editor.open(path, template);
    assert.is((await editor.diagnostics(path)).length, 1);
    const disable = (await actionsAt(editor, path, 7)).find(({ title }) => title.startsWith('Disable'))!;
    const { edits } = disable.edit!.documentChanges![0] as unknown as { edits: { snippet: { value: string } }[] };
    const { value } = edits[0]!.snippet;
    assert.match(value, /\{\{- \/\* klint-disable-next-line \S+ -- \$\{1:why this is accepted\} \*\//);
    const text = edits[0]!.snippet.value.replace(/\$\{1:(.*?)\}/, '$1').replace(/\\(.)/g, '$1');
    await editor.change(path, [{ range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } }, text }]);
    assert.equal(await editor.diagnostics(path), []);
    const superfluousLine = `        # klint-disable-next-line ${privileged} -- x\n`;
    const unused = template.replace('true', 'false').replace('        pri', `${superfluousLine}        pri`);
    await editor.change(path, [{ text: unused }]);
    const [superfluous] = await editor.diagnostics(path);
    assert.equal([superfluous!.code, superfluous!.tags], ['core/no-unused-suppression', [1]]);
    const fix = (await actionsAt(editor, path, 7)).find(({ title }) => /^(Fix|Suggestion) for core/.test(title))!;
    const [edit] = Object.values(fix.edit!.changes!)[0] as [TextEdit];
    await editor.change(path, [edit].map(({ range, newText }) => ({ range, text: newText })));
    assert.equal(await editor.diagnostics(path), []);
  }, { capabilities: { workspace: { workspaceEdit: { snippetEditSupport: true, documentChanges: true } } } });
});

test('rules are completed in directives, keys and values in klint.yaml', () =>
  editing(files, async (editor) => {
    const labels = async (path: string, text: string): Promise<string[]> => {
      await editor.open(path, text);
      const { line, character } = behind(text, text);
      const items = await editor.ask<CompletionItem[]>('textDocument/completion', path, line, character);
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: editor.uri(path) } });
      return items.map(({ label }) => label);
    };
    assert.ok((await labels('a.yaml', '# klint-disable-next-line worker')).includes(privileged));
    assert.ok((await labels('a.yaml', '# klint-disable-line a/b, ')).includes(privileged));
    assert.ok((await labels('a.yaml', 'a: # klint-dis')).includes('klint-disable-next-line'));
    assert.equal(await labels('a.yaml', '# worker'), []);
    const top = await labels('klint.yaml', 'extends: [recommended]\nr');
    assert.ok(top.includes('rules') && top.includes('root') && !top.includes('extends'), top.join());
    assert.ok((await labels('klint.yaml', 'rules:\n  wor')).includes(privileged));
    assert.ok((await labels('klint.yaml', `rules:\n  ${privileged}: `)).includes('warn'));
    assert.ok((await labels('klint.yaml', 'extends: [')).includes('pss-restricted'));
    const suppression = await labels('klint.yaml', 'suppressions:\n  - rules: [a]\n    ');
    assert.ok(suppression.includes('reason') && !suppression.includes('rules'), suppression.join());
    assert.ok((await labels('klint.yaml', 'suppressions:\n- match:\n    kind: x\n    ')).includes('namespace'));
  }));

test.run();
