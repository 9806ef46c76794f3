import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Random, seeded } from '../../devkit/src/random.js';
import { full } from '../../devkit/src/root.js';
import { helm, needs } from '../../devkit/src/tools.js';
import { renderFiles } from './render-files.js';
import { body, expression, valueText } from './random-expressions.js';
import { runHelm, writeFiles } from './real-helm.js';

// Random expressions on random values. One chart holds many expressions, each in a sub-chart of its own values; helm
// stops at the first error, so those that klint says fail are tried alone, some of them.

function valuesText(random: Random): string {
  return ['a', 'b', 'c'].map((key) => `${key}: ${valueText(random)}\n`).join('');
}

/** An expression, or text with blocks of them. */
function template(random: Random): string {
  return random.below(2) ? `{{ ${expression(random, random.below(3))} }}` : body(random, 2);
}

interface Case {
  readonly values: string;
  readonly template: string;
}

const head = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
const caller = 'apiVersion: v1\nkind: X\nv: {{ include (print "b" .Chart.Name) . | b64enc | quote }}\n';

function filesOf(cases: readonly Case[]): Record<string, string> {
  const files: Record<string, string> = { 'Chart.yaml': head('fuzz') };
  cases.forEach((each, i) => {
    files[`charts/c${i}/Chart.yaml`] = head(`c${i}`);
    files[`charts/c${i}/values.yaml`] = each.values;
    files[`charts/c${i}/templates/_b.tpl`] = `{{ define "bc${i}" }}${each.template}{{ end }}`;
    files[`charts/c${i}/templates/a.yaml`] = caller;
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

const shown = (each: Case): string => `${each.template} with ${each.values.replaceAll('\n', '; ')}`;
const plain = (base64: string | undefined): string => Buffer.from(base64 ?? '', 'base64').toString('utf8');

const program = helm();
if (needs('random expressions as helm evaluates them', 'helm', program)) {
  const random = seeded(41);
  const rounds = full() ? 60 : 5;
  for (let round = 0; round < rounds; round++) {
    test(`random expressions, round ${round}`, () => {
      const cases = Array.from({ length: 200 }, () => ({
        values: valuesText(random),
        template: template(random),
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
      assert.ok(good.length > cases.length / 10);
      for (const each of bad.slice(0, 12)) {
        assert.is.not(theirs(program, [each]).status, 0, `helm renders ${shown(each)}`);
      }
    });
  }
}

test.run();
