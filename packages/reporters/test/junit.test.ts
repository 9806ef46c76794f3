import type { Severity } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '../src/index.js';
import { finding, latest, place, plain, privileged, resultOf, shop } from './support.js';
import { parseXml, type Element } from './xml.js';

function suitesOf(report: string): Element[] {
  const root = parseXml(report);
  assert.is(root.name, 'testsuites');
  return root.children;
}

function cases(changes: Parameters<typeof resultOf>[0], failOn: Severity | 'off' = 'error'): Element[] {
  return suitesOf(reporters.junit(resultOf(changes), { ...plain, failOn })).flatMap(({ children }) => children);
}

test('one suite per file, with true totals', () => {
  const suites = suitesOf(reporters.junit(shop, plain));
  const rows = suites.map(({ attributes: a }) => [a['name'], a['tests'], a['failures'], a['errors'], a['skipped']]);
  assert.equal(rows, [
    ['apps/web.yaml', '4', '1', '0', '3'],
    ['data/broken.yaml', '1', '0', '1', '0'],
    ['apps/netpol.yaml', '1', '0', '1', '0'],
  ]);
  const { attributes } = parseXml(reporters.junit(shop, plain));
  assert.equal([attributes['tests'], attributes['failures'], attributes['errors'], attributes['skipped']], [
    '6',
    '1',
    '2',
    '3',
  ]);
});

test('a finding that fails the run is a failure with place, reason and remedy', () => {
  const [entry] = cases({ findings: [privileged] });
  assert.equal(entry?.attributes, {
    name: `${privileged.ruleId} Deployment shop/web ${privileged.path}`,
    classname: 'apps/web.yaml',
    file: 'apps/web.yaml',
    line: '14',
    time: '0',
  });
  const [failure] = entry?.children ?? [];
  assert.is(failure?.name, 'failure');
  assert.equal(failure?.attributes, { type: 'error', message: 'Container web is privileged.' });
  assert.match(failure?.text ?? '', /^Container web is privileged\.\napps\/web\.yaml:14:13\nWhy: .+\nRemedy: .+$/);
});

test('a finding below --fail-on is skipped, not failed', () => {
  const outcome = (failOn: Severity | 'off'): string | undefined => {
    return cases({ findings: [latest] }, failOn)[0]?.children[0]?.name;
  };
  assert.equal([outcome('error'), outcome('warn'), outcome('info'), outcome('off')], [
    'skipped',
    'failure',
    'failure',
    'skipped',
  ]);
});

test('a suppressed finding is skipped with its reason', () => {
  const entry = cases({ suppressed: shop.suppressed })[0]?.children[0];
  assert.is(entry?.attributes['message'], 'suppressed: the ingress needs it: The pod uses the network of its node.');
});

test('what is incomplete is an error, once', () => {
  const errors = cases(shop).filter(({ children }) => children[0]?.name === 'error');
  assert.equal(errors.map(({ attributes }) => attributes['file']), ['data/broken.yaml', 'apps/netpol.yaml']);
});

test('a clean file has a case that passes; other files have none', () => {
  const inputs = [
    { file: 'a.yaml', state: 'linted' },
    { file: 'b.json', state: 'not-kubernetes' },
    { file: 'c.yaml', state: 'covered-by-build' },
    { file: 'd.yaml', state: 'ignored' },
  ] as const;
  const passed = cases({ inputs });
  assert.equal(passed.map(({ attributes, children }) => [attributes['file'], children.length]), [
    ['a.yaml', 0],
    ['c.yaml', 0],
  ]);
});

test('names of a file differ and do not hold lines', () => {
  const moved = finding({ location: place('apps/web.yaml', 'image') });
  const findings = [privileged, moved, finding({ path: '' })];
  const names = cases({ findings }).map(({ attributes }) => attributes['name']);
  const name = `${privileged.ruleId} Deployment shop/web`;
  assert.equal(names, [`${name} ${privileged.path}`, `${name} ${privileged.path} (2)`, name]);
});

test('markup and characters that XML cannot hold', () => {
  const message = 'a <b> & "c" \'d\' ]]> \x00\x1b\ufffe\ud800 é 🚀\ttab\nline';
  const entry = cases({ findings: [finding({ message, location: { ...privileged.location, file: '<&">.yaml' } })] })[0];
  assert.is(entry?.attributes['file'], '<&">.yaml');
  const shown = 'a <b> & "c" \'d\' ]]> \\u{0}\\u{1b}\\u{fffe}\\u{d800} é 🚀\ttab\nline';
  assert.is(entry?.children[0]?.attributes['message'], shown);
  assert.ok(entry?.children[0]?.text.startsWith(`${shown}\n`));
});

test.run();
