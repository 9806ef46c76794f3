/** Where a text that may be half written ends. */
export interface PathInYaml {
  /** Keys and indices down to what the last line is part of; with its own key if that has a colon. */
  readonly path: readonly (string | number)[];
  /** Keys that the mapping around the end has already. */
  readonly siblings: ReadonlySet<string>;
}

interface Level {
  readonly indent: number;
  readonly step: string | number;
}

/** Reads the indentation of block style, which tells where the end of a text is even if it does not parse. */
export function pathInYaml(lines: readonly string[]): PathInYaml {
  const levels: Level[] = [];
  const counts = new Map<string, number>();
  const keys = new Map<string, Set<string>>();
  let around = '';
  for (const [i, line] of lines.entries()) {
    const isLast = i === lines.length - 1;
    const written = /^( *)((?:- +|-$)*)(.*)$/.exec(line)!;
    const [, space = '', dashes = '', rest = ''] = written;
    if (!isLast && (rest === '' || rest.startsWith('#')) && dashes === '') continue;
    let indent = space.length;
    for (const dash of dashes.match(/- *|-$/g) ?? []) {
      dropFrom(levels, indent);
      const list = pathOf(levels);
      const index = counts.get(list) ?? 0;
      counts.set(list, index + 1);
      levels.push({ indent, step: index });
      indent += dash.length;
    }
    // Items of a list may stand as far left as the key that holds it.
    dropFrom(levels, dashes === '' ? indent : indent + 1, dashes === '');
    around = pathOf(levels);
    const key = /^(?:"([^"]*)"|'([^']*)'|([^\s'"#[{][^:]*?)) *:(?: |$)/.exec(rest);
    const name = key?.[1] ?? key?.[2] ?? key?.[3];
    if (name === undefined) continue;
    if (!isLast) keys.set(around, (keys.get(around) ?? new Set()).add(name));
    levels.push({ indent, step: name });
  }
  return { path: levels.map(({ step }) => step), siblings: keys.get(around) ?? new Set() };
}

/** Leaves levels that begin at an indentation or behind it; an item beside its key stays below that key. */
function dropFrom(levels: Level[], indent: number, withItems = false): void {
  for (let last = levels.at(-1); last; last = levels.at(-1)) {
    const isKeyOfItem = !withItems && last.indent === indent && typeof last.step === 'string';
    if (last.indent < indent || isKeyOfItem) return;
    levels.pop();
  }
}

function pathOf(levels: readonly Level[]): string {
  return JSON.stringify(levels.map(({ step }) => step));
}
