import { coreProblem } from '@klint/model';
import type { Problem, SettingsOf, SourcePlace, Waypoint } from '@klint/model';
import { compareText } from '../paths.js';
import type { KustomizationFile } from './graph.js';
import type { KustomizeContext, Made } from './read.js';

/** The problems of a build that count, each with the unit and the root that it came from. */
export function problemsOf(made: Made, found: readonly Problem[], context: KustomizeContext): Problem[] {
  const { settingsOf } = context;
  return found
    .filter((problem) => counts(problem, settingsOf))
    .map((problem) => {
      return { ...problem, units: [made.name], via: [...(problem.via ?? []), ...wayTo(problem, made, context)] };
    });
}

/** False for what the configuration accepts, and for what stands in a file that it ignores. */
function counts({ ruleId, messageId, data, at }: Problem, settingsOf: SettingsOf): boolean {
  const file = fileOf(at);
  if (file === undefined) return true;
  const settings = settingsOf(file);
  if (settings.ignores(file)) return false;
  if (messageId === 'outside-folder') return !settings.readsOutside;
  if (ruleId !== 'core/no-unfetched-remote-source') return true;
  const { reviewed } = settings.rule(ruleId, { file }).options;
  const known = Array.isArray(reviewed) ? (reviewed as readonly string[]) : [];
  return !known.some((start) => String(data['address']).startsWith(start.replace(/\*$/, '')));
}

/**
 * The root that was being built, if the problem is elsewhere; and where neither is reported on, a file of the build
 * that is, since what could not be built must be seen there too.
 */
function wayTo({ at, incomplete }: Problem, made: Made, context: KustomizeContext): Waypoint[] {
  const { files, planned, filesRead } = made;
  const file = fileOf(at);
  const own = files.filter(({ folder }) => folder === planned.folder).map((each) => each.file);
  const root = own[0] ?? planned.folder;
  const way: Waypoint[] = own.includes(file ?? '') ? [] : [{ message: 'met in the build of this', at: { file: root } }];
  if (!incomplete || context.inScope(file ?? root) || context.inScope(root)) return way;
  const member = [...filesRead].sort(compareText).find((each) => context.inScope(each));
  return member === undefined ? way : [...way, { message: 'this file belongs to the build', at: { file: member } }];
}

function fileOf(at: Problem['at']): string | undefined {
  if ('resource' in at) return at.resource.file;
  return placeFile(at);
}

function placeFile(at: SourcePlace): string {
  return 'text' in at ? at.text.file : 'file' in at ? at.file : at.location.file;
}

/** Kustomizations that no root uses, where core/no-skipped-file asks for them. */
export function unreachedProblems(
  files: readonly KustomizationFile[],
  unreached: readonly string[],
  settingsOf: SettingsOf,
): Problem[] {
  return files.flatMap(({ file, folder, spec }) => {
    if (!unreached.includes(folder)) return [];
    const { options } = settingsOf(file).rule('core/no-skipped-file', { file });
    if (options['unreached'] !== true) return [];
    const isComponent = (spec as { readonly kind?: unknown } | undefined)?.kind === 'Component';
    const what = isComponent ? 'This component' : 'This kustomization';
    return [coreProblem('core/no-skipped-file', 'built-alone', { file }, { what })];
  });
}
