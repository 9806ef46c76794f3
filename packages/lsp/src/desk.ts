import type { Connection } from 'vscode-languageserver/node';
import type { Document } from './documents.js';
import { startPublisher } from './publisher.js';
import type { SessionSetting } from './session.js';
import { openWorkspace } from './workspace.js';
import type { Place, Root, Workspace } from './workspace.js';

/** What is open in an editor, and what was made of it. */
export interface Desk {
  readonly workspace: Workspace;
  open(uri: string, version: number, content: string): void;
  change(uri: string, version: number, edit: (content: string) => string): void;
  closeDocument(uri: string): void;
  document(uri: string): Document | undefined;
  placeOf(uri: string): Place | undefined;
  /** The name that the editor has for a file. */
  uriOf(root: Root, path: string): string;
  /** Lints what changed since the last time, so that an answer is about what the editor shows. */
  catchUp(root: Root): void;
  /** Files on the disk may have changed. */
  lookAgain(): void;
  lintAll(): void;
  close(): void;
}

interface OpenDocument extends Document {
  readonly place: Place | undefined;
}

type Setting = SessionSetting & { readonly debounce: number };

export function openDesk(connection: Connection, setting: Setting): Desk {
  const workspace = openWorkspace(setting);
  const documents = new Map<string, OpenDocument>();
  const documentOf = (root: Root, path: string): Document | undefined =>
    [...documents.values()].find(({ place }) => place?.root === root && place.path === path);
  const uriOf = (root: Root, path: string): string => documentOf(root, path)?.uri ?? workspace.uriOf(root, path);
  const send = (params: Parameters<Connection['sendDiagnostics']>[0]) => void connection.sendDiagnostics(params);
  const publisher = startPublisher({ documentOf, uriOf, send });

  const report = (error: string) => connection.console.error(`klint: ${error}`);
  const { lint, lintSoon, close } = startTurns(setting.debounce, (root) => publisher.publish(root), report);
  const put = (uri: string, version: number, content: string): void => {
    const place = documents.get(uri)?.place ?? workspace.placeOf(uri);
    documents.set(uri, { uri, file: place?.path ?? uri, version, content, place });
    if (!place) return;
    place.root.setBuffer(place.path, content);
    lintSoon(place.root);
  };
  return {
    workspace,
    open: put,
    change(uri, version, edit) {
      const known = documents.get(uri);
      if (known) put(uri, version, edit(known.content));
    },
    closeDocument(uri) {
      const place = documents.get(uri)?.place;
      documents.delete(uri);
      if (!place) return;
      place.root.setBuffer(place.path, undefined);
      place.root.expire();
      lintSoon(place.root);
    },
    document: (uri) => documents.get(uri),
    placeOf: (uri) => documents.get(uri)?.place ?? workspace.placeOf(uri),
    uriOf,
    catchUp: (root) => {
      if (root.isStale()) lint(root);
    },
    lookAgain() {
      for (const root of workspace.roots()) {
        root.expire();
        lintSoon(root);
      }
    },
    lintAll: () => [...workspace.roots()].forEach(lintSoon),
    close,
  };
}

/** When each repository is linted: at once, or when nothing has changed for so many milliseconds. */
function startTurns(debounce: number, publish: (root: Root) => void, report: (error: string) => void) {
  const timers = new Map<Root, NodeJS.Timeout>();
  const lint = (root: Root): void => {
    clearTimeout(timers.get(root));
    timers.delete(root);
    try {
      publish(root);
    } catch (error) {
      report(error instanceof Error ? `${error.stack}` : String(error));
    }
  };
  return {
    lint,
    lintSoon(root: Root): void {
      clearTimeout(timers.get(root));
      timers.set(root, setTimeout(() => lint(root), debounce));
    },
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
