import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Render {
  /** Relative to the corpus. */
  readonly chart: string;
  readonly values: string | undefined;
}

/** The charts of the corpus: `source/name`. */
export function chartsOf(corpus: string): string[] {
  const list = (folder: string): string[] => readdirSync(join(corpus, folder)).sort();
  return list('')
    .flatMap((source) => list(source).map((name) => `${source}/${name}`))
    .filter((chart) => existsSync(join(corpus, chart, 'Chart.yaml')));
}

/** Every chart of the corpus with its defaults and each of its ci values. */
export function rendersOf(corpus: string): Render[] {
  return chartsOf(corpus).flatMap((chart) => {
    const ci = join(corpus, chart, 'ci');
    const names = existsSync(ci) ? readdirSync(ci).sort() : [];
    const files = names.filter((name) => name.endsWith('-values.yaml')).map((name) => `${chart}/ci/${name}`);
    return [undefined, ...files].map((values) => ({ chart, values }));
  });
}

/** A chart of the corpus. */
export interface CorpusChart {
  readonly name: string;
  readonly folder: string;
  /** A values file without which it renders nothing. */
  readonly values: string | undefined;
}

/** Values files of charts that need one, as the corpus says. */
const needed: Readonly<Record<string, string>> = {
  'prometheus-community-helm-charts/prometheus-postgres-exporter': 'ci/config-values.yaml',
  'grafana-helm-charts/pdc-agent': 'ci/test-values.yaml',
  'grafana-helm-charts/loki-canary': 'ci/with-basic-auth-values.yaml',
  'open-telemetry-opentelemetry-helm-charts/opentelemetry-collector': 'ci/GOMEMLIMIT-values.yaml',
};

/** All charts of the corpus below the folder of shared data, by name. */
export function corpusCharts(shared: string): CorpusChart[] {
  const corpus = join(shared, 'corpus/charts');
  return chartsOf(corpus).map((name) => ({ name, folder: join(corpus, name), values: needed[name] }));
}

/** The text of a file of a chart. */
export function contentOf({ folder }: CorpusChart, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
