import type { Text } from '@klint/model';

/** Union of origins is cut here: what comes from more places than this names only the first ones. */
export const maxOrigins = 16;

/**
 * One key or item of data: of a values file, of Chart.yaml, of a file read by a template. A path is a linked list, so
 * that a string is only built for a finding. Offsets are UTF-16 offsets in `text`; -1 where there is none.
 */
export class Datum {
  constructor(
    readonly text: Text | undefined,
    readonly parent: Datum | undefined,
    readonly key: string | number,
    readonly keyStart = -1,
    readonly keyEnd = -1,
    public start = -1,
    public end = -1,
    /** True for a key that was asked for and is not there. */
    readonly missing = false,
  ) {}

  /** The steps from the root of the data to here. */
  path(): (string | number)[] {
    const steps: (string | number)[] = [];
    for (let at: Datum | undefined = this; at?.parent; at = at.parent) steps.unshift(at.key);
    return steps;
  }
}

/** Stands in the origins of everything that random, certificate and time functions made. */
export const volatile = new Datum(undefined, undefined, 'volatile');

/** Stands in the origins of what takes the place of something that a chart lacks. */
export const standIn = new Datum(undefined, undefined, 'stand-in');

/** Stands in the origins of the name and the namespace of the release. */
export const fromRelease = new Datum(undefined, undefined, 'release');

export type Data = readonly Datum[];
export const noData: Data = [];

/** The union of two lists of origins, in order, cut at `maxOrigins`; what is volatile stays so. */
export function unite(a: Data, b: Data): Data {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const all = [...a];
  for (const datum of b) {
    if ((all.length < maxOrigins || datum === volatile) && !all.includes(datum)) all.push(datum);
  }
  return all;
}

/** The keys that an open `if`, `with` or `range` looked at, and those around it. */
export interface Control {
  readonly reads: Data;
  readonly parent: Control | undefined;
}

/** A text in which template code stands: a file of the chart, or a string given to `tpl`. */
export interface Source {
  /** The name used in errors: `shop/templates/web.yaml`, or `gotpl` for a string given to `tpl`. */
  readonly name: string;
  readonly content: string;
  /** The file of the repository whose content it is; absent for `tpl`. */
  readonly text: Text | undefined;
  /** The origins of a string given to `tpl`. */
  readonly pieces: readonly Piece[] | undefined;
}

/** One execution of a literal text or an action: its place in a template, and from where that template was called. */
export interface Site {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** The action that called this template; absent in a template that is a file of its own. */
  readonly frame: Site | undefined;
  readonly control: Control | undefined;
  /** What the action looked at. */
  readonly reads: Data;
}

/** A run of characters of one origin. */
export interface Piece {
  readonly length: number;
  /** The file that has these very characters, from `offset` on. */
  readonly text: Text | undefined;
  readonly offset: number;
  /** The data these characters carry. */
  readonly data: Data;
  /** True if a function made other characters of the data. */
  readonly derived: boolean;
  /** The innermost text or action that wrote them; absent until they are written. */
  readonly site: Site | undefined;
}

export function plainPiece(length: number): Piece {
  return { length, text: undefined, offset: 0, data: noData, derived: false, site: undefined };
}
