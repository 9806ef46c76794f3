// Assignments in embedded texts: .env and properties files, INI, YAML, JSON, XML, scripts and command lines.

/** `name` with a literal `value` that stands at the UTF-16 offsets `[start, end)` of the text, without its quotes. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Grammar {
  readonly form: RegExp;
  /** Whether the value may stand without quotes in a text of code, where a bare word is a variable. */
  readonly bare: boolean;
  /** One of these is in every line that the form fits. */
  readonly marks: readonly string[];
}

const name = String.raw`(?<name>[A-Za-z_][\w./-]{0,250})`;
const quoted = String.raw`"(?:[^"\\\n]|\\.)*"|'[^'\n]*'`;
const value = String.raw`(?<value>${quoted}|[^\s;&,"'<>{}()]+)`;
const keyword = '(?:export|set|ENV|ARG|const|let|var)';
const separator = String.raw`[ \t]*(?:=>|=(?![=~])|:=|:(?=[ \t])) *`;

/** Each looks at one line. The first takes the rest of the line as the value. */
const grammars: readonly Grammar[] = [
  {
    form: new RegExp(`^[ \\t]*(?:- +)*(?:${keyword} +)?(["']?)${name}\\1${separator}(?<value>\\S.*)$`, 'dg'),
    bare: false,
    marks: ['=', ':'],
  },
  { form: new RegExp(`(["'])${name}\\1 ?: ?(?<value>${quoted})`, 'dg'), bare: true, marks: [':'] },
  { form: new RegExp(`(?<![\\w./$-])(?:--?)?${name}=${value}`, 'dg'), bare: false, marks: ['='] },
  { form: new RegExp(`(?<=^|\\s)--?${name} +(?!-)${value}`, 'dg'), bare: false, marks: ['-'] },
  { form: /<(?<name>[A-Za-z_][\w.:-]*)(?: [^<>]*)?>(?<value>[^<>\n]+)<\/\k<name>>/dg, bare: true, marks: ['</'] },
];

const extensions = 'py|js|mjs|cjs|ts|go|lua|rb|java|groovy|kts?|php|pl|cs|scala|rs|tpl|tmpl|gotmpl';
const code = new RegExp(`\\.(?:${extensions})$|^#!.*\\b(?:python|node|lua|ruby|perl|php)`);

/** Whether the words without quotes of a text are names of its language rather than values; `name` is its file name. */
export function isCode(name: string, text: string): boolean {
  return code.test(name) || code.test(text.slice(0, 80));
}

/** The assignments of a text in order, without comments; where a name can be read twice, the longer value stands. */
export function assignmentsIn(text: string, inCode = false): readonly Assignment[] {
  let next = 0;
  return text.split('\n').flatMap((line) => {
    const start = next;
    next += line.length + 1;
    return /^\s*(?:#|\/\/|;|--\s|\*|<!--)/.test(line) ? [] : assignmentsOfLine(line, start, inCode);
  });
}

function assignmentsOfLine(line: string, lineStart: number, inCode: boolean): Assignment[] {
  const found: Assignment[] = [];
  const known = new Set<string>();
  for (const { form, bare, marks } of grammars) {
    if (!marks.some((mark) => line.includes(mark))) continue;
    for (const { groups, indices } of line.matchAll(form)) {
      const [from] = indices!.groups!['value']!;
      const literal = literalOf(groups!['value']!);
      if (!literal || (inCode && !bare && !literal.quoted)) continue;
      const start = lineStart + from + literal.offset;
      const each = { name: groups!['name']!, value: literal.value, start, end: start + literal.value.length };
      const place = `${start} ${each.name}`;
      if (!known.has(place)) found.push(each);
      known.add(place);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** No password is longer than this. */
const longest = 4096;

/** The value at the start of a text: in quotes, else up to a comment. Undefined for calls and structures. */
function literalOf(line: string): { value: string; offset: number; quoted: boolean } | undefined {
  const rest = line.slice(0, longest);
  const inQuotes = /^(?:[a-zA-Z]?)("""|"|'|`)((?:(?!\1)(?:[^\\]|\\.))*)\1\s*[,;)\]}]*\s*(?:#.*|\/\/.*)?$/.exec(rest);
  if (inQuotes) {
    return { value: inQuotes[2]!, offset: rest.indexOf(inQuotes[1]!) + inQuotes[1]!.length, quoted: true };
  }
  if (/^["'`[{(&*!|>@]/.test(rest) || /^[\w.]+\(|^\$$/.test(rest)) return undefined;
  const bare = rest.replace(/\s+(?:#|\/\/).*$/, '').replace(/[\s,;]+$/, '');
  return bare === '' ? undefined : { value: bare, offset: 0, quoted: false };
}
