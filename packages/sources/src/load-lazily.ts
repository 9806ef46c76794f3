import type { Loaded, SettingsOf } from '@klint/model';
import type { Repository } from './repository.js';
import { type LoadOptions, loadSurveyed, needsRenderers, survey } from './survey.js';

/** The same as `load`, for a program that is to start fast: the renderers are imported only if they are needed. */
export async function loadLazily(
  repository: Repository,
  settingsOf: SettingsOf,
  options: LoadOptions = {},
): Promise<Loaded> {
  const surveyed = survey(repository, settingsOf);
  const renderers = needsRenderers(surveyed) ? await import('./renderers.js') : undefined;
  return loadSurveyed(surveyed, renderers, options);
}
