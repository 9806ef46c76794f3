import type { Data } from './problem.js';
import type { RuleId, RuleMeta, Severity } from './rule.js';
import type { Location, Related } from './text.js';
import type { Threat } from './threat.js';

/** The identity of an API object as a report shows it. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Replaces the characters at `location` by `text`; an empty range inserts. */
export interface TextEdit {
  readonly location: Location;
  readonly text: string;
}

/** `safe` edits are made by `--fix`, `suggest` ones only by `--fix-unsafe`. */
export interface Fix {
  readonly kind: 'safe' | 'suggest';
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** What related places are called that others look for. */
export const originMessages = {
  /** Values of a chart where the value itself stands; `: <path>` follows. */
  value: 'the value',
  template: 'the template that writes the value',
  replaced: 'the value that it replaces',
} as const;

/** A problem with all that a report needs. The field order is that of format `json`. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly resource: Identity | null;
  /** JSON pointer into the resource; empty when the finding is about a file. */
  readonly path: string;
  readonly location: Location;
  readonly related: readonly Related[];
  readonly threat: Threat;
  readonly units: readonly string[];
  readonly fingerprint: string;
  readonly fix: Fix | null;
  /** What filled the placeholders of the message, for the arguments of SARIF; format `json` leaves it out. */
  readonly data?: Data;
  /** Where a secret stands: a reporter that shows source lines shows these characters as asterisks. */
  readonly concealed?: readonly Location[];
  /** The fingerprint of the first of the equal findings of its file; format `json` leaves it out. */
  readonly firstFingerprint?: string;
}

export interface Suppression {
  readonly kind: 'directive' | 'annotation' | 'config' | 'baseline';
  readonly reason: string | null;
  readonly location: Location;
}

export interface SuppressedFinding extends Finding {
  readonly suppression: Suppression;
}

/** Something that was not read, parsed or rendered, or a rule that crashed. */
export interface Incomplete {
  readonly file: string;
  readonly ruleId: RuleId;
  readonly message: string;
  readonly location: Location;
}

export type InputState = 'linted' | 'not-kubernetes' | 'ignored' | 'covered-by-build' | 'incomplete';

export interface InputFile {
  readonly file: string;
  readonly state: InputState;
}

/** Everything a reporter may use. All lists are sorted and free of duplicates. */
export interface LintResult {
  readonly version: string;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly incomplete: readonly Incomplete[];
  readonly inputs: readonly InputFile[];
  readonly resources: number;
  readonly units: number;
  /** The rules that were on somewhere in the run, by id. */
  readonly rules: readonly RuleMeta[];
}
