import type { Finding, RuleMeta, Text } from '@klint/model';
import { CodeActionKind } from 'vscode-languageserver/node';
import type {
  CodeAction, Diagnostic, Range, SnippetTextEdit, TextEdit, WorkspaceEdit,
} from 'vscode-languageserver/node';
import { diagnosticOf } from './diagnostics.js';
import { disableNextLine, placeholder } from './disable.js';
import { toRange, touches } from './documents.js';

/** The command that shows what a rule is about; its argument is the rule's id. */
export const explainCommand = 'klint.explain';

/** What actions are made for: findings of a document, and how files are named to the editor. */
export interface ActionSetting {
  readonly text: Text;
  readonly range: Range;
  readonly findings: readonly Finding[];
  readonly rules: ReadonlyMap<string, RuleMeta>;
  readonly isTemplate: boolean;
  /** Whether the editor lets the user write in a placeholder of an edit. */
  readonly snippets: boolean;
  /** The version of the document, if it is open. */
  readonly version: number | null;
  uriOf(file: string): string;
}

/** Rules whose findings no directive hides. */
const neverHidden = /^core\/(?:valid-(?:yaml|chart|kustomization|suppression)|no-expired-suppression)$/;

/** For each finding in a range: its fix, a directive that hides it, and what its rule is about. */
export function actionsFor(setting: ActionSetting): CodeAction[] {
  const { findings, range, text } = setting;
  const here = findings.filter(({ location }) => location.file === text.file && touches(location, range));
  const fixes = here.flatMap((finding) => fixOf(finding, setting));
  const rules = [...new Map(here.map((finding) => [`${finding.ruleId} ${finding.location.start.line}`, finding]))];
  const disables = rules.flatMap(([, finding]) => disableOf(finding, setting));
  const explains = [...new Map(here.map((finding) => [finding.ruleId, finding])).values()];
  return [...fixes, ...disables, ...explains.map((finding) => explanationOf(finding, setting))];
}

function about(finding: Finding, { uriOf }: ActionSetting): { kind: CodeActionKind; diagnostics: Diagnostic[] } {
  return { kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(finding, uriOf)] };
}

function fixOf(finding: Finding, setting: ActionSetting): CodeAction[] {
  const { fix, ruleId } = finding;
  if (!fix) return [];
  const changes: Record<string, TextEdit[]> = {};
  for (const { location, text } of fix.edits) {
    (changes[setting.uriOf(location.file)] ??= []).push({ range: toRange(location), newText: text });
  }
  const isSafe = fix.kind === 'safe';
  const title = `${isSafe ? 'Fix' : 'Suggestion'} for ${ruleId}: ${fix.description}`;
  return [{ title, ...about(finding, setting), edit: { changes }, isPreferred: isSafe }];
}

function disableOf(finding: Finding, setting: ActionSetting): CodeAction[] {
  const { ruleId, location } = finding;
  if (neverHidden.test(ruleId) || location.precision === 'file') return [];
  const insertion = disableNextLine(setting.text, location.start.line, ruleId, setting.isTemplate);
  if (!insertion) return [];
  const at = { line: insertion.line - 1, character: 0 };
  const range = { start: at, end: at };
  const title = `Disable ${ruleId} for this line, with a reason`;
  const uri = setting.uriOf(location.file);
  const { text, reason } = insertion;
  const escaped = (part: string): string => part.replace(/[\\$}]/g, '\\$&');
  const value = `${escaped(text.slice(0, reason.start))}\${1:${placeholder}}${escaped(text.slice(reason.end))}`;
  const snippet: SnippetTextEdit = { range, snippet: { kind: 'snippet', value } };
  const edits = [setting.snippets ? snippet : { range, newText: text }];
  const edit: WorkspaceEdit = setting.snippets
    ? { documentChanges: [{ textDocument: { uri, version: setting.version }, edits }] }
    : { changes: { [uri]: edits as TextEdit[] } };
  return [{ title, ...about(finding, setting), edit }];
}

function explanationOf(finding: Finding, setting: ActionSetting): CodeAction {
  const { ruleId } = finding;
  const title = `Explain ${ruleId}: ${setting.rules.get(ruleId)?.title ?? ''}`;
  return { title, ...about(finding, setting), command: { title, command: explainCommand, arguments: [ruleId] } };
}
