import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Sets outputs of the step; does nothing outside a runner. */
export function writeOutputs(env: Environment, outputs: Readonly<Record<string, string | number>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => outputLine(name, String(value)));
  if (env['GITHUB_OUTPUT']) appendFileSync(env['GITHUB_OUTPUT'], lines.join(''));
}

/** One line, or for a text of several all of it up to a line that is none of its own. */
function outputLine(name: string, value: string): string {
  if (!/[\r\n]/.test(value)) return `${name}=${value}\n`;
  let end = 'end';
  while (value.includes(end)) end += '-end';
  return `${name}<<${end}\n${value}\n${end}\n`;
}

/** Adds Markdown to the page of the job. */
export function writeSummary(env: Environment, markdown: string): void {
  if (env['GITHUB_STEP_SUMMARY']) appendFileSync(env['GITHUB_STEP_SUMMARY'], markdown);
}

/** What GitHub says of the event; undefined where it says nothing. */
export function readPayload(env: Environment): unknown {
  if (!env['GITHUB_EVENT_PATH']) return undefined;
  return JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'], 'utf8')) as unknown;
}

/** The address of the checked out files: those of the commit that is checked out, else of that of the event. */
export function filesUrl(env: Environment, workspace: string): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const commit = detachedHead(workspace) ?? sha;
  return server && repository && commit ? `${server}/${repository}/blob/${commit}` : undefined;
}

/** The commit that HEAD names without a branch, as in the checkout of a pull request. */
function detachedHead(workspace: string): string | undefined {
  try {
    return /^[0-9a-f]{40,64}$/.exec(readFileSync(join(workspace, '.git/HEAD'), 'utf8').trim())?.[0];
  } catch {
    return undefined;
  }
}
