import type { Chart } from '@klint/helm';
import { coreProblem } from '@klint/model';
import type { Problem, SettingsOf, Text } from '@klint/model';
import { baseName } from '../paths.js';
import type { RenderedVariant } from './variant.js';
import { isVendored } from './vendored.js';

/** Templates of which no render gave a document, where the configuration asks for them. They are no gap of the run. */
export function unreachedTemplates(
  chart: Chart,
  rendered: readonly RenderedVariant[],
  settingsOf: SettingsOf,
): Problem[] {
  const wanted = ownTemplates(chart).filter(({ file }) => {
    const settings = settingsOf(file);
    return settings.rule('core/no-skipped-file', { file }).options['unreached'] === true && !settings.ignores(file);
  });
  if (wanted.length === 0) return [];
  const failed = rendered.flatMap(({ failures }) => failures.map(({ template }) => template));
  const given = rendered.flatMap(({ files }) => files.filter(({ documents }) => documents.length > 0));
  const reached = new Set([...failed, ...given.map(({ text }) => text.file)]);
  const units = rendered.map(({ variant }) => variant.name);
  return wanted
    .filter(({ file }) => !reached.has(file))
    .map((text) => coreProblem('core/no-skipped-file', 'unreached', { text, start: 0, end: 0 }, {}, { units }));
}

/** Templates that give documents and are the author's to change. */
function ownTemplates(chart: Chart): Text[] {
  const isLibrary = chart.metadata.type.toLowerCase() === 'library';
  const own = chart.templates.map(({ text }) => text).filter(({ file }) => {
    return !isLibrary && !baseName(file).startsWith('_') && !file.endsWith('NOTES.txt');
  });
  const subs = chart.dependencies.filter((sub) => !isVendored(chart, sub));
  return [...own, ...subs.flatMap(ownTemplates)];
}
