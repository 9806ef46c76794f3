import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
  return readdirSync(corpus)
    .sort()
    .flatMap((source) => readdirSync(join(corpus, source)).map((chart) => `${source}/${chart}`))
    .filter((name) => existsSync(join(corpus, name, 'Chart.yaml')))
    .sort()
    .map((name) => ({ name, folder: join(corpus, name), values: needed[name] }));
}

/** The text of a file of a chart. */
export function contentOf({ folder }: CorpusChart, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
