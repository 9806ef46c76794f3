/** What a double-quoted scalar cannot contain; `offset` is relative to the text that was read. */
export interface BadEscape {
  readonly detail: string;
  readonly offset: number;
}

const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Escapes of YAML 1.1 as go-yaml v2 knows them. */
const yamlEscapes: Readonly<Record<string, string>> = {
  ...simple,
  '0': '\0',
  a: '\x07',
  '\t': '\t',
  v: '\v',
  e: '\x1b',
  ' ': ' ',
  "'": "'",
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const jsonEscapes: Readonly<Record<string, string>> = { ...simple, '/': '/' };

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The content of a JSON string from the characters between its quotes. */
export function readJsonString(inner: string): string | BadEscape {
  return inner.includes('\\') ? unescape(inner, jsonEscape) : inner;
}

/** The content of a double-quoted YAML scalar from the characters between its quotes; lines are folded. */
export function readDoubleQuoted(inner: string): string | BadEscape {
  return unescape(inner, yamlEscape, true);
}

type Escape = { readonly text: string; readonly length: number } | string;

function unescape(inner: string, escape: (inner: string, at: number) => Escape, fold = false): string | BadEscape {
  const parts: string[] = [];
  const special = fold ? /[\\\n]/g : /\\/g;
  let from = 0;
  for (let match = special.exec(inner); match; match = special.exec(inner)) {
    const at = match.index;
    if (match[0] === '\n') {
      const space = lineSpace(inner, at);
      parts.push(inner.slice(from, trimmed(inner, from, at)), foldBreaks(space));
      special.lastIndex = at + space.length;
    } else {
      const read = escape(inner, at);
      if (typeof read === 'string') return { detail: read, offset: at };
      parts.push(inner.slice(from, at), read.text);
      special.lastIndex = at + read.length;
    }
    from = special.lastIndex;
  }
  parts.push(inner.slice(from));
  return parts.join('');
}

/** Line breaks and the space around them, from a line break on. */
function lineSpace(inner: string, at: number): string {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = at;
  return space.exec(inner)![0];
}

/** Where text ends that has space in front of a line break. */
function trimmed(inner: string, from: number, end: number): number {
  let at = end;
  while (at > from && ' \t\r'.includes(inner[at - 1]!)) at -= 1;
  return at;
}

/** One line break is a space; of several the first is dropped. */
function foldBreaks(space: string): string {
  const breaks = space.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function yamlEscape(inner: string, at: number): Escape {
  if (/^\r?\n/.test(inner.slice(at + 1, at + 3))) {
    const space = lineSpace(inner, at + 1);
    return { text: '\n'.repeat(space.split('\n').length - 2), length: 1 + space.length };
  }
  const letter = inner[at + 1] ?? '';
  const text = yamlEscapes[letter];
  if (text !== undefined) return { text, length: 2 };
  const code = hexCode(inner, at, hexDigits[letter]);
  if (code === undefined) return `\\${letter} is not an escape sequence`;
  if ((code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return `\\${letter} names no character`;
  return { text: String.fromCodePoint(code), length: 2 + hexDigits[letter]! };
}

function jsonEscape(inner: string, at: number): Escape {
  const letter = inner[at + 1] ?? '';
  const text = jsonEscapes[letter];
  if (text !== undefined) return { text, length: 2 };
  const code = hexCode(inner, at, letter === 'u' ? 4 : undefined);
  if (code === undefined) return `\\${letter} is not an escape sequence`;
  if (code < 0xd800 || code >= 0xe000) return { text: String.fromCharCode(code), length: 6 };
  const low = code < 0xdc00 && inner[at + 6] === '\\' && inner[at + 7] === 'u' ? hexCode(inner, at + 6, 4) : undefined;
  if (low === undefined || low < 0xdc00 || low >= 0xe000) return { text: '\ufffd', length: 6 };
  return { text: String.fromCharCode(code, low), length: 12 };
}

function hexCode(inner: string, at: number, digits: number | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const code = inner.slice(at + 2, at + 2 + digits);
  return code.length === digits && /^[\da-fA-F]+$/.test(code) ? parseInt(code, 16) : undefined;
}
