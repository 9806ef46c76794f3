import type { Loaded, SettingsOf } from '@klint/model';
import * as renderers from './renderers.js';
import type { Repository } from './repository.js';
import { type LoadOptions, loadSurveyed, survey } from './survey.js';

/**
 * Reads everything that is known of a repository: every file seen ends in one state, everything that could not be read
 * is a problem. Problems and units are those of all files, `inputs` only those in scope. Texts of files of other tools
 * are kept only if they speak of klint.
 */
export function load(repository: Repository, settingsOf: SettingsOf, options: LoadOptions = {}): Loaded {
  return loadSurveyed(survey(repository, settingsOf), renderers, options);
}
