import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from './root.js';

/** Where the heavy tools of the tests are installed; see install.ts. */
export function toolsFolder(): string {
  return join(repositoryRoot(), 'packages/devkit/tools');
}

/** Where the layer with kubectl and helm, which are programs for Linux on x64, is unpacked. */
export function layerFolder(): string {
  return join(toolsFolder(), 'node_modules/.layer');
}

/** The real kubectl. */
export function kubectl(): string | undefined {
  return runnable(join(layerFolder(), 'kubectl/kubectl'), 'linux-x64');
}

/** The real helm. */
export function helm(): string | undefined {
  return runnable(join(layerFolder(), 'helm/helm'), 'linux-x64');
}

/** The validator of SARIF files. */
export function sarifMultitool(): string | undefined {
  return runnable(sarifBinary(), 'linux-x64', 'win32-x64', 'darwin-x64');
}

/** The file of the validator's package for this system, whether or not it is installed. */
export function sarifBinary(): string {
  const name = process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool';
  return join(toolsFolder(), `node_modules/@microsoft/sarif-multitool-${process.platform}`, name);
}

/** Where the tools of requirements.txt are installed. */
export function pythonFolder(): string {
  return join(toolsFolder(), 'node_modules/.python');
}

/** The folder of programs in an environment of Python. */
export const pythonPrograms = process.platform === 'win32' ? 'Scripts' : 'bin';

/** A program of requirements.txt. */
export function pythonTool(name: string): string | undefined {
  const file = join(pythonFolder(), pythonPrograms, process.platform === 'win32' ? `${name}.exe` : name);
  return existsSync(join(pythonFolder(), '.stamp')) ? runnable(file) : undefined;
}

/** The TypeScript compiler, a script for node. */
export function tsc(): string | undefined {
  return runnable(join(toolsFolder(), 'node_modules/typescript/bin/tsc'));
}

function runnable(file: string, ...systems: readonly string[]): string | undefined {
  const here = `${process.platform}-${process.arch}`;
  return (systems.length === 0 || systems.includes(here)) && existsSync(file) ? file : undefined;
}

/** Resolves a module of the tools to a file. */
export function resolveTool(specifier: string): string {
  return createRequire(join(toolsFolder(), 'package.json')).resolve(specifier);
}

/**
 * Whether what a test needs is there; if not, says that the test is skipped. For example:
 * `const program = kubectl(); if (needs('scalars as kubectl reads them', 'kubectl', program)) test(…)`.
 */
export function needs<T>(name: string, what: string, thing: T | undefined): thing is T {
  if (thing === undefined) console.log(`skipped: ${name} (needs ${what})`);
  return thing !== undefined;
}
