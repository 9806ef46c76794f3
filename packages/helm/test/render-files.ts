import type { FileTree } from '@klint/model';
import { defaultKubeVersion, parseKubeVersion } from '../src/chart/capabilities.js';
import { type Chart, loadChart } from '../src/chart/load.js';
import { type Rendered, renderChart, type RenderOptions } from '../src/chart/render.js';
import { missingDependencies, validateChart } from '../src/chart/validate.js';

/** A tree of files given by path and content. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const paths = Object.keys(files);
  const encode = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    read: (path) => (path in files ? encode(files[path]!) : undefined),
    list: (folder) => [
      ...new Set(
        paths
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0]!),
      ),
    ],
    stat(path) {
      if (path in files) return { type: 'file', size: encode(files[path]!).length };
      return paths.some((each) => each.startsWith(`${path}/`)) ? { type: 'folder', size: 0 } : undefined;
    },
  };
}

function load(files: Readonly<Record<string, string | Uint8Array>>, folder: string): Chart {
  const { chart, problems } = loadChart(treeOf(files), folder);
  if (!chart) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return chart;
}

/** Loads and renders a chart of files in memory. */
export function renderFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  folder: string,
  options: RenderOptions = {},
): Rendered {
  return renderChart(load(files, folder), options);
}

/** What keeps a chart from being installed, with the lines. */
export function refusalsOf(files: Readonly<Record<string, string | Uint8Array>>, folder: string): string[] {
  const chart = load(files, folder);
  const kube = parseKubeVersion(defaultKubeVersion)!;
  return [...missingDependencies(chart), ...validateChart(chart, kube)].map(({ message, at }) => {
    return 'text' in at ? `${message} ${at.text.positionAt(at.start).line}` : message;
  });
}
