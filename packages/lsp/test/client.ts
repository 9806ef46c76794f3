import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities, Diagnostic, ProtocolConnection, PublishDiagnosticsParams, TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

const program = fileURLToPath(new URL('../klint.js', import.meta.url));

/** An editor with a running server, in a folder of its own. */
export interface Editor {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  uri(path: string): string;
  open(path: string, content: string): Promise<void>;
  change(path: string, changes: TextDocumentContentChangeEvent[]): Promise<number>;
  /** The diagnostics of a file once they satisfy; fails after 15 seconds. */
  diagnostics(path: string, isRight?: (said: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]>;
  /** Asks about a position (from 0) in a file. */
  ask<T>(method: string, path: string, line: number, character: number): Promise<T>;
  /** Notifications that the server sent, by method. */
  readonly notes: readonly { readonly method: string; readonly params: unknown }[];
  /** How the server ended. */
  readonly ended: Promise<number | null>;
}

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initialize?: boolean;
  readonly debounce?: number;
}

/** Runs `klint lsp` in a new folder with these files for as long as `use` takes. */
export async function editing(
  files: Readonly<Record<string, string>>,
  use: (editor: Editor) => Promise<void>,
  { capabilities = {}, initialize = true, debounce = 20 }: EditorOptions = {},
): Promise<void> {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'klint-lsp-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: tmpdir() });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
  const connection = createProtocolConnection(reader, writer);
  connection.onError(() => {});
  const editor = editorOf(folder, connection, ended);
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const uri = editor.uri('');
  try {
    const initializationOptions = { debounce };
    const params = { processId: process.pid, rootUri: uri, capabilities, initializationOptions };
    if (initialize) {
      await connection.sendRequest('initialize', { ...params, workspaceFolders: [{ uri, name: 'work' }] });
      await connection.sendNotification('initialized', {});
    }
    await use(editor);
    if (complaint !== '') throw new Error(`the server complained: ${complaint}`);
  } finally {
    connection.dispose();
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

function editorOf(folder: string, connection: ProtocolConnection, ended: Promise<number | null>): Editor {
  const said = new Map<string, PublishDiagnosticsParams>();
  const versions = new Map<string, number>();
  const notes: { method: string; params: unknown }[] = [];
  const shown = 'window/showMessage';
  connection.onNotification(shown, (params) => void notes.push({ method: shown, params }));
  connection.onNotification('textDocument/publishDiagnostics', (published: PublishDiagnosticsParams) => {
    said.set(published.uri, published);
  });
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
  return {
    folder,
    connection,
    notes,
    ended,
    uri,
    open(path, text) {
      versions.set(path, 1);
      const textDocument = { uri: uri(path), languageId: 'yaml', version: 1, text };
      return connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    async change(path, contentChanges) {
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      const textDocument = { uri: uri(path), version };
      await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
      return version;
    },
    async diagnostics(path, isRight = ({ version }) => version === versions.get(path)) {
      for (let tries = 0; tries < 1500; tries++) {
        const now = said.get(uri(path));
        if (now && isRight(now)) return now.diagnostics;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`${path}: ${JSON.stringify(said.get(uri(path)))}`);
    },
    ask: (method, path, line, character) =>
      connection.sendRequest(method, { textDocument: { uri: uri(path) }, position: { line, character } }),
  };
}

/** `line:rule` of diagnostics, lines from 1. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, code }) => `${range.start.line + 1}:${String(code)}`);
}
