// `npm run bench [-- <runs> <node>…]`: what klint costs, beside bare node and, where they are installed, the real helm
// and kubectl. Programs of node other than this one may be named. Linux only, because the cost of children is read from
// /proc.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCharts } from '../bench/charts.js';
import { type Cost, type Measured, measure } from '../bench/measure.js';
import { buildAgain, copyOverlays, overlayRuns, overlaysOf } from '../bench/overlays.js';
import { loadAgain } from '../bench/warm.js';
import { repositoryRoot, shared } from '../root.js';
import { helm } from '../tools.js';

/** The runs to compare for one folder of charts. */
function chartRuns(folder: string, charts: readonly string[], nodes: readonly string[]): Measured[] {
  const klint = join(repositoryRoot(), 'dist/klint.js');
  const program = helm();
  const judged = program ? charts.map((chart) => [program, 'template', 'bench', chart]) : undefined;
  return [
    ...(judged ? [{ name: 'helm template, one process a chart', commands: judged, cwd: folder }] : []),
    ...nodes.flatMap((node) => [
      { name: `${node} -e 0`, commands: [[node, '-e', '0']], cwd: folder },
      { name: `klint render . (${node})`, commands: [[node, klint, 'render', '.']], cwd: folder },
      { name: `klint . (${node})`, commands: [[node, klint, '--format', 'json', '.']], cwd: folder },
    ]),
  ];
}

function print(title: string, costs: readonly Cost[]): void {
  const [first] = costs;
  console.log(`${title}\n\n| run | CPU s, median | least | wall s, median | CPU as part of the first |`);
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, cpu, wall } of costs) {
    const ratio = cpu.median / first!.cpu.median;
    const figures = [cpu.median, cpu.least, wall.median, ratio].map((figure) => figure.toFixed(2));
    console.log(`| ${[name, ...figures].join(' | ')} |`);
  }
}

/** Kustomizations of the corpus, so many of them or all. */
function benchOverlays(corpus: string, count: number, nodes: readonly string[], times: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'klint-bench-'));
  try {
    const roots = overlaysOf(corpus, count);
    copyOverlays(corpus, roots, folder);
    print(`\n${roots.length} overlays`, measure(overlayRuns(folder, roots, nodes), times));
    const seconds = buildAgain(folder, roots, 10);
    const shown = seconds.map(({ all, median }) => `${all.toFixed(2)} (${(median * 1000).toFixed(1)})`).join(', ');
    console.log(`\nThe same built again and again in one process, CPU s of all (ms of the median one): ${shown}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [runs = '5', ...nodes] = process.argv.slice(2);
const data = shared();
if (data === undefined) {
  console.error('bench: the shared test data is needed (KLINT_SHARED)');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'klint-bench-'));
  try {
    const charts = copyCharts(join(data, 'corpus'), folder);
    const title = `${charts.length} charts, default values, a new process each: ${charts.join(', ')}`;
    print(title, measure(chartRuns(folder, charts, [process.execPath, ...nodes]), Number(runs)));
    const seconds = loadAgain(folder, 5).map((each) => each.toFixed(2));
    console.log(`\nThe same charts loaded again and again in one process, CPU s: ${seconds.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const count of [10, Infinity]) {
    benchOverlays(join(data, 'corpus'), count, [process.execPath, ...nodes], Number(runs));
  }
}
