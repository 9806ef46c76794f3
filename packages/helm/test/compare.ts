import { Text } from '@klint/model';
import * as assert from 'uvu/assert';
import { loadChart, valuesOf } from '../src/chart/load.js';
import { roleOf } from '../src/chart/documents.js';
import { type Rendered, renderChart } from '../src/chart/render.js';
import { decodeYaml } from '../src/decode/yaml.js';
import { goPosition, type TemplateError } from '../src/template/errors.js';
import type { ParsedSources } from '../src/template/world.js';
import { textOf } from '../src/value/chars.js';
import { Dict, isString, type Value } from '../src/value/value.js';
import { contentOf, type CorpusChart } from './corpus-charts.js';
import { diskTree } from './disk.js';
import { type Documents, documentsIn, grouped, type HelmResult } from './real-helm.js';

/** Renders a chart on disk with values; what keeps it from loading is a problem too. */
export function renderDisk(
  parent: string,
  chart: string,
  values: string | undefined,
  parsed: ParsedSources = new Map(),
  over = 'over.yaml',
): Rendered {
  const { chart: loaded, problems } = loadChart(diskTree(parent), chart);
  const gone = { refusals: [], replaced: new Set<string>(), unsound: new Set<string>(), ran: new Set<string>() };
  const none = { files: [], crds: [], errors: [], steps: 0, overflowed: false, ...gone };
  if (!loaded) return { ...none, problems };
  const wrong: string[] = [];
  const text = values === undefined ? undefined : new Text(over, values);
  const given = text && valuesOf(text, (message) => wrong.push(message));
  if (values !== undefined && !given) {
    return { ...none, problems: wrong.map((message) => ({ message, at: { file: over } })) };
  }
  const rendered = renderChart(loaded, { releaseName: 'rel', parsed, ...(given ? { values: given } : {}) });
  return { ...rendered, problems: [...problems, ...rendered.problems] };
}

/** Renders a chart of the corpus, with the values that it needs; files are named relative to the chart. */
export function renderCorpus(chart: CorpusChart): Rendered {
  const { folder, values } = chart;
  return renderDisk(folder, '', values === undefined ? undefined : contentOf(chart, values), new Map(), values);
}

export function documentsOf(rendered: Rendered): Documents {
  return grouped(
    rendered.files.flatMap(({ name, chars, documents }) =>
      documents
        .map(({ start, end }) => textOf(chars).slice(start, end))
        .filter((document) => !isDropped(document))
        .map((document) => [name, document] as const),
    ),
  );
}

/** Only a hook can be dropped; to decode all others would take most of the time. */
export function isDropped(document: string): boolean {
  return document.includes('helm.sh/hook') && roleOf(document) === 'dropped';
}

/** The template that helm rendered but refused, because it is no YAML or no manifest: that is for the linter to say. */
export function refusedOutput({ status, stderr }: HelmResult): string | undefined {
  return status === 0 ? undefined : /YAML parse error on (\S+):/.exec(stderr)?.[1];
}

/** Whether Helm can read a document as the head of a manifest: releaseutil.SimpleHead. */
function isManifest(document: string): boolean {
  const decoded = decodeYaml(document);
  if ('error' in decoded) return false;
  const isText = (value: Value): boolean => value === undefined || value === null || isString(value);
  const isMap = (value: Value): boolean => value === undefined || value === null || value instanceof Dict;
  const at = (map: Value, key: string): Value => (map instanceof Dict ? map.entries.get(key) : undefined);
  const { value } = decoded;
  const [metadata, annotations] = [at(value, 'metadata'), at(at(value, 'metadata'), 'annotations')];
  const texts = annotations instanceof Dict ? [...annotations.entries.values()] : [];
  return (
    [value, metadata, annotations].every(isMap) &&
    [at(value, 'apiVersion'), at(value, 'kind'), at(metadata, 'name'), ...texts].every(isText)
  );
}

/** Of a failure, the calls from the template file to the cause: `templates/a.yaml:7`. */
function chainOf(error: TemplateError): string[] {
  const { source, start } = error;
  const place = shortPlace(source.name, goPosition(source.content, start).line);
  return [place, ...(error.cause ? chainOf(error.cause) : [])];
}

function shortPlace(name: string, line: number): string {
  return `${name.replace(/^.*?\/(?=templates\/)/, '')}:${line}`;
}

/** The places of the first thing that klint says is wrong. */
export function firstFailure({ problems, errors }: Rendered): string[] {
  const [problem] = problems;
  if (!problem) return [];
  if (problems.length === errors.length) return chainOf(errors[0]!);
  const { at } = problem;
  return ['text' in at ? shortPlace(at.text.file, at.text.positionAt(at.start).line) : at.file];
}

/** The places in templates that helm's message names, the innermost last. */
export function placesIn(stderr: string): string[] {
  const found = stderr.matchAll(/(?<![\w./-])(gotpl|[\w.-]+\/(?:charts\/[\w.-]+\/)*templates\/[^\s:]+):(\d+)/g);
  return [...found].map(([, name, line]) => shortPlace(name!, Number(line)));
}

/** Both fail at the same place: klint's first failure is the one at which helm stops. */
function assertSameFailure(name: string, { stderr }: HelmResult, ours: Rendered): void {
  assert.ok(ours.problems.length > 0, `${name}: helm fails with ${stderr}`);
  const theirs = placesIn(stderr);
  const mine = firstFailure(ours);
  if (theirs.length === 0) return;
  // Of `fail` and `required` helm names the outermost call only.
  const wanted = stderr.includes('execution error at') ? theirs.slice(0, 1) : theirs;
  const compared = stderr.includes('execution error at') ? mine.slice(0, 1) : mine;
  assert.equal(compared, wanted, `${name}: helm fails with ${stderr}`);
}

/** The lines without those that differ between runs of helm: passwords, certificates, times, and what hashes them. */
function steady(document: string, runs: readonly string[]): string {
  const lines = runs.map((run) => run.split('\n'));
  return document
    .split('\n')
    .filter((_, i) => lines.every((run) => run[i] === lines[0]![i]))
    .join('\n');
}

const maxRuns = 5;

function assertSameDocuments(name: string, theirs: Documents, ours: Documents, again: () => Documents): void {
  assert.equal([...ours.keys()].sort(), [...theirs.keys()].sort(), `templates of ${name}`);
  const runs: Documents[] = [];
  for (const [template, documents] of theirs) {
    const [wanted, mine] = [documents.join('\n---\n'), ours.get(template)!.join('\n---\n')];
    if (wanted === mine) continue;
    const all = [wanted];
    // What differs by chance, such as the order of a map, may be equal in two runs.
    for (let i = 0; i < maxRuns && steady(mine, all) !== steady(wanted, all); i++) {
      if (i === runs.length) runs.push(again());
      all.push(runs[i]!.get(template)?.join('\n---\n') ?? '');
    }
    assert.is(steady(mine, all), steady(wanted, all), `${template} of ${name}`);
  }
}

/**
 * What helm prints with --debug of output that it refuses: whole files, without the space at their ends, and after them
 * the hooks that it had sorted before, which are left out here.
 */
function filesIn(stdout: string): Documents {
  const files = new Map<string, string[]>();
  for (const part of stdout.split(/^---\n# Source: /m).slice(1)) {
    const name = part.split('\n', 1)[0]!;
    if (!files.has(name)) files.set(name, [part.slice(part.indexOf('\n') + 1).trimEnd()]);
  }
  return files;
}

/**
 * Both render the same documents byte for byte, apart from what differs between two runs of helm, or both fail at the
 * same file and line. `run` runs helm.
 */
export function assertSame(name: string, ours: Rendered, run: (...more: string[]) => HelmResult): void {
  const theirs = run();
  const refused = refusedOutput(theirs);
  if (theirs.status !== 0 && refused === undefined) return assertSameFailure(name, theirs, ours);
  assert.is(ours.problems.map(({ message }) => message).join('\n'), '', name);
  if (refused === undefined) {
    assertSameDocuments(name, documentsIn(theirs.stdout), documentsOf(ours), () => documentsIn(run().stdout));
    return;
  }
  const debug = (): Documents => filesIn(run('--debug').stdout);
  const written = ours.files.filter(({ chars }) => textOf(chars).trim() !== '');
  const files = new Map(written.map((file) => [file.name, [textOf(file.chars).trimEnd()]]));
  assertSameDocuments(name, debug(), files, debug);
  const { chars, documents } = ours.files.find((file) => file.name === refused)!;
  const isSeen = documents.some(({ start, end }) => !isManifest(textOf(chars).slice(start, end)));
  assert.ok(isSeen, `${name}: ${theirs.stderr}`);
}
