import type { Chart } from '@klint/helm';
import { fileLocation, isRef } from '@klint/model';
import type {
  Change, Fault, Location, OriginMap, Place, Problem, Range, Related, SourcePlace, Span,
} from '@klint/model';
import { liesIn } from '../paths.js';
import { folderOf, isRemote } from './dependencies.js';

/** A sub-chart that its author keeps elsewhere: its folder or archive, and the entry of Chart.yaml that asks for it. */
export interface Vendored {
  readonly folder: string;
  readonly packed: boolean;
  readonly entry: Location;
}

/** Whether nobody edits a sub-chart where it is: its author keeps it elsewhere, or it is packed. */
export function isVendored(chart: Chart, sub: Chart): boolean {
  const [own, folder] = [folderOf(chart), folderOf(sub)];
  const isInside = liesIn(folder, own === '' ? 'charts' : `${own}/charts`);
  return isInside && (isPacked(folder) || isRemote(chart, sub.metadata.name));
}

function isPacked(folder: string): boolean {
  return folder.endsWith('.tgz');
}

/** The vendored sub-charts of a chart, outermost only. */
export function vendoredIn(chart: Chart): Vendored[] {
  return chart.dependencies.flatMap((sub) => {
    const folder = folderOf(sub);
    if (!isVendored(chart, sub)) return vendoredIn(sub);
    return { folder, packed: isPacked(folder), entry: entryOf(chart, sub.metadata.name) ?? fileLocation(folder) };
  });
}

function entryOf({ metadata }: Chart, name: string): Location | undefined {
  const datum = metadata.dependencies.find((dependency) => dependency.name === name)?.datum;
  if (!datum?.text || datum.start < 0) return undefined;
  const { text, start, end } = datum;
  const lineEnd = text.content.indexOf('\n', start);
  const stop = lineEnd < 0 ? end : Math.min(end, lineEnd);
  return { file: text.file, start: text.positionAt(start), end: text.positionAt(stop), precision: 'enclosing' };
}

/** A problem of a vendored sub-chart, at the dependency that brings it; where it is in the sub-chart is related. */
export function ownPlace(problem: Problem, vendored: readonly Vendored[]): Problem {
  // What was rendered knows its places itself.
  if (isRef(problem.at) || ('text' in problem.at && problem.at.text.origins)) return problem;
  const home = homeOfFile(fileOfPlace(problem.at), vendored);
  if (!home) return problem;
  const via = [{ message: 'in the sub-chart', at: problem.at }, ...(problem.via ?? [])].map((each) => {
    const inner = homeOfFile(fileOfPlace(each.at), vendored);
    return inner?.packed ? { ...each, at: { file: inner.folder } } : each;
  });
  return { ...problem, at: { location: home.entry }, via };
}

function fileOfPlace(at: SourcePlace): string {
  return 'text' in at ? at.text.file : 'location' in at ? at.location.file : at.file;
}

function homeOfFile(file: string, vendored: readonly Vendored[]): Vendored | undefined {
  return vendored.find(({ folder }) => liesIn(file, folder));
}

/**
 * Moves places out of vendored sub-charts, where nobody edits: to the values line of a chart above if one is set
 * there, else to the call in a template of the linted chart, else to the dependency in Chart.yaml.
 */
export class OwnOrigins implements OriginMap {
  constructor(
    readonly inner: OriginMap,
    readonly vendored: readonly Vendored[],
  ) {}

  withoutRelease(start: number, end: number): string | undefined {
    return this.inner.withoutRelease?.(start, end);
  }

  isVolatile(start: number, end: number): boolean {
    return this.inner.isVolatile?.(start, end) ?? false;
  }

  standsIn(start: number, end: number): boolean {
    return this.inner.standsIn?.(start, end) ?? false;
  }

  locate(start: number, end: number, fault: Fault): Place {
    return this.#own(this.inner.locate(start, end, fault), fault);
  }

  locateMissing(key: Range, content: Range): Place {
    const { inner } = this;
    const place = inner.locateMissing?.(key, content) ?? inner.locate(key.start, key.end, 'structure');
    return this.#own(place, 'structure');
  }

  edit(change: Omit<Change, 'text'>, key?: Range): Change | undefined {
    return this.#unlessVendored(this.inner.edit?.(change, key));
  }

  dataOf(start: number, end: number): Span | undefined {
    return this.#unlessVendored(this.inner.dataOf?.(start, end));
  }

  #unlessVendored<S extends Span>(span: S | undefined): S | undefined {
    return span && homeOfFile(span.text.file, this.vendored) ? undefined : span;
  }

  #own(place: Place, fault: Fault): Place {
    const home = this.#homeOf(place.location);
    const related = place.related.flatMap((each) => this.#shown(each));
    if (!home) return { ...place, related };
    const location = this.#moved(place.related, fault) ?? home.entry;
    const from: Related = { kind: 'origin', message: 'in the sub-chart', location: place.location };
    const others = [from].flatMap((each) => this.#shown(each)).concat(related);
    return { location, related: others.filter((each) => !isSame(each.location, location)) };
  }

  #homeOf({ file }: Location): Vendored | undefined {
    return this.vendored.find(({ folder }) => liesIn(file, folder));
  }

  #moved(related: readonly Related[], fault: Fault): Location | undefined {
    const own = related.filter(({ location }) => !this.#homeOf(location));
    const value = fault === 'value' ? own.find(({ message }) => message.startsWith('the value')) : undefined;
    const found = value ?? own.find(({ message }) => message === 'called here');
    return found && { ...found.location, precision: value ? 'enclosing' : 'template' };
  }

  /** What is packed in an archive has no lines in the repository: the archive stands for it. */
  #shown(each: Related): Related[] {
    const home = this.#homeOf(each.location);
    return [home?.packed ? { ...each, location: fileLocation(home.folder) } : each];
  }
}

function isSame(a: Location, b: Location): boolean {
  return a.file === b.file && a.start.line === b.start.line && a.start.column === b.start.column;
}
