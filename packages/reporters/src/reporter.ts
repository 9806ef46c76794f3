import type { LintResult, Severity } from '@klint/model';

/** What a reporter knows beside the result. Nothing here may depend on the clock or on the working directory. */
export interface ReportContext {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** The width that text is laid out for, in terminal columns. */
  readonly columns: number;
  /** Findings of this severity and above fail the run. */
  readonly failOn: Severity | 'off';
  /** `automationDetails.id` of SARIF; GitHub's category is what stands before its last slash. */
  readonly automationId?: string | undefined;
  /** Leaves suppressed findings out of SARIF: GitHub opens an alert for each, whatever `suppressions` says. */
  readonly omitSuppressed?: boolean | undefined;
  /** The text of a linted file, by its path relative to the root; undefined if it cannot be had. */
  readSource(file: string): string | undefined;
}

/** A pure function from a result to the whole text of a report, with a line end at its end. */
export type Reporter = (result: LintResult, context: ReportContext) => string;
