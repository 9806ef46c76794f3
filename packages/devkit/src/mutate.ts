import type { Random } from './random.js';

type Mutation = (lines: string[], random: Random, texts: readonly string[]) => void;

const oddScalars: readonly string[] = [
  ...['', '~', 'null', 'yes', 'off', 'true', '0', '-1', '08', '0o17', '0x1F', '1e400', '.inf', '.nan', '1_000'],
  ...['2024-01-01', '190:20:30', '9223372036854775808', '"', "'", '"\\ud800"', "'it''s'", '[', ']', '{', '}', '[]'],
  ...['{}', '[[[[', '{{ x }}', '{% if %}', '${X}', '*a', '&a x', '&a [*a]', '!!str 5', '!!binary zz', '!x y', '|'],
  ...['>-', '|2+', '? a', ': b', '- - -', '<<', '@', '`', '%YAML 1.2', '#', '\t', '\u0000', '\u0085', '\u2028'],
  ...['\ufeff', '😀', 'ß'.repeat(300), 'x'.repeat(5000)],
];

const oddLines: readonly string[] = [
  ...['---', '--- x', '...', '%YAML 1.2', '%TAG ! x', '<<: *a', '<<: [*a, *b]', '? ', ': ', '- ', '  - &a', '\tx: y'],
  ...['x: |', 'x: >', '"\\x', 'kind: List', 'kind: PodList', 'items:', 'apiVersion: v1', 'apiVersion: [v1]'],
  ...['metadata: null', 'spec: text', 'containers: 5', '# klint-disable-file', '# klint-disable-next-line'],
  ...['# klint-disable worker-node/no-host-pid -- x', '# klint-enable', 'klint/ignore: "*"'],
  ...['      klint/ignore: core/valid-yaml'],
];

const mutations: readonly Mutation[] = [
  (lines, random) => void lines.splice(random.below(lines.length), 1 + random.below(3)),
  (lines, random) => void lines.splice(random.below(lines.length), 0, random.pick(lines)),
  (lines, random) => void lines.splice(random.below(lines.length + 1), 0, random.pick(oddLines)),
  (lines, random) => change(lines, random, (line) => ' '.repeat(1 + random.below(4)) + line),
  (lines, random) => change(lines, random, (line) => line.replace(/^ {1,2}/, '')),
  (lines, random) => change(lines, random, (line) => line.replace(/: .*$/, () => `: ${random.pick(oddScalars)}`)),
  (lines, random) => change(lines, random, (line) => line.replace(/[^\s:-]+:/, () => `${random.pick(oddScalars)}:`)),
  (lines, random) => change(lines, random, (line) => insert(line, random, random.pick(oddScalars))),
  (lines, random) => change(lines, random, (line) => line.slice(0, random.below(line.length + 1))),
  (lines, random) => change(lines, random, (line) => `${line}\r`),
  (lines, random) => void lines.splice(1 + random.below(lines.length)),
  (lines, random) => {
    const i = random.below(lines.length);
    const j = random.below(lines.length);
    [lines[i], lines[j]] = [lines[j]!, lines[i]!];
  },
  (lines, random, texts) => {
    const other = random.pick(texts).split('\n');
    lines.splice(random.below(lines.length), 0, ...other.slice(random.below(other.length)));
  },
];

function change(lines: string[], random: Random, edit: (line: string) => string): void {
  const i = random.below(lines.length);
  lines[i] = edit(lines[i]!);
}

function insert(line: string, random: Random, text: string): string {
  const at = random.below(line.length + 1);
  return line.slice(0, at) + text + line.slice(at);
}

/** One of the texts with one to four things wrong in it; all of them must have a line. */
export function mutate(texts: readonly string[], random: Random): string {
  const lines = random.pick(texts).split('\n');
  for (let left = 1 + random.below(4); left > 0; left--) {
    random.pick(mutations)(lines, random, texts);
    if (lines.length === 0) lines.push('');
  }
  return lines.join('\n');
}
