/** 1-based line and column; columns count UTF-16 code units (SARIF `utf16CodeUnits`). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * How well a location names the place a person must edit: `exact` is that place; `enclosing` a place around it;
 * `template` the template that made it; `file` only the file.
 */
export type Precision = 'exact' | 'enclosing' | 'template' | 'file';

/** A range of a file in the repository. `file` is relative to the root, with forward slashes; `end` is exclusive. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly precision: Precision;
}

/** Another place that took part: `origin` is the same field on its way, `object` another object of the decision. */
export interface Related {
  readonly kind: 'origin' | 'object';
  readonly message: string;
  readonly location: Location;
}

/** Whether the value itself is wrong, or the structure around it (a missing key, a wrong type, a wrong level). */
export type Fault = 'value' | 'structure';

export interface Place {
  readonly location: Location;
  readonly related: readonly Related[];
}

/** The characters `[start, end)` of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The characters of a text. */
export interface Span extends Range {
  readonly text: Text;
}

/** Characters of a text, and what takes their place; an empty range inserts. */
export interface Change extends Span {
  readonly replacement: string;
}

/** Where rendered characters come from; a renderer makes one for each text it renders. */
export interface OriginMap {
  locate(start: number, end: number, fault: Fault): Place;
  /**
   * Where a person writes a key that a map lacks. `key` is the key of the map, or one inside it if it has none (an item
   * of a list); `content` the map itself.
   */
  locateMissing?(key: Range, content: Range): Place;
  /** The characters with what comes from the release as a placeholder; undefined where nothing does. */
  withoutRelease?(start: number, end: number): string | undefined;
  /** Whether some of the characters differ from render to render (random text, certificates, times). */
  isVolatile?(start: number, end: number): boolean;
  /** Whether some of the characters take the place of something that could not be rendered. */
  standsIn?(start: number, end: number): boolean;
  /**
   * The same change where the characters were copied from; undefined where no change of a file makes exactly this one.
   * Whatever is inserted becomes lines behind that which ends at `start`, written whenever the key at `key` is.
   */
  edit?(change: Omit<Change, 'text'>, key?: Range): Change | undefined;
  /** The value of a data file that these characters are, or are the key of. */
  dataOf?(start: number, end: number): Span | undefined;
}

/** Characters of a file in the repository, or rendered characters with a map to where they come from. */
export class Text {
  #lineStarts: number[] | undefined;

  constructor(
    /** The file, relative to the root, with forward slashes. */
    readonly file: string,
    readonly content: string,
    readonly origins?: OriginMap,
  ) {}

  /** The position of a UTF-16 offset in this text's own lines; `\n`, `\r\n` and a lone `\r` end a line. */
  positionAt(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.content));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** Offset of the first character of a 1-based line; past the last line, the length of the text. */
  offsetOfLine(line: number): number {
    const starts = (this.#lineStarts ??= lineStarts(this.content));
    return starts[line - 1] ?? this.content.length;
  }

  /** Where the characters `[start, end)` stand in the repository. */
  locate(start: number, end: number, fault: Fault = 'value'): Place {
    if (this.origins) return this.origins.locate(start, end, fault);
    const location: Location = {
      file: this.file,
      start: this.positionAt(start),
      end: this.positionAt(end),
      precision: 'exact',
    };
    return { location, related: [] };
  }
}

/** A location that names a file and nothing in it. */
export function fileLocation(file: string): Location {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 }, precision: 'file' };
}

function lineStarts(content: string): number[] {
  const starts = [0];
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code === 10 || (code === 13 && content.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
