import type { ConfigError } from '@klint/config';
import type { Finding, RuleId, Severity } from '@klint/model';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import { toRange } from './documents.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The address of a rule's page, which the server gives to editors that ask for the content of documents. */
export function pageUri(id: RuleId): string {
  return `klint:///rules/${id}.md`;
}

/** The rule that the address of a page is about. */
export function ruleOfPage(uri: string): string | undefined {
  return /^klint:\/*rules\/(.+)\.md$/.exec(uri)?.[1];
}

/** A finding as an editor shows it. `uriOf` names files of the repository. */
export function diagnosticOf(finding: Finding, uriOf: (file: string) => string): Diagnostic {
  const { ruleId, severity, message, location, related, fingerprint } = finding;
  const tags = tagsOf(ruleId);
  return {
    range: toRange(location),
    severity: severities[severity],
    source: 'klint',
    code: ruleId,
    codeDescription: { href: pageUri(ruleId) },
    message,
    ...(tags.length > 0 && { tags }),
    relatedInformation: related.map((each) => ({
      message: each.message,
      location: { uri: uriOf(each.location.file), range: toRange(each.location) },
    })),
    data: { fingerprint },
  };
}

/** Editors strike out what is deprecated and fade what is superfluous. */
function tagsOf(ruleId: RuleId): DiagnosticTag[] {
  if (/^manifest\/no-(?:deprecated|removed)-/.test(ruleId)) return [DiagnosticTag.Deprecated];
  return ruleId === 'core/no-unused-suppression' ? [DiagnosticTag.Unnecessary] : [];
}

/** A mistake in a configuration; one in a flag stands at the start. */
export function configDiagnostic({ line = 1, column = 1, message }: ConfigError): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: 'klint', message };
}
