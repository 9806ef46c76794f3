import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const program = fileURLToPath(new URL('../klint.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; it goes when the tests end. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'klint-test-')));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly program?: string;
}

/** Runs klint in a folder, where colours are neither asked for nor refused unless `env` says so. */
export function klint(folder: string, args: readonly string[], options: RunOptions = {}): Outcome {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [options.program ?? program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...inherited, ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** Runs klint with a reader that goes away after the first characters. */
export function klintIntoHead(folder: string, args: readonly string[]): Promise<Omit<Outcome, 'stdout'>> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stdout.once('data', () => child.stdout.destroy());
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  return new Promise((done) => child.on('close', (code) => done({ code, stderr })));
}

export interface Report {
  readonly summary: { readonly files: number; readonly resources: number };
  readonly findings: readonly Entry[];
  readonly incomplete: readonly Entry[];
  readonly inputs: readonly { readonly file: string; readonly state: string }[];
}

interface Entry {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: string;
  readonly location: { readonly file: string; readonly start: { readonly line: number; readonly column: number } };
}

/** What klint says as JSON, with its exit code. */
export function report(folder: string, args: readonly string[] = [], options: RunOptions = {}): Report & Outcome {
  const outcome = klint(folder, ['--format', 'json', ...args], options);
  if (outcome.stdout === '') throw new Error(`no report, exit ${outcome.code}: ${outcome.stderr}`);
  return { ...(JSON.parse(outcome.stdout) as Report), ...outcome };
}

/** `file:line rule` of findings or incomplete entries. */
export function places(entries: readonly Entry[]): string[] {
  return entries.map(({ ruleId, location: { file, start } }) => `${file}:${start.line} ${ruleId}`);
}

/** Two findings of severity error, in lines 6 and 9; and the same file without them. */
export const badPod = `apiVersion: v1
kind: Pod
metadata:
  name: bad
spec:
  hostNetwork: true
  containers:
    - name: a
      securityContext: { privileged: true }
`;

export const badPodFindings = [
  'pod.yaml:6 worker-node/no-host-network',
  'pod.yaml:9 worker-node/no-privileged-container',
];

export const goodPod = badPod.replace('  hostNetwork: true\n', '').replace('privileged: true', 'privileged: false');

/** Rules that judge the pods above, and the core rules, without anything else. */
export const fewRules = `root: true
extends: []
rules:
  worker-node/no-host-network: error
  worker-node/no-privileged-container: error
  core/valid-yaml: error
  core/valid-kubernetes-object: error
  core/no-skipped-file: error
`;
