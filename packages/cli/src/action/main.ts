import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { LintResult } from '@klint/model';
import { jobSummary, plain, workflowCommand } from '@klint/reporters';
import { rules } from '../../../../rules/index.js';
import { refuse } from '../answers.js';
import { parseCommandLine } from '../args.js';
import { lint } from '../commands/lint.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { openGit } from '../git/git.js';
import { openTerminal } from '../terminal.js';
import type { Terminal } from '../terminal.js';
import { comparisonOf } from './event.js';
import { filesUrl, readPayload, writeOutputs, writeSummary } from './files.js';
import { commandLine, printsFreely, readInputs } from './inputs.js';
import type { Inputs } from './inputs.js';

declare const KLINT_VERSION: string;

/** A terminal whose text about the run is kept: where the runner obeys no command it would be lost. */
function keepNotes(notes: string[]): Terminal {
  return { ...openTerminal(undefined), note: (text) => void notes.push(text) };
}

function annotate(level: 'error' | 'notice', text: string): void {
  process.stdout.write(`${workflowCommand(level, { title: 'klint' }, text)}\n`);
}

/** The commit to compare with, if only changes are wanted and the event tells one. */
function changedSince({ changedOnly }: Inputs, workspace: string): string | undefined {
  if (!changedOnly) return undefined;
  const { env } = process;
  const git = openGit(workspace);
  const knows = (ref: string): boolean => {
    return !('error' in git) && !('error' in git.run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
  };
  const event = { name: env['GITHUB_EVENT_NAME'] ?? '', commit: env['GITHUB_SHA'] ?? '', payload: readPayload(env) };
  const found = comparisonOf(event, knows);
  if ('ref' in found) return found.ref;
  annotate('notice', `changed-only: everything is reported, for ${found.reason}.`);
  return undefined;
}

/** Lints as the inputs say; the result is given to `see`. */
async function lintInputs(inputs: Inputs, terminal: Terminal, see: (result: LintResult) => void): Promise<ExitCode> {
  const cwd = process.cwd();
  const parsed = parseCommandLine(commandLine(inputs, changedSince(inputs, cwd)));
  if ('error' in parsed) return refuse(terminal, parsed.error);
  if (inputs.sarifFile !== '') mkdirSync(dirname(resolve(cwd, inputs.sarifFile)), { recursive: true });
  const token = randomUUID();
  const isQuoted = printsFreely(inputs);
  if (isQuoted) process.stdout.write(`::stop-commands::${token}\n`);
  const code = await lint(parsed, { rules, version: KLINT_VERSION, cwd, terminal, see });
  if (isQuoted) process.stdout.write(`::${token}::\n`);
  return code;
}

async function run(notes: string[]): Promise<ExitCode> {
  const { env } = process;
  const terminal = keepNotes(notes);
  const inputs = readInputs(env);
  if ('error' in inputs) return refuse(terminal, inputs.error);
  let result: LintResult | undefined;
  const code = await lintInputs(inputs, terminal, (seen) => (result = seen));
  if (!result) return code;
  writeOutputs(env, { 'sarif-file': existsSync(inputs.sarifFile) ? inputs.sarifFile : '', ...countsOf(result) });
  writeSummary(env, jobSummary(result, { failed: code !== exit.clean, filesUrl: filesUrl(env, process.cwd()) }));
  return code;
}

function countsOf({ findings, incomplete }: LintResult): Readonly<Record<string, number>> {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warn'), infos: count('info'), incomplete: incomplete.length };
}

async function main(): Promise<void> {
  const notes: string[] = [];
  let code: ExitCode = exit.incomplete;
  try {
    code = await run(notes);
  } catch (error) {
    notes.push(`internal error: ${String(error).split('\n')[0]} (klint ${KLINT_VERSION}; please report it)`);
  }
  for (const note of notes) annotate('error', note);
  if (notes.length > 0) writeSummary(process.env, `${notes.map((note) => `- ❌ ${plain(note)}\n`).join('')}\n`);
  writeOutputs(process.env, { 'exit-code': code });
  process.exitCode = code;
}

await main();
