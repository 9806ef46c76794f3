import type { UsageError } from '../args.js';

/** The inputs of action.yml, as the runner gives them. */
export interface Inputs {
  readonly formats: readonly string[];
  /** Empty where no SARIF is wanted. */
  readonly sarifFile: string;
  readonly changedOnly: boolean;
  /** Flags and paths of klint that follow from the other inputs. */
  readonly args: { readonly flags: readonly string[]; readonly paths: readonly string[] };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `INPUT_…` variables; an input that is not set is empty. */
export function readInputs(env: Environment): Inputs | UsageError {
  // The runner puts names in upper case and leaves their dashes.
  const input = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const lines = (name: string): string[] => input(name).split('\n').map((line) => line.trim()).filter(Boolean);
  const one = (name: string): string[] => (input(name) === '' ? [] : [`--${name}=${input(name)}`]);
  const changedOnly = input('changed-only').toLowerCase();
  if (!['', 'true', 'false'].includes(changedOnly)) {
    return { error: `changed-only: "${changedOnly}" is neither true nor false` };
  }
  const presets = lines('preset').map((preset) => `--preset=${preset}`);
  return {
    formats: lines('format').length > 0 ? lines('format') : ['github'],
    sarifFile: input('sarif-file'),
    changedOnly: changedOnly === 'true',
    args: {
      flags: [...one('config'), ...presets, ...one('fail-on'), ...one('baseline'), ...one('automation-id')],
      paths: lines('paths'),
    },
  };
}

/** The command line of klint, in which no path is taken for a flag. */
export function commandLine({ formats, sarifFile, args }: Inputs, changedSince: string | undefined): string[] {
  const reports = formats.map((format) => `--format=${format}`);
  if (sarifFile !== '') reports.push(`--format=sarif=${sarifFile}`, '--omit-suppressed');
  const since = changedSince === undefined ? [] : [`--changed-since=${changedSince}`];
  return [...reports, ...args.flags, ...since, '--', ...args.paths];
}

/** Whether standard output gets something other than annotations, of which the runner must not obey a line. */
export function printsFreely({ formats }: Inputs): boolean {
  return formats.some((format) => !format.includes('=') && format !== 'github');
}
