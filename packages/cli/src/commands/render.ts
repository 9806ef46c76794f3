import { isAbsolute, relative, resolve, sep } from 'node:path';
import { createConfig } from '@klint/config';
import { isAbout, lint } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import type { ChartRender, Incomplete, Rule, Unit } from '@klint/model';
import { isUsageError, load, openRepository } from '@klint/sources';
import type { Repository } from '@klint/sources';
import { answer, refuse } from '../answers.js';
import type { Parsed } from '../args.js';
import { formatError, textReader } from '../configuration.js';
import { exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { renderedJson } from '../rendered-json.js';
import { renderedYaml } from '../rendered-yaml.js';
import type { Terminal } from '../terminal.js';

interface Setting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What is printed: units with the objects that the argument asks for, and what is missing in them. */
export interface RenderedUnits {
  readonly units: readonly Unit[];
  readonly incomplete: readonly Incomplete[];
}

/** Prints the objects that klint lints, those of charts and kustomizations as they come out. */
export async function render(parsed: Parsed, setting: Setting): Promise<ExitCode> {
  const { operands, flags } = parsed;
  const { cwd, terminal } = setting;
  if (operands.length > 1) return refuse(terminal, 'render takes one path');
  const repository = openRepository([operands[0] ?? '.'], cwd);
  if (isUsageError(repository)) return refuse(terminal, repository.usageError);
  const wanted = readRender(flags, repository, cwd);
  if (wanted && 'error' in wanted) return refuse(terminal, wanted.error);
  const rendered = renderAll(repository, wanted, setting);
  if ('errors' in rendered) return refuse(terminal, ...rendered.errors);
  const origins = flags.has('origins');
  const isJson = flags.get('format')?.at(-1) === 'json';
  const code = await answer(terminal, (isJson ? renderedJson : renderedYaml)(rendered, origins));
  for (const { file, location, message } of rendered.incomplete) {
    terminal.note(`${file}:${location.start.line}:${location.start.column}: ${message}`);
  }
  return code === exit.clean && rendered.incomplete.length > 0 ? exit.incomplete : code;
}

function renderAll(
  repository: Repository,
  wanted: ChartRender | undefined,
  { rules, version }: Setting,
): RenderedUnits | { readonly errors: readonly string[] } {
  const flags = { presets: [], rules: [] };
  const config = createConfig({ read: textReader(repository), rules, flags, newestMinor: NEWEST_MINOR });
  const { settingsOf } = config;
  settingsOf('');
  const { inScope } = repository;
  const loaded = config.errors().length > 0 ? undefined : load(repository, settingsOf, wanted && { render: wanted });
  if (!loaded || config.errors().length > 0) return { errors: config.errors().map(formatError) };
  // What could not be read is graded by rules that look at no object.
  const judges = rules.filter((rule) => !rule.create);
  const { incomplete } = lint(loaded, { rules: judges, settingsOf, version, today: '', inScope });
  return { units: unitsAsked(loaded.units, inScope), incomplete };
}

/**
 * The units that an argument asks for, plain ones with the objects that lie in it. What others only build upon gives
 * their builds.
 */
function unitsAsked(units: readonly Unit[], inScope: Repository['inScope']): Unit[] {
  const isBuild = ({ kind }: Unit): boolean => kind === 'kustomization';
  const roots = units.filter((unit) => isBuild(unit) && inScope(unit.folder));
  const isAsked = (unit: Unit): boolean =>
    roots.length > 0 ? roots.includes(unit) : unit.resources.some((each) => isAbout(each, inScope));
  return units.flatMap((unit): Unit[] => {
    if (isBuild(unit)) return isAsked(unit) ? [unit] : [];
    const resources = unit.resources.filter(({ file }) => inScope(file));
    if (resources.length === 0) return [];
    return [unit.kind === 'plain' ? { ...unit, resources } : unit];
  });
}

/** The set of values that flags describe; none without such a flag: then every variant is printed. */
function readRender(
  flags: Parsed['flags'],
  { root }: Repository,
  cwd: string,
): ChartRender | { readonly error: string } | undefined {
  const names = ['set', 'values', 'name', 'namespace', 'kube-version', 'api-versions'];
  if (!names.some((name) => flags.has(name))) return undefined;
  const values = (flags.get('values') ?? []).map((file) => relative(root, resolve(cwd, file)));
  const outside = values.find((file) => isAbsolute(file) || file.split(sep)[0] === '..');
  if (outside !== undefined) return { error: `--values: ${outside} lies outside the repository` };
  const last = (flag: string, field: string) => (flags.has(flag) ? { [field]: flags.get(flag)!.at(-1)! } : {});
  return {
    values: values.map((file) => `/${file.replaceAll(sep, '/')}`),
    set: flags.get('set') ?? [],
    apiVersions: (flags.get('api-versions') ?? []).flatMap((list) => list.split(',')),
    base: '',
    ...last('name', 'name'),
    ...last('namespace', 'namespace'),
    ...last('kube-version', 'kubeVersion'),
  };
}
