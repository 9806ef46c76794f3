import { Text } from '@klint/model';
import * as assert from 'uvu/assert';
import { loadChart, valuesOf } from '../src/chart/load.js';
import { roleOf } from '../src/chart/documents.js';
import { type Rendered, renderChart } from '../src/chart/render.js';
import { textOf } from '../src/value/chars.js';
import { contentOf, type CorpusChart } from './corpus-charts.js';
import { diskTree } from './disk.js';
import { type Documents, documentsIn, grouped, type HelmResult } from './real-helm.js';

/** Renders a chart on disk with values; what keeps it from loading is a problem too. */
export function renderDisk(parent: string, chart: string, values: string | undefined, over = 'over.yaml'): Rendered {
  const { chart: loaded, problems } = loadChart(diskTree(parent), chart);
  const none = { files: [], crds: [], errors: [], steps: 0 };
  if (!loaded) return { ...none, problems };
  const wrong: string[] = [];
  const text = values === undefined ? undefined : new Text(over, values);
  const given = text && valuesOf(text, (message) => wrong.push(message));
  if (values !== undefined && !given) {
    return { ...none, problems: wrong.map((message) => ({ message, at: { file: over } })) };
  }
  const rendered = renderChart(loaded, { releaseName: 'rel', ...(given ? { values: given } : {}) });
  return { ...rendered, problems: [...problems, ...rendered.problems] };
}

/** Renders a chart of the corpus, with the values that it needs; files are named relative to the chart. */
export function renderCorpus(chart: CorpusChart): Rendered {
  const { folder, values } = chart;
  return renderDisk(folder, '', values === undefined ? undefined : contentOf(chart, values), values);
}

export function documentsOf(rendered: Rendered): Documents {
  return grouped(
    rendered.files.flatMap(({ name, chars, documents }) =>
      documents
        .map(({ start, end }) => textOf(chars).slice(start, end))
        .filter((document) => roleOf(document) !== 'dropped')
        .map((document) => [name, document] as const),
    ),
  );
}

/** Whether helm refused what it rendered because it is no YAML or no manifest: that is for the linter to say. */
export function refusedOutput({ status, stderr }: HelmResult): boolean {
  return status !== 0 && /YAML parse error on|error converting YAML to JSON|error unmarshaling JSON/.test(stderr);
}

/** Both render the same, or both fail, at the same place of the same template. */
export function assertSame(name: string, helm: HelmResult, ours: Rendered): void {
  const messages = ours.problems.map(({ message }) => message).join('\n');
  if (helm.status === 0) {
    assert.is(messages, '', name);
    assert.equal([...documentsOf(ours)].sort(), [...documentsIn(helm.stdout)].sort(), name);
    return;
  }
  if (refusedOutput(helm)) return;
  assert.ok(ours.problems.length > 0, `${name}: helm fails with ${helm.stderr}`);
}

/** The lines of templates that helm's message names, innermost last: `templates/a.yaml:7`. */
export function placesIn(stderr: string): string[] {
  return [...stderr.matchAll(/\b(templates\/[\w./-]+:\d+)(?::\d+)?/g)].map((found) => found[1]!);
}
