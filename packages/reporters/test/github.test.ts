import { fileLocation } from '@klint/model';
import type { Finding, Severity } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '../src/index.js';
import { crash, finding, place, plain, resultOf, shop } from './support.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads the commands as actions/runner does: `::name key=value,…::text`, escapes undone, in properties two more. */
function read(report: string): Command[] {
  return report.split(/\r?\n/).flatMap((line) => {
    const parts = /^::(\S+?)(?: (.*?))?::(.*)$/.exec(line.trimStart());
    if (!parts) return [];
    const [, name = '', list = '', text = ''] = parts;
    const pairs = list.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), unescape(pair.slice(at + 1), { '%3A': ':', '%2C': ',' })] as const;
    });
    return [{ name, properties: Object.fromEntries(pairs), message: unescape(text, {}) }];
  });
}

function unescape(text: string, more: Readonly<Record<string, string>>): string {
  const escapes: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%25': '%', ...more };
  return text.replace(/%(0D|0A|25|3A|2C)/g, (whole) => escapes[whole] ?? whole);
}

function many(severity: Severity, count: number): Finding[] {
  return Array.from({ length: count }, (_, i) => finding({ severity, message: `${severity} ${i}` }));
}

function commands(findings: readonly Finding[], changes = {}): Command[] {
  return read(reporters.github(resultOf({ findings, ...changes }), plain));
}

test('levels, places and texts, severest first', () => {
  const [crashed, privileged, syntax, latest, isolated, ...rest] = read(reporters.github(shop, plain));
  assert.equal(rest, []);
  assert.equal([crashed, privileged, syntax, latest, isolated].map((entry) => entry?.name), [
    'error',
    'error',
    'error',
    'warning',
    'notice',
  ]);
  assert.equal(privileged, {
    name: 'error',
    properties: {
      file: 'apps/web.yaml',
      line: '14',
      endLine: '14',
      col: '13',
      endColumn: '29',
      title: 'worker-node/no-privileged-container',
    },
    message:
      'Container web is privileged.\nRemove privileged and grant the single capability that is needed.',
  });
  assert.is(crashed?.message, crash.message);
  assert.is(crashed?.properties['title'], 'container-app/require-network-policy (incomplete)');
});

test('everything that GitHub takes for syntax is escaped', () => {
  const file = 'a,b:c%2C%0A=d.yaml';
  const message = '100%, 50%0A:\r\n::error::no, %25';
  const location = { ...place('apps/web.yaml', 'image'), file };
  const found = commands([finding({ message, location })]);
  assert.is(found.length, 1);
  assert.is(found[0]?.properties['file'], file);
  assert.ok(found[0]?.message.startsWith(`${message}\n`));
});

test('no columns over several lines, no line for a whole file', () => {
  const [block, whole] = commands([
    finding({ location: place('apps/netpol.yaml', 'spec:\n  podSelector') }),
    finding({ location: fileLocation('apps/web.yaml') }),
  ]);
  assert.equal(Object.keys(block?.properties ?? {}), ['file', 'line', 'endLine', 'title']);
  assert.equal(Object.keys(whole?.properties ?? {}), ['file', 'title']);
});

test('at most ten of a level; the rest is counted in a notice', () => {
  const found = commands([...many('info', 3), ...many('warn', 12), ...many('error', 11)]);
  const count = (name: string): number => found.filter((entry) => entry.name === name).length;
  assert.equal([count('error'), count('warning'), count('notice')], [10, 10, 4]);
  const last = found.at(-1);
  assert.match(last?.message ?? '', 'klint: 11 errors, 12 warnings, 3 info.');
  assert.match(last?.message ?? '', '3 annotations left out');
  assert.ok(found[0]?.message.startsWith('error 0\n'));
});

test('the counting notice is among the ten that GitHub shows', () => {
  const found = commands(many('info', 25));
  assert.is(found.length, 10);
  assert.match(found.at(-1)?.message ?? '', '16 annotations left out');
});

test('what is incomplete comes before every finding', () => {
  const found = commands(many('error', 20), { incomplete: [crash] });
  assert.is(found[0]?.message, crash.message);
  assert.match(found.at(-1)?.message ?? '', 'so this is no pass');
});

test('a clean run says so, without an annotation', () => {
  assert.is(reporters.github(resultOf(), plain), 'klint: no findings.\n');
});

test.run();
