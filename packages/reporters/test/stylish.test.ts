import { fileLocation } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '../src/index.js';
import { brokenYaml, crash, finding, hostNetwork, latest, place, plain, privileged } from './support.js';
import { resultOf, shop } from './support.js';

interface Marker {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly message: string;
  readonly code: string;
}

/** The patterns of the matcher `eslint-stylish` (microsoft/vscode, contrib/tasks/common/problemMatcher.ts). */
const filePattern = /^((?:[a-zA-Z]:)*[./\\]+.*?)$/;
const linePattern = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.+?)(?:\s\s+(.*))?$/;

/** Reads a report as VS Code does: the second pattern loops over the lines right after one that the first matches. */
function match(report: string): Marker[] {
  const markers: Marker[] = [];
  let file: string | undefined;
  for (const line of report.replace(/\x1b\[\d+m/g, '').split(/\r?\n/)) {
    const found = file === undefined ? null : linePattern.exec(line);
    if (found) {
      const [, row, column, severity = '', message = '', code = ''] = found;
      markers.push({ file: file ?? '', line: Number(row), column: Number(column), severity, message, code });
    } else {
      file = filePattern.exec(line)?.[1]?.trim();
    }
  }
  return markers;
}

const markerOfLatest: Marker = {
  file: './apps/web.yaml',
  line: 12,
  column: 18,
  severity: 'warning',
  message: latest.message,
  code: latest.ruleId,
};

for (const color of [false, true]) {
  test(`the problem matcher of VS Code reads every finding (colours: ${color})`, () => {
    const markers = match(reporters.stylish(shop, { ...plain, color }));
    const seen = markers.map((marker) => {
      return `${marker.file}:${marker.line}:${marker.column} ${marker.severity} ${marker.code}`;
    });
    assert.equal(seen, [
      './apps/web.yaml:4:9 info container-app/require-network-policy',
      './apps/web.yaml:12:18 warning supply-chain/no-latest-image-tag',
      './apps/web.yaml:14:13 error worker-node/no-privileged-container',
      './data/broken.yaml:1:7 error core/valid-yaml',
      './apps/netpol.yaml:1:1 error container-app/require-network-policy',
    ]);
    assert.equal(markers[1], markerOfLatest);
  });
}

test('the matcher reads the message whole, whatever it holds and however narrow the terminal is', () => {
  const message = 'two  spaces,\na line end,\ttab\u00a0and \u2028 \x1b[31mred\u202e.';
  for (const columns of [0, 40, 500]) {
    const [marker] = match(reporters.stylish(resultOf({ findings: [finding({ message })] }), { ...plain, columns }));
    assert.is(marker?.message, 'two spaces, a line end, tab and \\u{1b}[31mred\\u{202e}.');
    assert.is(marker?.code, 'worker-node/no-privileged-container');
  }
});

test('the matcher reads odd file names', () => {
  const names = ['-x.yaml', 'a b/c.yaml', '.hidden.yaml', 'ünïcode#1%.yaml', 'c:/x.yaml'];
  const findings = names.map((file) => finding({ location: { ...privileged.location, file } }));
  const files = match(reporters.stylish(resultOf({ findings }), plain)).map(({ file }) => file);
  assert.equal(files, names.map((name) => `./${name}`));
});

test('a file name cannot write escape sequences', () => {
  const location = { ...privileged.location, file: 'a\x1b[2J\n.yaml' };
  const report = reporters.stylish(resultOf({ findings: [finding({ location })] }), plain);
  assert.match(report, /^\.\/a\\u\{1b\}\[2J\\u\{a\}\.yaml$/m);
});

test('a finding about a file as a whole stands at 0:0, as with ESLint', () => {
  const report = reporters.stylish(resultOf({ findings: [finding({ location: fileLocation('x.yaml') })] }), plain);
  assert.match(report, /^ {2}0:0 {2}error /m);
});

test('fields line up in columns', () => {
  const lines = reporters.stylish(shop, { ...plain, columns: 300 }).split('\n').slice(1, 4);
  const columnsOf = (needle: RegExp): number[] => lines.map((line) => line.search(needle));
  assert.equal(new Set(columnsOf(/:\d/)).size, 1);
  assert.equal(new Set(columnsOf(/error|warning|info/)).size, 1);
  assert.equal(new Set(columnsOf(/(container-app|supply-chain|worker-node)\//)).size, 1);
});

test('the end counts findings by severity and by leaf', () => {
  const report = reporters.stylish(shop, plain);
  assert.match(report, '✖ 4 findings (2 errors, 1 warning, 1 info) in 3 files, 2 resources');
  assert.match(report, '; 1 suppressed; 2 incomplete\n');
  assert.match(report, /^ {2}1 {2}threat-actor:worker-node +Malicious threat actors: worker node$/m);
  assert.match(report, /^ {2}1 {2}supply-chain:container +Supply chain: container and application level$/m);
  assert.match(report, /^ {2}1 {2}\(no threat\) /m);
  assert.not.match(report, 'insider');
});

test('what is incomplete is listed and never looks like a pass', () => {
  const report = reporters.stylish(resultOf({ incomplete: [crash, brokenYaml] }), plain);
  assert.match(report, 'no pass');
  assert.match(report, './data/broken.yaml:1:7  This is not YAML');
  assert.match(report, /✖ No findings .*; 2 incomplete/);
  assert.not.match(report, '✔');
  assert.is(match(report).length, 2);
});

test('the sign at the end goes by --fail-on', () => {
  const sign = (findings: (typeof latest)[], failOn: 'error' | 'warn' | 'off'): string | undefined => {
    return /[✖⚠✔]/u.exec(reporters.stylish(resultOf({ findings }), { ...plain, failOn }))?.[0];
  };
  assert.is(sign([], 'error'), '✔');
  assert.is(sign([latest], 'error'), '⚠');
  assert.is(sign([latest], 'warn'), '✖');
  assert.is(sign([privileged], 'off'), '⚠');
});

test('suppressed findings are counted, not shown', () => {
  const report = reporters.stylish(resultOf({ suppressed: [hostNetwork] }), plain);
  assert.match(report, '1 suppressed');
  assert.equal(match(report), []);
});

test('colours only where they are wanted', () => {
  assert.not.match(reporters.stylish(shop, plain), '\x1b');
  assert.match(reporters.stylish(shop, { ...plain, color: true }), '\x1b[31m');
});

test('findings at one place of one file stay in their order', () => {
  const location = place('apps/web.yaml', 'image');
  const findings = ['first', 'second'].map((message) => finding({ location, message }));
  const report = reporters.stylish(resultOf({ findings }), plain);
  assert.ok(report.indexOf('first') < report.indexOf('second'));
});

test.run();
