import { schemaOf } from '@klint/config';
import type { Rule } from '@klint/model';
import { createConnection, ErrorCodes, ResponseError, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type {
  ClientCapabilities, Connection, InitializeParams, InitializeResult, ServerCapabilities,
} from 'vscode-languageserver/node';
import { explainCommand } from './actions.js';
import { answers, type Answers } from './answers.js';
import { ruleOfPage } from './diagnostics.js';
import { applyChanges } from './documents.js';
import { openDesk, type Desk } from './desk.js';
import { ruleLine } from './rule-text.js';

/** What the server is made of. */
export interface ServerSetting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The pages of all rules, by id. */
  pages(): Promise<Readonly<Record<string, string>>>;
}

const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  definitionProvider: true,
  completionProvider: { triggerCharacters: ['/', '-', ' ', ','] },
  codeActionProvider: { codeActionKinds: ['quickfix'] },
  executeCommandProvider: { commands: [explainCommand] },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    textDocumentContent: { schemes: ['klint'] },
  },
};

/** The life of a connection: requests count only between `initialize` and `shutdown`. */
interface Life {
  state: 'new' | 'ready' | 'over';
  client: ClientCapabilities;
  desk: Desk | undefined;
}

/** Serves one editor until it says exit or goes away, which ends the process. */
export function startServer(setting: ServerSetting): void {
  const connection = createConnection(setting.input, setting.output);
  const life: Life = { state: 'new', client: {}, desk: undefined };
  const { version } = setting;
  connection.onInitialize((params): InitializeResult => {
    life.client = params.capabilities;
    life.desk = openDesk(connection, { ...setting, debounce: debounceOf(params) });
    life.state = 'ready';
    for (const uri of foldersOf(params)) life.desk.workspace.addFolder(uri);
    return { capabilities, serverInfo: { name: 'klint', version } };
  });
  connection.onInitialized(() => afterStart(connection, life));
  connection.onShutdown(() => {
    life.state = 'over';
    life.desk?.close();
  });
  followDocuments(connection, life);
  answerRequests(connection, life, setting);
  connection.listen();
}

/** Milliseconds without a keystroke after which is linted. */
const defaultDebounce = 100;

function debounceOf({ initializationOptions: options }: InitializeParams): number {
  const given: unknown = options?.debounce;
  return typeof given === 'number' && given >= 0 ? given : defaultDebounce;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders ? workspaceFolders.map(({ uri }) => uri) : rootUri ? [rootUri] : [];
}

function afterStart(connection: Connection, { client, desk }: Life): void {
  desk?.lintAll();
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const registerOptions = { watchers: [{ globPattern: '**/*' }] };
    const method = 'workspace/didChangeWatchedFiles';
    const registrations = [{ id: 'files', method, registerOptions }];
    connection.sendRequest('client/registerCapability', { registrations }).catch(() => {});
  }
  if (client.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) desk?.workspace.removeFolder(uri);
      for (const { uri } of added) desk?.workspace.addFolder(uri);
      desk?.lintAll();
    });
  }
}

function followDocuments(connection: Connection, life: Life): void {
  const desk = (): Desk | undefined => (life.state === 'ready' ? life.desk : undefined);
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => desk()?.open(uri, version, text));
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    desk()?.change(uri, version, (content) => applyChanges(content, contentChanges));
  });
  connection.onDidCloseTextDocument(({ textDocument }) => desk()?.closeDocument(textDocument.uri));
  connection.onDidSaveTextDocument(() => desk()?.lookAgain());
  connection.onDidChangeWatchedFiles(() => desk()?.lookAgain());
}

function answerRequests(connection: Connection, life: Life, setting: ServerSetting): void {
  const schema = schemaOf(setting.rules);
  const ready = <P, R>(answer: (made: Answers, params: P) => R): ((params: P) => R | ResponseError<void>) => {
    return (params) => {
      if (life.state === 'new') return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
      if (life.state === 'over') return new ResponseError(ErrorCodes.InvalidRequest, 'shut down');
      return answer(answers(life.desk!, { rules: setting.rules, schema, client: life.client }), params);
    };
  };
  connection.onHover(ready((made, params) => made.hover(params)));
  connection.onDefinition(ready((made, params) => made.definition(params)));
  connection.onCompletion(ready((made, params) => made.completion(params)));
  connection.onCodeAction(ready((made, params) => made.codeActions(params)));
  connection.onExecuteCommand(ready(async (_, { command, arguments: given }) => {
    const id: unknown = given?.[0];
    const pages = await setting.pages();
    const rule = setting.rules.find(({ meta }) => meta.id === id);
    if (command !== explainCommand || !rule) {
      return new ResponseError(ErrorCodes.InvalidParams, `${command}: no rule is called ${String(id)}`);
    }
    connection.sendNotification('window/showMessage', { type: 3, message: ruleLine(rule.meta) });
    return pages[rule.meta.id];
  }));
  const contentRequest = 'workspace/textDocumentContent';
  connection.onRequest<{ text: string }, void>(contentRequest, ready(async (_, { uri }: { readonly uri: string }) => {
    const text = (await setting.pages())[ruleOfPage(uri) ?? ''];
    return text === undefined ? new ResponseError(ErrorCodes.InvalidParams, `no page: ${uri}`) : { text };
  }));
}
