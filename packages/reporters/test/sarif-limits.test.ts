import type { Finding, LintResult, Severity } from '@klint/model';
import type { Log, Run } from 'sarif';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { reporters } from '../src/index.js';
import { githubLimits, sarifWithin } from '../src/sarif.js';
import { finding, hostNetwork, isolated, plain, resultOf } from './support.js';

function runOf(text: string): Run {
  return (JSON.parse(text) as Log).runs[0]!;
}

function levelsOf(run: Run): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level = 'none' } of run.results ?? []) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

function notesOf(run: Run): string[] {
  const notes = run.invocations?.[0]?.toolExecutionNotifications ?? [];
  return notes.map(({ level, message }) => `${level}: ${message.text}`);
}

/** Text that gzip cannot make much smaller. */
function noise(seed: string, length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += createHash('sha512').update(`${seed}${i}`).digest('base64');
  return text.slice(0, length);
}

/** Severities take turns: every third is an error. */
function mixed(count: number, message: (i: number) => string = (i) => `Finding ${i}.`): LintResult {
  const severities: Severity[] = ['info', 'error', 'warn'];
  const findings = Array.from({ length: count }, (_, i): Finding => {
    return finding({ severity: severities[i % 3]!, message: message(i), fingerprint: `f${i}`, data: {} });
  });
  return resultOf({ findings });
}

test('of 30,000 results the 25,000 severest stay, in their order', () => {
  const run = runOf(reporters.sarif(mixed(30_000), plain));
  assert.equal(levelsOf(run), { note: 5_000, error: 10_000, warning: 10_000 });
  const texts = run.results?.slice(0, 4).map(({ message }) => message.text);
  assert.equal(texts, ['Finding 0.', 'Finding 1.', 'Finding 2.', 'Finding 3.']);
  assert.equal(notesOf(run), [
    'warning: GitHub takes no file of this size: the 5000 least severe results of 30000 left out.',
    'note: GitHub shows the 5000 severest of these 25000 results.',
  ]);
  assert.is(run.invocations?.[0]?.executionSuccessful, true);
});

test('suppressed results go first', () => {
  const result = { ...mixed(3), suppressed: [hostNetwork] };
  const run = runOf(sarifWithin({ ...githubLimits, results: 3 }, result, plain));
  assert.equal(run.results?.map(({ level, suppressions }) => [level, suppressions]), [
    ['note', undefined],
    ['error', undefined],
    ['warning', undefined],
  ]);
  assert.is(notesOf(run).length, 1);
});

test('a result keeps 1,000 locations, and a notification says that it had more', () => {
  const related = Array.from({ length: 1_200 }, () => isolated.related[0]!);
  const crowded = finding({ related });
  const full = finding({ related: related.slice(0, 999) });
  const run = runOf(reporters.sarif(resultOf({ findings: [crowded, full] }), plain));
  const counts = run.results?.map(({ locations, relatedLocations }) => {
    return (locations?.length ?? 0) + (relatedLocations?.length ?? 0);
  });
  assert.equal(counts, [1_000, 1_000]);
  assert.equal(notesOf(run), ['warning: 1 result with more than 1000 locations: the rest left out.']);
});

test('long messages: packed, the file stays within 10 MB', () => {
  const text = reporters.sarif(mixed(3_000, (i) => noise(`${i}`, 6_000)), plain);
  const size = gzipSync(text).length;
  assert.ok(size <= 10_000_000 && size > 7_000_000, String(size));
  const run = runOf(text);
  const levels = levelsOf(run);
  assert.is(levels['error'], 1_000);
  assert.is(levels['note'], undefined);
  assert.ok((levels['warning'] ?? 0) > 0);
  assert.match(notesOf(run)[0] ?? '', /^warning: .* of this size: the \d+ least severe results of 3000 left out\.$/);
});

test('much text that packs well is left whole', () => {
  const text = reporters.sarif(mixed(20_000, (i) => `${'The same words again and again. '.repeat(20)}${i}.`), plain);
  assert.ok(text.length > githubLimits.bytes);
  assert.is(runOf(text).results?.length, 20_000);
});

test('a limit that even no result can meet ends with no result', () => {
  const run = runOf(sarifWithin({ ...githubLimits, bytes: 10 }, mixed(50), plain));
  assert.equal(run.results, []);
  assert.match(notesOf(run)[0] ?? '', '50 least severe results of 50');
});

test.run();
