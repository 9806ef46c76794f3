import { existsSync, readdirSync } from 'node:fs';
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
