import { resolve } from 'node:path';
import { rulesWithSubject } from '@klint/engine';
import { threatTree, threatsJson, threatsMarkdown, threatsText } from '@klint/reporters';
import { refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import type { ExitCode } from '../exit.js';
import { readWanted, runOver } from '../linting.js';
import type { Run, Setting } from '../linting.js';
import { writeFile } from '../output.js';
import { judge } from '../verdict.js';
import type { Limits } from '../verdict.js';

/** Prints what a run tells of each leaf of the threat model; the exit code is that of the run. */
export async function threats(parsed: Parsed, setting: Setting): Promise<ExitCode> {
  const wanted = await readWanted(parsed, setting);
  if ('refused' in wanted) return wanted.refused;
  const run = runOver(parsed, wanted, setting, (made) => made);
  if ('refused' in run) return run.refused;
  const { config, result } = run;
  const last = (name: string): string | undefined => parsed.flags.get(name)?.at(-1);
  const given = last('fail-on') as ReturnType<Limits['failOn']> | undefined;
  const failOn = (file: string) => given ?? config.settingsOf(file).failOn;
  const output = last('output');
  const text = reportOf(run, setting, last('format'), output !== undefined);
  const failure = await write(text, output, setting);
  if (failure !== undefined) return refuse(setting.terminal, failure);
  return judge(result, { failOn, maxWarnings: Infinity });
}

function reportOf(run: Run, { rules, terminal }: Setting, format: string | undefined, isFile: boolean): string {
  const { config, loaded, repository, result } = run;
  const withSubject = rulesWithSubject(rules, loaded.units, {
    settingsOf: config.settingsOf,
    inScope: repository.inScope,
  });
  const tree = threatTree(result, { rules: rules.map(({ meta }) => meta), withSubject });
  if (format === 'json') return threatsJson(tree, result);
  if (format === 'markdown') return threatsMarkdown(tree, result);
  return threatsText(tree, result, { columns: terminal.columns, color: terminal.color && !isFile });
}

async function write(text: string, file: string | undefined, { cwd, terminal }: Setting): Promise<string | undefined> {
  const failure = file === undefined ? await terminal.print(text) : writeFile(resolve(cwd, file), text);
  return failure && `${file ?? 'standard output'} cannot be written: ${failure}`;
}
