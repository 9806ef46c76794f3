import type { Schema } from '@klint/config';
import { Text } from '@klint/model';
import type { Location, Rule, RuleMeta } from '@klint/model';
import { textReader } from '@klint/sources';
import type {
  ClientCapabilities, CodeAction, CodeActionParams, CompletionItem, Definition, Hover, Position,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { actionsFor } from './actions.js';
import { completeConfig, completeDirective } from './completion.js';
import { definitionsAt } from './definition.js';
import type { Desk } from './desk.js';
import { offsetAt, toRange } from './documents.js';
import { hoverField, hoverRule, type Question } from './hover.js';
import type { Run } from './session.js';
import type { Place } from './workspace.js';

/** What requests about a document are answered with. */
export interface Answers {
  hover(params: TextDocumentPositionParams): Hover | null;
  definition(params: TextDocumentPositionParams): Definition;
  completion(params: TextDocumentPositionParams): CompletionItem[];
  codeActions(params: CodeActionParams): CodeAction[];
}

export interface AnswerSetting {
  readonly rules: readonly Rule[];
  readonly schema: Schema;
  readonly client: ClientCapabilities;
}

/** A document with its place in a repository, linted as it is now. */
interface Subject {
  readonly place: Place;
  readonly text: Text;
  readonly run: Run | undefined;
  readonly version: number | null;
  uriOf(file: string): string;
}

export function answers(desk: Desk, { rules, schema, client }: AnswerSetting): Answers {
  return {
    hover({ textDocument, position }) {
      const subject = subjectOf(desk, textDocument.uri);
      if (!subject) return null;
      const question = questionAt(subject, position);
      const { run, uriOf } = subject;
      return hoverRule(question, rules) ?? (run && hoverField(question, run, uriOf)) ?? null;
    },
    definition({ textDocument, position }) {
      const subject = subjectOf(desk, textDocument.uri);
      if (!subject?.run) return [];
      const found = definitionsAt(questionAt(subject, position), subject.run);
      return found.map((location) => ({ uri: subject.uriOf(location.file), range: toRange(location) }));
    },
    completion({ textDocument, position }) {
      const subject = subjectOf(desk, textDocument.uri);
      if (!subject) return [];
      const { path } = subject.place;
      const { position: end, line, lines } = linesBefore(subject.text, position);
      const before = { lines, position: end };
      const likely = new Set(findingsNear(subject, line).map(({ ruleId }) => ruleId));
      if (/(^|\/)klint\.yaml$/.test(path)) return completeConfig(before, schema);
      return completeDirective(before, rules, likely);
    },
    codeActions({ textDocument, range, context }) {
      const subject = subjectOf(desk, textDocument.uri);
      const isWanted = !context.only || context.only.some((kind) => kind === '' || kind === 'quickfix');
      if (!subject?.run || !isWanted) return [];
      const { run, text, version, uriOf } = subject;
      return actionsFor({
        text,
        range,
        findings: run.result.findings,
        rules: new Map(rules.map(({ meta }): [string, RuleMeta] => [meta.id, meta])),
        isTemplate: isTemplate(text.file, run),
        snippets: client.workspace?.workspaceEdit?.snippetEditSupport === true,
        version,
        uriOf,
      });
    },
  };
}

function subjectOf(desk: Desk, uri: string): Subject | undefined {
  const place = desk.placeOf(uri);
  if (!place) return undefined;
  const { root, path } = place;
  desk.catchUp(root);
  const { run } = root.outcome();
  const document = desk.document(uri);
  const content = document?.content ?? (run && textReader(run.repository)(path));
  if (typeof content !== 'string') return undefined;
  const version = document?.version ?? null;
  return { place, text: new Text(path, content), run, version, uriOf: (file) => desk.uriOf(root, file) };
}

function questionAt({ place, text }: Subject, position: Position): Question {
  const { position: valid } = linesBefore(text, position);
  const start = text.offsetOfLine(valid.line + 1);
  return { path: place.path, position: valid, line: text.content.slice(start, text.offsetOfLine(valid.line + 2)) };
}

/** The position that is in the text, and its lines up to there. */
function linesBefore(text: Text, position: Position): { position: Position; line: number; lines: string[] } {
  const offset = offsetAt(text, position);
  const { line, column } = text.positionAt(offset);
  return {
    position: { line: line - 1, character: column - 1 },
    line,
    lines: text.content.slice(0, offset).split(/\r\n|\n|\r/),
  };
}

/** Findings in the next lines of a document: those that a directive on this one may be about. */
function findingsNear({ place, run }: Subject, line: number): { readonly ruleId: string }[] {
  const isNear = ({ file, start }: Location): boolean =>
    file === place.path && start.line >= line && start.line <= line + 3;
  return (run?.result.findings ?? []).filter(({ location }) => isNear(location));
}

function isTemplate(path: string, { loaded }: Run): boolean {
  const charts = loaded.units.filter(({ kind }) => kind === 'chart').map(({ folder }) => folder);
  const isIn = (folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  return /(?:^|\/)templates\//.test(path) && charts.some(isIn);
}
