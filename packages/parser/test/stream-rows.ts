/**
 * Streams of small objects: `<a>` stands for an object with name a as a YAML block, `{a}` for one as JSON. `names` are
 * those of the documents that are read, `problems` the message ids, `kubectl` the names that kubectl reads; without
 * it, it refuses the file.
 */
export interface StreamRow {
  readonly source: string;
  readonly names: string;
  readonly problems?: string;
  readonly kubectl?: string;
}

export const streamRows: readonly StreamRow[] = [
  // empty documents
  { source: '<a>', names: 'a', kubectl: 'a' },
  { source: '<a>\n', names: 'a', kubectl: 'a' },
  { source: '\n\n<a>\n\n', names: 'a', kubectl: 'a' },
  { source: '---\n<a>', names: 'a', kubectl: 'a' },
  { source: '---\n---\n<a>\n---\n', names: 'a', kubectl: 'a' },
  { source: '# only\n---\n<a>\n---\n# only\n', names: 'a', kubectl: 'a' },
  { source: '<a>\n---\n\n---\n<b>', names: 'a b', kubectl: 'a b' },
  { source: '---\nnull\n---\n~\n---\n<a>', names: 'a', kubectl: 'a' },
  // separators
  { source: '<a>\n---\n<b>\n---\n<c>', names: 'a b c', kubectl: 'a b c' },
  { source: '<a>\n---   \n<b>\n---\t\n<c>', names: 'a b c', kubectl: 'a b c' },
  { source: '<a>\n--- # x\n<b>\n---# y\n<c>', names: 'a b c', kubectl: 'a b c' },
  { source: '--- # x\n<a>', names: 'a', kubectl: 'a' },
  { source: '<a>\n--- x\n<b>', names: 'a b', problems: 'separator' },
  { source: '<a>\n----\n<b>', names: 'a b', problems: 'separator' },
  { source: '<a>\n---x\n<b>', names: 'a b', problems: 'separator' },
  { source: '--- !!map\n<a>\n---\n<b>', names: 'a b', problems: 'separator' },
  { source: '<a>\n---\r\n<b>\r\n---\r\n', names: 'a b', kubectl: 'a b' },
  { source: '<a>\n ---\n', names: '', problems: 'syntax' },
  { source: '<a>\nx: |\n  ---\n---\n<b>', names: 'a b', kubectl: 'a b' },
  { source: '<a>\nx: "\n---\n"\n---\n<b>', names: 'b', problems: 'syntax syntax' },
  // the end of a document
  { source: '<a>\n...\n', names: 'a', kubectl: 'a' },
  { source: '<a>\n... # x\n# y\n\n', names: 'a', kubectl: 'a' },
  { source: '<a>\n...\n---\n<b>', names: 'a b', kubectl: 'a b' },
  { source: '<a>\n...\n<b>', names: 'a', problems: 'dropped', kubectl: 'a' },
  { source: '<a>\n...\nx: [\n---\n<b>', names: 'a b', problems: 'dropped', kubectl: 'a b' },
  { source: '---\n...\n---\n<a>', names: 'a', kubectl: 'a' },
  { source: '...\n<a>', names: '', problems: 'syntax' },
  { source: '<a>\nx: ...y\n', names: 'a', kubectl: 'a' },
  // directives
  { source: '%YAML 1.1\n---\n<a>', names: 'a', problems: 'syntax' },
  { source: '%YAML 1.2\n---\n<a>', names: 'a', problems: 'syntax' },
  { source: '%TAG ! tag:x:\n---\n<a>', names: 'a', problems: 'syntax' },
  { source: '%FOO\n---\n<a>', names: 'a', problems: 'syntax' },
  { source: '<a>\n---\n%YAML 1.1\n---\n<b>', names: 'a b', problems: 'syntax' },
  // JSON
  { source: '{a}', names: 'a', kubectl: 'a' },
  { source: '\n\n  {a}\n\n', names: 'a', kubectl: 'a' },
  { source: '{a}{b}{c}', names: 'a b c', kubectl: 'a b c' },
  { source: '{a}\n{b}\n', names: 'a b', kubectl: 'a b' },
  { source: '{a}\n---\n{b}\n---\n<c>', names: 'a b c', kubectl: 'a b c' },
  { source: '---\n{a}\n---\n{b}\n', names: 'a b', kubectl: 'a b' },
  { source: '{a} # x\n---\n<b>', names: 'a b', kubectl: 'a b' },
  { source: '{a}\n<b>', names: 'a b', kubectl: 'a b' },
  { source: '{a}\n{b}\n---\n<c>', names: 'a b c', problems: 'syntax' },
  { source: '{a}\n{b}\n{', names: 'a b', problems: 'syntax' },
  { source: '<a>\n---\n{b}\n', names: 'a b', kubectl: 'a b' },
  // broken documents between others
  { source: '<a>\n---\nx: [\n---\n<b>', names: 'a b', problems: 'syntax' },
  { source: 'x: "\n---\n<a>', names: 'a', problems: 'syntax' },
  { source: '<a>\n---\n{{ x }}\n---\n<b>\n---\ny: *z', names: 'a b', problems: 'template alias' },
  // byte order marks
  { source: '\ufeff<a>', names: 'a', kubectl: 'a' },
  { source: '\ufeff{a}', names: 'a', kubectl: 'a' },
  { source: '<a>\n---\n\ufeff<b>', names: 'a b', kubectl: 'a b' },
];
