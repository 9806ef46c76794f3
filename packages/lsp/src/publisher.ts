import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { configDiagnostic, diagnosticOf } from './diagnostics.js';
import type { Document } from './documents.js';
import type { Root } from './workspace.js';

/** Says what an editor is to show, and only what it does not know yet. */
export interface Publisher {
  publish(root: Root): void;
}

/** `documentOf` gives the open document of a file; `uriOf` the name that the editor has for a file. */
export interface PublisherSetting {
  documentOf(root: Root, path: string): Document | undefined;
  uriOf(root: Root, path: string): string;
  send(params: PublishDiagnosticsParams): void;
}

export function startPublisher({ documentOf, uriOf, send }: PublisherSetting): Publisher {
  /** What was said of each file of a root, with the version of its text. */
  const said = new Map<Root, Map<string, string>>();
  return {
    publish(root) {
      const before = said.get(root) ?? new Map<string, string>();
      const now = new Map<string, string>();
      const byFile = diagnosticsOf(root, uriOf);
      for (const path of new Set([...before.keys(), ...byFile.keys(), ...root.openPaths()])) {
        const document = documentOf(root, path);
        const diagnostics = byFile.get(path) ?? [];
        const uri = uriOf(root, path);
        const text = JSON.stringify([uri, document?.version, diagnostics]);
        if (diagnostics.length > 0 || document) now.set(path, text);
        if ((before.get(path) ?? '') === text) continue;
        send({ uri, diagnostics, ...(document && { version: document.version }) });
      }
      said.set(root, now);
    },
  };
}

function diagnosticsOf(root: Root, uriOf: PublisherSetting['uriOf']): Map<string, Diagnostic[]> {
  const { run, errors } = root.outcome();
  const found = new Map<string, Diagnostic[]>();
  const add = (path: string, diagnostic: Diagnostic): void => {
    if (root.isShown(path)) found.set(path, [...(found.get(path) ?? []), diagnostic]);
  };
  for (const finding of run?.result.findings ?? []) {
    add(finding.location.file, diagnosticOf(finding, (file) => uriOf(root, file)));
  }
  for (const error of errors) add(error.file, configDiagnostic(error));
  return found;
}
