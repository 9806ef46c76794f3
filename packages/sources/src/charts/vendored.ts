import type { Chart } from '@klint/helm';
import { fileLocation } from '@klint/model';
import type { Fault, Location, OriginMap, Place, Range, Related } from '@klint/model';
import { liesIn } from '../paths.js';
import { folderOf, isRemote } from './dependencies.js';

/** A sub-chart that its author keeps elsewhere: its folder or archive, and the entry of Chart.yaml that asks for it. */
export interface Vendored {
  readonly folder: string;
  readonly packed: boolean;
  readonly entry: Location;
}

/** The vendored sub-charts of a chart, outermost only. What was found elsewhere in the repository is none. */
export function vendoredIn(chart: Chart): Vendored[] {
  const own = folderOf(chart);
  return chart.dependencies.flatMap((sub) => {
    const folder = folderOf(sub);
    const isInside = liesIn(folder, own === '' ? 'charts' : `${own}/charts`);
    if (!isInside || !isRemote(chart, sub.metadata.name)) return vendoredIn(sub);
    return { folder, packed: folder.endsWith('.tgz'), entry: entryOf(chart, sub.metadata.name) };
  });
}

function entryOf({ file, metadata }: Chart, name: string): Location {
  const datum = metadata.dependencies.find((dependency) => dependency.name === name)?.datum;
  if (!datum?.text || datum.start < 0) return fileLocation(file.file);
  const { text, start, end } = datum;
  const lineEnd = text.content.indexOf('\n', start);
  const stop = lineEnd < 0 ? end : Math.min(end, lineEnd);
  return { file: text.file, start: text.positionAt(start), end: text.positionAt(stop), precision: 'enclosing' };
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

  locate(start: number, end: number, fault: Fault): Place {
    return this.#own(this.inner.locate(start, end, fault), fault);
  }

  locateMissing(key: Range, content: Range): Place {
    const { inner } = this;
    const place = inner.locateMissing?.(key, content) ?? inner.locate(key.start, key.end, 'structure');
    return this.#own(place, 'structure');
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
