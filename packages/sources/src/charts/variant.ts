import type { Chart, RenderedFile } from '@klint/helm';
import type { Problem, Settings, Text } from '@klint/model';
import type { ChartContext } from './read.js';
import { renderAtAnyDepth } from './deep.js';
import { failuresOf, refusalsIn, type RenderFailure } from './problems.js';
import { type ChartObjects, readRendered } from './rendered.js';
import { kubeVersionOf, readValues, type Variant } from './renders.js';
import { vendoredIn } from './vendored.js';

/** A chart with one set of values. */
export interface RenderedVariant {
  readonly variant: Variant;
  readonly release: string;
  readonly files: readonly RenderedFile[];
  readonly objects: readonly ChartObjects[];
  readonly crds: readonly ChartObjects[];
  /** What is wrong with its values and with what was rendered. */
  readonly problems: readonly Problem[];
  readonly failures: readonly RenderFailure[];
  /** Names of missing templates that were replaced. */
  readonly replaced: ReadonlySet<string>;
  /** Template files of which not all was rendered as it would be. */
  readonly unsound: ReadonlySet<string>;
  /** Template files that were run to their end. */
  readonly ran: ReadonlySet<string>;
  /** The values files that were read for it. */
  readonly values: readonly Text[];
}

/** The release that helm template names without being told. */
const defaultRelease = 'release-name';

export function renderVariant(
  chart: Chart,
  variant: Variant,
  settings: Settings,
  { repository, settingsOf, parsed, crds: known }: ChartContext,
): RenderedVariant {
  const { values, texts, problems } = readValues(chart, variant, repository.tree, settings);
  const { name, namespace, apiVersions } = variant.render;
  const release = name ?? defaultRelease;
  const kubeVersion = kubeVersionOf(variant.render, settings);
  const rendered = renderAtAnyDepth(chart, {
    values,
    releaseName: release,
    apiVersions,
    parsed,
    lenient: true,
    helmVersion: settings.helmVersion,
    ...(namespace !== undefined && { namespace }),
    ...(kubeVersion !== undefined && { kubeVersion }),
  });
  const vendored = vendoredIn(chart);
  const isWanted = ({ text }: ChartObjects): boolean => !settingsOf(text.file).ignores(text.file);
  const objects = rendered.files.map((file) => readRendered(file, vendored)).filter(isWanted);
  const crds = rendered.crds.map((file) => known(file, vendored)).filter(isWanted);
  const found = [...objects, ...crds].flatMap((each) => each.problems);
  const own = found.map((problem) => ({ ...problem, units: [variant.name] }));
  return {
    variant,
    release,
    files: rendered.files,
    objects,
    crds,
    problems: [...problems, ...own],
    failures: [...failuresOf(chart, rendered, variant.name), ...refusalsIn(rendered, variant.name)],
    replaced: rendered.replaced,
    unsound: new Set([...rendered.unsound, ...objects.filter(({ sound }) => !sound).map(({ text }) => text.file)]),
    ran: rendered.ran,
    values: texts,
  };
}
