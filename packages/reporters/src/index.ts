import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';
import { stylish } from './stylish.js';

export { workflowCommand } from './github.js';
export { jobSummary, plain } from './job-summary.js';
export type { SummaryContext } from './job-summary.js';
export type { ReportContext, Reporter } from './reporter.js';
export { threatsJson } from './threats/json.js';
export { threatsMarkdown } from './threats/markdown.js';
export { threatsText } from './threats/text.js';
export { threatTree } from './threats/tree.js';
export type { ThreatMaterial, ThreatTree } from './threats/tree.js';

/** The formats, each with what it is for. */
export const formats = {
  stylish: 'findings by file, for a terminal and for the problem matcher $eslint-stylish of VS Code',
  pretty: 'each finding with its source lines, why it matters and what to do',
  json: 'everything, for programs (version 1)',
  sarif: 'SARIF 2.1.0, for GitHub code scanning and other viewers',
  github: 'annotations of GitHub Actions',
  junit: 'JUnit XML, for the test pages of CI systems',
} as const;

export type FormatName = keyof typeof formats;

export const reporters: Readonly<Record<FormatName, Reporter>> = { stylish, pretty, json, sarif, github, junit };
