import { Str } from '../value/chars.js';
import { type Control, type Datum, type Piece, plainPiece, type Site, type Source, standIn } from '../value/origin.js';
import type { TemplateError } from './errors.js';
import type { Template } from './world.js';

/** `fail` or `required` in a template: where, on whose behalf, and the keys that decided it. */
export interface Refusal {
  readonly error: TemplateError;
  readonly site: Site;
  /** Keys of values; those that are not set are marked as missing. */
  readonly keys: readonly Datum[];
}

/** What a render that goes on has met so far. */
export interface Lenience {
  readonly refusals: Refusal[];
  /** Whether templates that do not exist are replaced: the chart lacks a sub-chart that may hold them. */
  readonly replaces: boolean;
  /** Templates known by name of sub-charts that are absent, which are close to what these would give. */
  readonly known: Source | undefined;
  /** Names of the templates that were replaced. */
  readonly replaced: Set<string>;
  /** How often something stood in so far. */
  uses: number;
}

export function newLenience(replaces: boolean, known?: Source): Lenience {
  return { refusals: [], replaces, known, replaced: new Set(), uses: 0 };
}

const maxRefusals = 1000;

/** Notes a refusal and gives what goes on in its place: nothing for `fail`, a word for `required`. */
export function refuse(lenience: Lenience | undefined, error: TemplateError, site: Site): string | Str {
  if (!lenience) throw error;
  lenience.uses++;
  const { refusals } = lenience;
  const isKnown = (each: Refusal): boolean =>
    each.error.source === error.source && each.error.start === error.start && each.error.reason === error.reason;
  if (refusals.length < maxRefusals && !refusals.some((each) => isKnown(each) && each.site.frame === site.frame)) {
    refusals.push({ error, site, keys: error.kind === 'required' ? askedFor(site) : decisive(site) });
  }
  return error.kind === 'required' ? inPlace('stand-in') : '';
}

/** The template, or one in place of it: a comment where lines are expected, else a word. */
export function standInTemplate(
  lenience: Lenience | undefined,
  name: string,
  template: Template | undefined,
  site: Site,
): Template | undefined {
  if (!lenience?.replaces) return template;
  if (!template || template.source === lenience.known) lenience.replaced.add(name);
  if (template) return template;
  lenience.uses++;
  const { text, pieces } = inPlace(isBlock(site) ? '# stand-in' : 'stand-in');
  const source: Source = { name, content: text, text: undefined, pieces };
  return { name, source, body: [{ type: 'text', start: 0, end: text.length, value: text }] };
}

function inPlace(text: string): Str {
  const piece: Piece = { ...plainPiece(text.length), data: [standIn], derived: true };
  return new Str(text, [piece]);
}

/** Whether an action gives whole lines: it indents them, or stands alone on its line. */
function isBlock({ source, start, end }: Site): boolean {
  const { content } = source;
  if (/\bn?indent\b|\bfromYaml\b/.test(content.slice(start, end))) return true;
  const before = content.slice(content.lastIndexOf('\n', start - 1) + 1, start);
  const after = /^[^\n]*/.exec(content.slice(end))![0];
  return /^\s*(?:\{\{-?\s*)?$/.test(before) && after.trim() === '';
}

const maxKeys = 3;

/** The key that `required` was given: the last one that was looked at, else those given to the helper it stands in. */
function askedFor(site: Site): Datum[] {
  const own = keysOf(site.reads);
  if (own.length > 0) return own.slice(-1);
  for (let frame = site.frame; frame; frame = frame.frame) {
    const given = keysOf(frame.reads);
    if (given.length > 0) return given.slice(0, maxKeys);
  }
  return [];
}

/** The keys of the innermost condition around `fail`. */
function decisive(site: Site): Datum[] {
  for (let at: Site | undefined = site; at; at = at.frame) {
    for (let control: Control | undefined = at.control; control; control = control.parent) {
      const keys = keysOf(control.reads);
      if (keys.length > 0) return keys.slice(0, maxKeys);
    }
  }
  return [];
}

/** Keys that a user can set: of values, not those of Chart.yaml. */
function keysOf(reads: readonly Datum[]): Datum[] {
  const distinct = new Map<string, Datum>();
  for (const datum of reads) {
    const path = datum.path();
    const isOfChart = datum.text?.file.endsWith('Chart.yaml') ?? false;
    if (path.length > 0 && !isOfChart) distinct.set(path.join('.'), datum);
  }
  return [...distinct.values()];
}
