import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { renderFiles } from './render-files.js';
import { runHelm, writeFiles } from './real-helm.js';

// Random expressions on random values. One chart holds many expressions, each in a sub-chart of its own values; helm
// stops at the first error, so those that klint says fail are tried alone, some of them.

const scalars = ['1', '0', '2.5', '-3', '1000000', '"text"', '"a,b"', '""', 'true', 'false', 'null', '"12"', '"é☃"'];
const collections = ['[]', '{}', '[1, "b", null]', '{a: 1, b: {c: x}}', '[[1], [2]]', '["z", "y"]', '{"k": [1]}'];

function valuesText(random: Random): string {
  return ['a', 'b', 'c'].map((key) => `${key}: ${random.pick(random.below(3) ? scalars : collections)}\n`).join('');
}

const operands = '.Values.a|.Values.b|.Values.c|.Values.none|5|-1|2.5|"x"|"a b"|true|"1.2.3"'.split('|');
// Go gives the keys of a map in any order, so `keys` and `values` are left out.
const unary = (
  'quote squote upper lower title len not empty toString toJson toYaml int int64 float64 kindOf typeOf trim b64enc ' +
  'first last rest initial reverse uniq sortAlpha compact toPrettyJson atoi ceil floor abs untitle ' +
  'nospace sha256sum snakecase camelcase kebabcase initials fromYaml fromJson toRawJson fromYamlArray deepCopy ' +
  'swapcase html urlquery print printf println toStrings bool nindent'
).split(' ');
const binary = (
  'default eq ne lt gt le ge add sub mul div mod max min and or coalesce hasKey get index contains ' +
  'hasPrefix hasSuffix ' +
  'trunc repeat join split splitList cat append prepend concat has without list dict pick omit merge mergeOverwrite ' +
  'trimSuffix trimPrefix trimAll indent nindent printf print semverCompare regexMatch dig slice until round ternary ' +
  'required deepEqual kindIs typeIs tuple untilStep abbrev wrap pluck set unset chunk seq'
).split(' ');

function expression(random: Random, depth: number): string {
  const inner = (): string =>
    depth === 0 || random.below(3) === 0 ? random.pick(operands) : `(${expression(random, depth - 1)})`;
  const choice = random.below(5);
  if (choice < 2) return `${random.pick(unary)} ${inner()}`;
  if (choice === 2) return `${inner()} | ${random.pick(unary)}`;
  return `${random.pick(binary)} ${inner()} ${inner()}`;
}

interface Case {
  readonly values: string;
  readonly expression: string;
}

const head = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
const bodyOf = (text: string): string =>
  `apiVersion: v1\nkind: X\nv: {{ if true }}{{ print (${text}) | b64enc | quote }}{{ end }}\n`;

function filesOf(cases: readonly Case[]): Record<string, string> {
  const files: Record<string, string> = { 'Chart.yaml': head('fuzz') };
  cases.forEach((each, i) => {
    files[`charts/c${i}/Chart.yaml`] = head(`c${i}`);
    files[`charts/c${i}/values.yaml`] = each.values;
    files[`charts/c${i}/templates/a.yaml`] = bodyOf(each.expression);
  });
  return files;
}

const below = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`fuzz/${name}`, content]));

function outputs(printed: string): Map<string, string> {
  const found = printed.matchAll(/# Source: fuzz\/charts\/(c\d+)\/[^\n]*\n(?:.*\n)*?v: "?([^"\n]*)"?/g);
  return new Map([...found].map((each) => [each[1]!, each[2]!]));
}

function ours(cases: readonly Case[]): Map<string, string> {
  const { files } = renderFiles(below(filesOf(cases)), 'fuzz');
  return new Map(files.map(({ name, text }) => [name.split('/')[2]!, /v: "?([^"\n]*)"?/.exec(text.content)![1]!]));
}

interface Theirs {
  readonly status: number | null;
  readonly values: Map<string, string>;
  readonly stderr: string;
}

function theirs(program: string, cases: readonly Case[]): Theirs {
  const folder = mkdtempSync(join(tmpdir(), 'klint-fuzz-'));
  try {
    writeFiles(folder, filesOf(cases));
    const { status, stdout, stderr } = runHelm(program, folder);
    return { status, values: outputs(stdout), stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const shown = (each: Case): string => `{{ ${each.expression} }} with ${each.values.replaceAll('\n', '; ')}`;
const plain = (base64: string | undefined): string => Buffer.from(base64 ?? '', 'base64').toString('utf8');

const program = helm();
if (needs('random expressions as helm evaluates them', 'helm', program)) {
  const random = seeded(41);
  const rounds = full() ? 60 : 5;
  for (let round = 0; round < rounds; round++) {
    test(`random expressions, round ${round}`, () => {
      const cases = Array.from({ length: 200 }, () => ({
        values: valuesText(random),
        expression: expression(random, random.below(3)),
      }));
      const mine = ours(cases);
      const good = cases.filter((_, i) => mine.has(`c${i}`));
      const bad = cases.filter((_, i) => !mine.has(`c${i}`));
      const results = ours(good);
      const { status, values, stderr } = theirs(program, good);
      const failing = /charts\/c(\d+)\//.exec(stderr)?.[1];
      assert.is(status, 0, `${failing === undefined ? '' : shown(good[Number(failing)]!)} ${stderr}`);
      good.forEach((each, i) => {
        assert.is(plain(results.get(`c${i}`)), plain(values.get(`c${i}`)), shown(each));
      });
      console.log(`${good.length} of ${cases.length} expressions have a value`);
      assert.ok(good.length > 40);
      for (const each of bad.slice(0, 12)) {
        assert.is.not(theirs(program, [each]).status, 0, `helm renders ${shown(each)}`);
      }
    });
  }
}

test.run();
