import { originMessages } from '@klint/model';
import type { BuiltFrom, Fault, Location, Origin, Place, Related } from '@klint/model';

/** What a reader is told about a place that took part in a built field. */
const words = {
  replaced: originMessages.replaced,
  copied: 'the value that it copies',
  named: 'the object that it names',
  source: 'the entry that reads this',
  patch: 'the entry that applies the patch',
  entry: 'built through this entry',
} as const;

/** Whether a place holds the value of the field, as values of a chart do, or what it was before. */
export function holdsValue({ message }: Related): boolean {
  return message === words.replaced || message === words.copied || message.startsWith(`${originMessages.value}: `);
}

/**
 * The origin of what a person edits. What a renamed object made of a reference is edited at the reference; its name is
 * another place.
 */
export function editedOrigin(origin: Origin): Origin {
  return origin.role === 'reference' && origin.prev ? editedOrigin(origin.prev) : origin;
}

/** The origin of what was there first. */
export function firstOrigin(origin: Origin): Origin {
  let first = origin;
  while (first.prev) first = first.prev;
  return first;
}

/**
 * The place of a field of a built object that came to be at `origin`, `[start, end)` of its text: the last writer.
 * Related are what it replaced or copied, the entries that name the patch or the file, and those through which the
 * object came.
 */
export function builtPlace(origin: Origin, built: BuiltFrom, fault: Fault, range: Range = editedOrigin(origin)): Place {
  const { text } = editedOrigin(origin);
  const place = text.locate(range.start, range.end, fault);
  const related = [
    ...place.related,
    ...chainOf(origin, built),
    ...built.entries.map((entry) => relatedAt(entry, words.entry)),
  ];
  const seen = new Set([keyOf(place.location)]);
  return {
    location: place.location,
    related: related.filter(({ location }) => {
      const key = keyOf(location);
      return !seen.has(key) && seen.add(key);
    }),
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** All that took part, the nearest first. */
function chainOf(origin: Origin, built: BuiltFrom): Related[] {
  const found: Related[] = [];
  let isEdited = false;
  for (let each: Origin | undefined = origin; each; each = each.prev) {
    if (each.role === 'reference' && each.prev) found.push(relatedAt(each, words.named));
    else if (isEdited) found.push(relatedAt(each, words.replaced));
    else isEdited = true;
    if (each.via) found.push(relatedAt(each.via, each.role === 'generator' ? words.source : words.copied));
    const { file } = each.text;
    const entries = each.role === 'patch' ? (built.patches.get(file) ?? []) : [];
    found.push(...entries.map((entry) => relatedAt(entry, words.patch)));
  }
  return found;
}

function relatedAt({ text, start, end }: Origin, message: string): Related {
  return { kind: 'origin', message, location: text.locate(start, end).location };
}

function keyOf({ file, start }: Location): string {
  return `${file}:${start.line}:${start.column}`;
}
