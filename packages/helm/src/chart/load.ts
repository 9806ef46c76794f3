import { type FileTree, Text } from '@klint/model';
import { charsOfFile, decodeYaml } from '../decode/yaml.js';
import { fromBytes, toBytes } from '../value/bytes.js';
import { Datum } from '../value/origin.js';
import { Dict } from '../value/value.js';
import { archiveLimits, unpackChart } from './archive.js';
import { ChartFinder } from './find.js';
import { type IgnoreRules, parseIgnore } from './ignore.js';
import { type Dependency, type Metadata, readMetadata } from './metadata.js';
import { mergeMaps } from './values.js';

/** A file of a chart. `name` is relative to the chart; the text names the file in the repository. */
export interface ChartFile {
  readonly name: string;
  readonly text: Text;
}

/** A chart as it lies on disk or in an archive, with its sub-charts. */
export interface Chart {
  /** Its Chart.yaml. */
  readonly file: Text;
  readonly metadata: Metadata;
  readonly values: Dict;
  readonly schema: ChartFile | undefined;
  readonly templates: readonly ChartFile[];
  /** What `.Files` gives to templates. */
  readonly files: readonly ChartFile[];
  readonly dependencies: readonly Chart[];
}

export interface ChartProblem {
  readonly message: string;
  readonly at: { readonly text: Text; readonly start: number; readonly end: number } | { readonly file: string };
}

/** What loading gives: no chart if one of the problems keeps it from rendering. */
export interface LoadedChart {
  readonly chart: Chart | undefined;
  readonly problems: readonly ChartProblem[];
  /** Folders of charts elsewhere in the repository that stand for dependencies missing in a charts folder. */
  readonly borrowed: readonly string[];
}

const maxFiles = 20_000;
/** How deep charts of a repository may depend on each other. */
const maxBorrowed = 20;

/**
 * Loads the chart in a folder of the tree, as `helm template` does. A dependency that is not in its charts folder is
 * taken from `folders`, those of the charts of the repository.
 */
export function loadChart(tree: FileTree, folder: string, folders: readonly string[] = []): LoadedChart {
  const loader = new Loader(tree, folders);
  return { chart: loader.load(folder), problems: loader.problems, borrowed: loader.borrowed };
}

class Loader {
  readonly problems: ChartProblem[] = [];
  readonly borrowed: string[] = [];
  /** Charts that are being loaded because of each other. */
  readonly #open: string[] = [];
  readonly #finder: ChartFinder;
  /** Bytes of all packed charts so far. */
  #unpackedBytes = 0;

  constructor(
    readonly tree: FileTree,
    folders: readonly string[],
  ) {
    this.#finder = new ChartFinder(tree, folders);
  }

  load(folder: string): Chart | undefined {
    const files = this.walk(folder);
    this.#open.push(folder);
    const chart = files && this.chart(folder, files);
    this.#open.pop();
    return chart;
  }

  /** The charts of the repository for dependencies that are in no charts folder. */
  #borrow(folder: string, wanted: readonly Dependency[], present: readonly Chart[]): Chart[] {
    const charts: Chart[] = [];
    for (const dependency of wanted) {
      if ([...present, ...charts].some(({ metadata }) => metadata.name === dependency.name)) continue;
      const found = this.#finder.find(folder, dependency);
      if (found === undefined || this.#open.includes(found) || this.#open.length > maxBorrowed) continue;
      const chart = this.load(found);
      if (!chart) continue;
      this.borrowed.push(found);
      charts.push(chart);
    }
    return charts;
  }

  #fail(file: string, message: string): undefined {
    this.problems.push({ message, at: { file } });
    return undefined;
  }

  /** All files of the folder that .helmignore leaves. */
  walk(folder: string): ChartFile[] | undefined {
    const ignoreFile = join(folder, '.helmignore');
    const rules = parseIgnore(this.#read(ignoreFile) ?? '');
    if (typeof rules === 'string') return this.#fail(ignoreFile, `.helmignore: ${rules}`);
    const files: ChartFile[] = [];
    const complete = this.#walk(folder, '', rules, files);
    return complete ? files : this.#fail(folder, `the chart has more than ${maxFiles} files`);
  }

  #walk(root: string, below: string, rules: IgnoreRules, files: ChartFile[]): boolean {
    for (const entry of [...this.tree.list(join(root, below))].sort()) {
      const name = below ? `${below}/${entry}` : entry;
      const path = join(root, name);
      const found = this.tree.stat(path);
      if (found === undefined || rules.ignores(name, found.type === 'folder')) continue;
      if (found.type === 'folder') {
        if (!this.#walk(root, name, rules, files)) return false;
        continue;
      }
      if (files.length >= maxFiles) return false;
      const file = this.#file(name, path, found.size);
      if (file) files.push(file);
    }
    return true;
  }

  #file(name: string, path: string, size: number): ChartFile | undefined {
    const isTooLarge = size > archiveLimits.file;
    if (isTooLarge) this.#fail(path, `the file has more than ${archiveLimits.file} bytes`);
    const content = isTooLarge ? undefined : this.#read(path);
    return content === undefined ? undefined : { name, text: new Text(path, content) };
  }

  #read(path: string): string | undefined {
    const bytes = this.tree.read(path);
    return bytes && fromBytes(withoutMark(bytes));
  }

  chart(folder: string, files: readonly ChartFile[]): Chart | undefined {
    const find = (name: string): ChartFile | undefined => files.find((file) => file.name === name);
    const chartFile = find('Chart.yaml');
    if (!chartFile) return this.#fail(folder, 'Chart.yaml file is missing');
    const metadata = readMetadata(chartFile.text, find('requirements.yaml')?.text);
    if (typeof metadata === 'string') return this.#fail(chartFile.text.file, metadata);
    const values = this.#values(find('values.yaml'));
    if (!values) return undefined;
    const dependencies = this.#subcharts(folder, files);
    return {
      file: chartFile.text,
      metadata,
      values,
      schema: find('values.schema.json'),
      dependencies: [...dependencies, ...this.#borrow(folder, metadata.dependencies, dependencies)],
      templates: files.filter((file) => file.name.startsWith('templates/')),
      files: files.filter((file) => isPlainFile(file.name, metadata.apiVersion)),
    };
  }

  /** All documents of values.yaml, later ones over earlier ones. */
  #values(file: ChartFile | undefined): Dict | undefined {
    // Without a values file keys can be asked for all the same.
    if (!file) return new Dict(new Map(), undefined, null, new Datum(undefined, undefined, ''));
    const { content } = file.text;
    const starts = [...content.matchAll(/^---(?=\s|$).*$/gm)].map((match) => match.index + match[0].length);
    if (
      starts.every(
        (start) =>
          content
            .slice(0, start)
            .replace(/^---.*$|^\s*#.*$/gm, '')
            .trim() === '',
      )
    ) {
      return valuesOf(file.text, (message, start) =>
        this.problems.push({ message, at: { text: file.text, start, end: start } }),
      );
    }
    let merged = new Dict();
    for (const [start, end] of documentRanges(content)) {
      // Positions stay those of the whole file: what belongs to other documents is blanked.
      const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
      const text = new Text(
        file.text.file,
        blank(content.slice(0, start)) + content.slice(start, end) + blank(content.slice(end)),
      );
      const dict = valuesOf(text, (message, at) =>
        this.problems.push({ message, at: { text: file.text, start: at, end: at } }),
      );
      if (!dict) return undefined;
      merged = mergeMaps(merged, dict);
    }
    return merged;
  }

  #subcharts(folder: string, files: readonly ChartFile[]): Chart[] {
    const byName = new Map<string, ChartFile[]>();
    for (const { name, text } of files) {
      if (!name.startsWith('charts/') || name.endsWith('.prov')) continue;
      const rest = name.slice('charts/'.length);
      const slash = rest.indexOf('/');
      const top = slash < 0 ? rest : rest.slice(0, slash);
      const group = byName.get(top) ?? [];
      byName.set(top, group);
      group.push({ name: slash < 0 ? '' : rest.slice(slash + 1), text });
    }
    const charts: Chart[] = [];
    for (const [top, group] of byName) {
      if (/^[_.]/.test(top)) continue;
      const chart = top.endsWith('.tgz')
        ? this.#packed(join(folder, `charts/${top}`), group[0]!)
        : this.#unpacked(folder, top, group);
      // Helm loads nothing then; here the rest of the chart is rendered without it.
      if (chart) charts.push(chart);
    }
    return charts;
  }

  #unpacked(folder: string, top: string, group: readonly ChartFile[]): Chart | undefined {
    const files = group.filter((file) => file.name !== '');
    return this.chart(join(folder, `charts/${top}`), files);
  }

  #packed(path: string, { name, text }: ChartFile): Chart | undefined {
    if (name !== '') return this.#fail(path, 'the packed chart cannot be used: it is a folder');
    const files = unpackChart(toBytes(text.content));
    if (typeof files === 'string') return this.#fail(path, `the packed chart cannot be used: ${files}`);
    for (const { bytes } of files) this.#unpackedBytes += bytes.length;
    if (this.#unpackedBytes > archiveLimits.unpacked) {
      return this.#fail(path, `the packed charts unpack to more than ${archiveLimits.unpacked} bytes`);
    }
    const texts = files.map(({ name, bytes: content }) => ({
      name,
      text: new Text(`${path}/${name}`, fromBytes(withoutMark(content))),
    }));
    return this.chart(path, texts);
  }
}

function join(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isPlainFile(name: string, apiVersion: string): boolean {
  if (['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'].includes(name)) return false;
  if (name === 'requirements.yaml' || name === 'requirements.lock') return apiVersion === 'v1';
  if (name.startsWith('charts/')) return name.endsWith('.prov');
  return !name.startsWith('templates/');
}

function documentRanges(content: string): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  for (const match of content.matchAll(/^---(?=\s|$)[^\n]*\n?/gm)) {
    if (match.index > start) ranges.push([start, match.index]);
    start = match.index + match[0].length;
  }
  ranges.push([start, content.length]);
  return ranges;
}

/** The values in a file; reports and gives undefined if it is no map. */
export function valuesOf(text: Text, report: (message: string, start: number) => void): Dict | undefined {
  const decoded = decodeYaml(charsOfFile(text), new Datum(text, undefined, ''));
  if ('error' in decoded) {
    report(decoded.error, decoded.start);
    return undefined;
  }
  if (decoded.value === null) return new Dict();
  if (decoded.value instanceof Dict) return decoded.value;
  report('a values file must be a mapping', 0);
  return undefined;
}
