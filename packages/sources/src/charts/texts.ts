import { type Chart, piecesOf, type Datum, type RenderedFile, type Site } from '@klint/helm';
import type { Comment, LoadedText, Problem, Text } from '@klint/model';
import { comments, parseDocument } from '@klint/parser';
import { liesIn } from '../paths.js';
import { loadedText } from '../read.js';
import { vendoredIn } from './vendored.js';

/**
 * A template with the comments that may hold directives: those that were rendered as YAML comments, where they stand
 * in the template, and template comments. Which lines were reached is known from all renders.
 */
export function templateText(text: Text, renders: readonly RenderedFile[]): LoadedText {
  if (!text.content.includes('klint')) return { text, comments: () => [] };
  let found: readonly Comment[] | undefined;
  return {
    text,
    comments: () => (found ??= directiveComments(text, renders)),
    reaches: reachedLines(text, renders),
  };
}

/** A values file; a line of it is reached if a rendered character or a condition was made of it. */
export function valuesText(text: Text, renders: readonly RenderedFile[]): LoadedText {
  if (!text.content.includes('klint')) return { text, comments: () => [] };
  return { text, comments: () => comments(text), reaches: reachedLines(text, renders) };
}

function directiveComments(text: Text, renders: readonly RenderedFile[]): readonly Comment[] {
  const found = new Map<number, Comment>();
  for (const match of text.content.matchAll(/\{\{(?:-\s)?\s*\/\*([^]*?)\*\/\s*(?:-)?\}\}/g)) {
    const [whole, content] = match as unknown as [string, string];
    if (!content.includes('klint-')) continue;
    const end = match.index + whole.length;
    const contentEnd = match.index + whole.indexOf('/*') + 2 + content.trimEnd().length;
    found.set(match.index, { start: match.index, end, content: content.trimEnd(), contentEnd });
  }
  for (const render of renders) {
    if (!render.text.content.includes('klint-')) continue;
    for (const comment of comments(render.text)) {
      if (!comment.content.includes('klint-')) continue;
      const { location } = render.text.locate(comment.start, comment.end, 'structure');
      if (location.file !== text.file || location.precision !== 'exact') continue;
      const start = text.offsetOfLine(location.start.line) + location.start.column - 1;
      found.set(start, { ...comment, start, end: start + comment.end - comment.start });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The lines of a text from which something was rendered, found when first asked for. */
function reachedLines(text: Text, renders: readonly RenderedFile[]): (first: number, last: number) => boolean {
  let lines: Set<number> | undefined;
  return (first, last) => {
    lines ??= linesRenderedFrom(text, renders);
    for (const line of lines) if (first <= line && line <= last) return true;
    return false;
  };
}

function linesRenderedFrom({ file }: Text, renders: readonly RenderedFile[]): Set<number> {
  const lines = new Set<number>();
  const seen = new Set<Site | Datum>();
  const mark = (text: Text, start: number, end: number): void => {
    const last = text.positionAt(end).line;
    for (let line = text.positionAt(start).line; line <= last; line++) lines.add(line);
  };
  const markDatum = (datum: Datum): void => {
    if (datum.text?.file !== file || datum.start < 0 || seen.has(datum)) return;
    seen.add(datum);
    mark(datum.text, datum.keyStart < 0 ? datum.start : datum.keyStart, datum.end);
  };
  const markSite = (site: Site): void => {
    for (let at: Site | undefined = site; at && !seen.has(at); at = at.frame) {
      seen.add(at);
      if (at.source.text?.file === file) mark(at.source.text, at.start, at.end);
      at.reads.forEach(markDatum);
      for (let control = at.control; control; control = control.parent) control.reads.forEach(markDatum);
    }
  };
  for (const { chars } of renders) {
    for (const { site, data } of piecesOf(chars)) {
      data.forEach(markDatum);
      if (site) markSite(site);
    }
  }
  return lines;
}

/** A variant as far as its texts are concerned. */
interface Rendering {
  readonly files: readonly RenderedFile[];
  readonly objects: readonly { readonly text: Text }[];
  readonly crds: readonly { readonly text: Text }[];
  readonly values: readonly Text[];
}

/**
 * The texts of a chart in which something can be suppressed: templates, values files and definitions, and rendered
 * texts with annotations. What is packed in an archive has no text in the repository.
 */
export function chartTexts(
  chart: Chart,
  renderings: readonly Rendering[],
): LoadedText[] {
  const renders = renderings.flatMap(({ files }) => files);
  const crds = new Set(renderings.flatMap((each) => each.crds.map(({ text }) => text)));
  const annotated = renderings
    .flatMap(({ objects }) => objects.map(({ text }) => text))
    .filter(({ content }) => /klint(?:\.dev)?\/ignore/.test(content));
  return [
    ...templatesOf(chart).map((text) => templateText(text, renders)),
    ...valuesTexts(chart, renderings).map((text) => valuesText(text, renders)),
    ...[...crds].map(loadedText),
    ...annotated.map((text) => ({ text, comments: () => [] })),
  ].filter(({ text }) => text.origins || !text.file.includes('.tgz/'));
}

/** The values files of a chart, of its sub-charts and of its renders, each once. */
function valuesTexts(chart: Chart, renderings: readonly Pick<Rendering, 'values'>[]): Text[] {
  const texts = [...valuesOf(chart), ...renderings.flatMap((each) => each.values)];
  return [...new Map(texts.map((text) => [text.file, text])).values()];
}

/**
 * Keys that stand twice in a values file, of which Helm takes the last without a word. Nobody edits those of vendored
 * sub-charts here.
 */
export function repeatedKeys(chart: Chart, renderings: readonly Pick<Rendering, 'values'>[]): Problem[] {
  const vendored = vendoredIn(chart);
  const own = valuesTexts(chart, renderings).filter(({ file }) => !vendored.some(({ folder }) => liesIn(file, folder)));
  const problems = own.flatMap((text) => parseDocument(text).problems);
  return problems.filter(({ ruleId }) => ruleId === 'manifest/no-duplicate-key');
}

function templatesOf(chart: Chart): Text[] {
  return [...chart.templates.map(({ text }) => text), ...chart.dependencies.flatMap(templatesOf)];
}

function valuesOf(chart: Chart): Text[] {
  const { datum } = chart.values;
  return [...(datum?.text ? [datum.text] : []), ...chart.dependencies.flatMap(valuesOf)];
}
