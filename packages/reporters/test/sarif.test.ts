import { fileLocation } from '@klint/model';
import type { Finding, LintResult } from '@klint/model';
import type { Log, Result, Run } from 'sarif';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reporters } from '../src/index.js';
import type { ReportContext } from '../src/index.js';
import { brokenYaml, crash, finding, hostNetwork, isolated, latest, place, plain, privileged } from './support.js';
import { resultOf, rules, shop } from './support.js';

function runOf(result: LintResult, changes: Partial<ReportContext> = {}): Run {
  const log = JSON.parse(reporters.sarif(result, { ...plain, ...changes })) as Log;
  assert.equal([log.version, log.runs.length], ['2.1.0', 1]);
  return log.runs[0]!;
}

function only(one: Finding): Result {
  return runOf(resultOf({ findings: [one] })).results![0]!;
}

test('the driver describes every rule of the run', () => {
  const { driver } = runOf(resultOf()).tool;
  assert.equal([driver.name, driver.version], ['klint', '1.2.3']);
  assert.equal(driver.rules?.map(({ id }) => id), rules.map(({ id }) => id));
  for (const rule of driver.rules ?? []) {
    assert.ok(rule.shortDescription?.text && rule.fullDescription?.text && rule.help?.text && rule.help.markdown);
    assert.is(rule.helpUri, undefined);
    assert.match(rule.name ?? '', /^([A-Z][a-z0-9]*)+$/);
  }
});

test('tags: at most ten, security, leaf and ATT&CK first', () => {
  const described = runOf(resultOf()).tool.driver.rules ?? [];
  const tagsOf = (id: string): string[] => described.find((rule) => rule.id === id)?.properties?.tags ?? [];
  const tags = tagsOf('worker-node/no-privileged-container');
  assert.equal(tags.slice(0, 3), ['security', 'threat-actor:worker-node', 'mitre:T1611']);
  assert.is(tags.length, 10);
  assert.not.ok(tagsOf('core/valid-yaml').includes('security'));
  for (const rule of described) assert.is(new Set(rule.properties?.tags).size, rule.properties?.tags?.length);
});

test('security-severity only where there is a threat, and in the band of the level', () => {
  const bands = { error: [7, 10], warning: [4, 6.9], note: [0.1, 3.9] } as const;
  for (const rule of runOf(resultOf()).tool.driver.rules ?? []) {
    const score = rule.properties?.['security-severity'] as unknown;
    const level = rule.defaultConfiguration?.level as keyof typeof bands;
    assert.is(score !== undefined, rule.id !== 'core/valid-yaml');
    if (score === undefined) continue;
    const [low, high] = bands[level];
    assert.type(score, 'string');
    assert.ok(Number(score) >= low && Number(score) <= high, `${rule.id}: ${String(score)}`);
  }
});

test('every message has text, and its id with arguments gives the same text', () => {
  const run = runOf(shop);
  for (const { message, ruleIndex = -1 } of run.results ?? []) {
    const template = run.tool.driver.rules?.[ruleIndex]?.messageStrings?.[message.id ?? '']?.text ?? '';
    assert.is(template.replace(/\{(\d)\}/g, (_, index: number) => message.arguments?.[index] ?? ''), message.text);
  }
  assert.equal(only(latest).message.arguments, ['registry.example/shop/web:latest', 'web', 'latest']);
});

test('braces that are no placeholders are doubled in message strings', () => {
  const rule = { ...rules[0]!, messages: { odd: 'Write {{ .Values.{key} }} or {}.' } };
  const message = 'Write {{ .Values.x }} or {}.';
  const odd = finding({ ruleId: rule.id, messageId: 'odd', message, data: { key: 'x' } });
  const run = runOf(resultOf({ rules: [rule], findings: [odd] }));
  assert.is(run.tool.driver.rules?.[0]?.messageStrings?.['odd']?.text, 'Write {{{{ .Values.{0} }}}} or {{}}.');
  assert.equal(run.results?.[0]?.message, { text: message, id: 'odd', arguments: ['x'] });
});

test('a message that its rule does not have is text alone', () => {
  const message = 'This rule crashed: x.';
  assert.equal(only(finding({ messageId: 'crashed', message, data: { detail: 'x' } })).message, { text: message });
});

test('a result: level, rule, exact region, object and fingerprint', () => {
  const result = only(privileged);
  assert.equal([result.ruleId, result.ruleIndex, result.level], [privileged.ruleId, 4, 'error']);
  assert.equal(result.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'apps/web.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 14, startColumn: 13, endLine: 14, endColumn: 29 },
      },
      logicalLocations: [{ name: 'web', fullyQualifiedName: 'apps/v1/Deployment/shop/web', kind: 'object' }],
    },
  ]);
  assert.equal(result.partialFingerprints, { 'klint/v1': 'f00d' });
  assert.is(runOf(shop).columnKind, 'utf16CodeUnits');
});

test('levels follow the severity that the configuration gives, not the default', () => {
  const levels = (['error', 'warn', 'info'] as const).map((severity) => only(finding({ severity })).level);
  assert.equal(levels, ['error', 'warning', 'note']);
});

test('a finding about a whole file claims no columns', () => {
  const result = only(finding({ location: fileLocation('x.yaml') }));
  assert.equal(result.locations?.[0]?.physicalLocation?.region, { startLine: 1 });
  assert.is(result.properties?.['precision'], 'file');
});

test('uris are relative, percent-encoded and use forward slashes', () => {
  const uriOf = (file: string): string => {
    const result = only(finding({ location: { ...privileged.location, file } }));
    return result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
  };
  assert.is(uriOf('a b/#1%.yaml'), 'a%20b/%231%25.yaml');
  assert.is(uriOf('ünï/漢.yaml'), '%C3%BCn%C3%AF/%E6%BC%A2.yaml');
  assert.is(uriOf('-x/c:d?.yaml'), '-x/c%3Ad%3F.yaml');
  assert.is(uriOf('\ud800.yaml'), '%EF%BF%BD.yaml');
});

test('nothing tells the machine, and the root has no uri', () => {
  const text = reporters.sarif(shop, plain);
  assert.not.match(text, 'file://');
  const root = { description: { text: 'The root of the repository.' } };
  assert.equal(runOf(shop).originalUriBaseIds, { '%SRCROOT%': root });
  assert.is(text, reporters.sarif(shop, { ...plain, color: true, columns: 40 }));
});

test('related locations carry a message and an id', () => {
  const [related, ...rest] = only(isolated).relatedLocations ?? [];
  assert.equal(rest, []);
  assert.equal([related?.id, related?.message?.text], [1, 'this policy is of another namespace']);
  assert.is(related?.physicalLocation?.artifactLocation?.uri, 'apps/netpol.yaml');
});

test('suppressions: on every result or on none', () => {
  const results = runOf(shop).results ?? [];
  assert.equal(results.map(({ suppressions }) => suppressions?.length), [0, 0, 0, 0, 1]);
  const [entry] = results.at(-1)?.suppressions ?? [];
  assert.equal([entry?.kind, entry?.status, entry?.justification], ['inSource', 'accepted', 'the ingress needs it']);
  assert.is(entry?.location?.physicalLocation?.region?.startLine, 9);
  const config = { ...hostNetwork, suppression: { ...hostNetwork.suppression, kind: 'config', reason: null } } as const;
  const [external] = runOf(resultOf({ suppressed: [config] })).results?.[0]?.suppressions ?? [];
  assert.equal([external?.kind, external?.justification], ['external', undefined]);
  assert.is(only(latest).suppressions, undefined);
  const without = runOf(shop, { omitSuppressed: true }).results ?? [];
  assert.equal(without.map(({ suppressions }) => suppressions), [undefined, undefined, undefined, undefined]);
});

test('a fix says what to delete and what to insert, by file', () => {
  const edits = [
    { location: place('apps/web.yaml', 'image'), text: 'b' },
    { location: place('apps/netpol.yaml', 'spec'), text: '' },
    { location: place('apps/web.yaml', 'latest'), text: '1.0' },
  ];
  const [fix] = only(finding({ fix: { kind: 'suggest', description: 'Do it.', edits } })).fixes ?? [];
  assert.is(fix?.description?.text, 'Do it.');
  const changes = fix?.artifactChanges.map((change) => [change.artifactLocation.uri, change.replacements.length]);
  assert.equal(changes, [['apps/web.yaml', 2], ['apps/netpol.yaml', 1]]);
  assert.equal(fix?.artifactChanges[0]?.replacements[1], {
    deletedRegion: { startLine: 12, startColumn: 44, endLine: 12, endColumn: 50 },
    insertedContent: { text: '1.0' },
  });
});

test('what is incomplete is a notification, and the run is no success', () => {
  const [invocation] = runOf(resultOf({ incomplete: [crash, brokenYaml] })).invocations ?? [];
  assert.is(invocation?.executionSuccessful, false);
  const notes = invocation?.toolExecutionNotifications ?? [];
  assert.equal(notes.map(({ level, message }) => [level, message.text]), [
    ['error', crash.message],
    ['error', brokenYaml.message],
  ]);
  assert.equal(notes[1]?.associatedRule, { id: 'core/valid-yaml', index: 1 });
  assert.is(notes[1]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'data/broken.yaml');
});

test('a clean run has results all the same, and its id if it is given one', () => {
  const run = runOf(resultOf());
  assert.equal([run.results, run.automationDetails], [[], undefined]);
  assert.equal(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  assert.equal(runOf(resultOf(), { automationId: 'klint/prod/' }).automationDetails, { id: 'klint/prod/' });
});

test.run();
