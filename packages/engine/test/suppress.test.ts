import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ConfigSuppression, Settings } from '@klint/model';
import { coreRules, danglingService, hostNetwork, securityContext, stricter } from './rules.js';
import { lintFiles } from './support.js';

const rules = [hostNetwork, securityContext, ...coreRules];

function pod(spec: string, annotations = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${annotations}spec:\n${spec}`;
}

/** `rule messageId line` of what is open, and `rule line` of what is suppressed. */
function report(content: string, settings: Partial<Settings> = {}, on = rules): { open: string[]; hidden: string[] } {
  const { findings, suppressed } = lintFiles({ 'a.yaml': content }, on, { settings });
  const name = (id: string): string => id.split('/')[1]!;
  return {
    open: findings.map((each) => `${name(each.ruleId)} ${each.messageId} ${each.location.start.line}`),
    hidden: suppressed.map((each) => `${name(each.ruleId)} ${each.location.start.line} ${each.suppression.reason}`),
  };
}

test('the next line that is neither blank nor a comment is silenced', () => {
  const content = pod(
    '  # klint-disable-next-line worker-node/no-host-network -- why\n\n  # more\n  hostNetwork: true\n',
  );
  assert.equal(report(content), { open: [], hidden: ['no-host-network 9 why'] });
});

test('a trailing comment silences its line', () => {
  const content = pod('  hostNetwork: true # klint-disable-line worker-node/no-host-network\n');
  assert.equal(report(content), { open: [], hidden: ['no-host-network 6 null'] });
});

test('a block ends where it is enabled, rule by rule', () => {
  const both = 'worker-node/no-host-network, container-app/require-security-context';
  const disabled = pod(
    `  # klint-disable ${both} -- old\n  hostNetwork: true\n` +
      '  # klint-enable worker-node/no-host-network\n  containers:\n    - name: a\n',
  );
  assert.equal(report(disabled).hidden, ['no-host-network 7 old', 'require-security-context 10 old']);
  const enabled = disabled.replace('enable worker-node/no-host-network', 'enable');
  assert.equal(
    report(enabled).open,
    ['require-security-context missing 10', 'no-unused-suppression unused 6'].sort(byLine),
  );
});

test('a klint-enable that ends nothing is a mistake', () => {
  const content = pod(
    '  # klint-disable worker-node/no-host-network\n  # klint-enable worker-node/no-host-networ\n' +
      '  hostNetwork: true\n  # klint-enable\n  # klint-enable\n',
  );
  assert.equal(report(content), {
    open: ['valid-suppression malformed 7', 'valid-suppression malformed 10'],
    hidden: ['no-host-network 8 null'],
  });
});

function byLine(a: string, b: string): number {
  return Number(a.split(' ')[2]) - Number(b.split(' ')[2]);
}

test('a whole file is silenced from anywhere in it', () => {
  const content = `${pod('  hostNetwork: true\n')}# klint-disable-file worker-node/no-host-network -- vendored\n`;
  assert.equal(report(content).open, []);
});

test('text in a block scalar is no directive', () => {
  const script = 'data: |\n  # klint-disable-file worker-node/no-host-network\n';
  const content = `apiVersion: v1\nkind: Pod\n${script}spec:\n  hostNetwork: true\n`;
  assert.equal(report(content).open, ['no-host-network on 6']);
});

test('annotations on the object and on its pod template silence what lies below', () => {
  const ignore = (indent: string): string =>
    `${indent}annotations:\n${indent}  klint/ignore: worker-node/no-host-network -- why\n`;
  assert.equal(report(pod('  hostNetwork: true\n', ignore('  '))), { open: [], hidden: ['no-host-network 8 why'] });
  const template = `  template:\n    metadata:\n${ignore('      ')}    spec:\n      hostNetwork: true\n`;
  const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${template}`;
  assert.equal(report(deployment).hidden, ['no-host-network 11 why']);
});

test('an annotation elsewhere has no effect and is reported', () => {
  const content = pod('  hostNetwork: true\n', '  labels:\n    klint/ignore: worker-node/no-host-network\n');
  assert.equal(report(content).open, ['valid-suppression misplaced 6', 'no-host-network on 8']);
});

test('what is unknown, malformed or not suppressible is reported', () => {
  const lines = [
    '# klint-disable-file worker-node/no-host-networks -- why',
    '# klint-disable-file -- no rule',
    '# klint-disable-nextline worker-node/no-host-network',
    '# klint-disable-file core/valid-yaml -- why',
  ];
  const { findings } = lintFiles({ 'a.yaml': `${lines.join('\n')}\n${pod('  containers: []\n')}` }, rules);
  assert.equal(
    findings.map(({ messageId, location }) => `${messageId} ${location.start.line}:${location.start.column}`),
    ['unknown-rule 1:22', 'malformed 2:1', 'malformed 3:1', 'not-suppressible 4:22'],
  );
  assert.match(findings[0]!.message, 'did you mean worker-node/no-host-network?');
});

/** What becomes of a file by the edits of its only finding. */
function mended(content: string): string {
  const { findings } = lintFiles({ 'a.yaml': content }, rules);
  assert.equal(findings.map(({ messageId }) => messageId), ['unknown-rule']);
  const lines = content.split('\n');
  for (const { location: { start, end }, text } of findings[0]!.fix?.edits ?? []) {
    const line = lines[start.line - 1]!;
    lines[start.line - 1] = line.slice(0, start.column - 1) + text + line.slice(end.column - 1);
  }
  return lines.join('\n');
}

test('a rule that does not exist comes with the edit that names the nearest one', () => {
  const right = 'worker-node/no-host-network';
  const wrong = 'worker-node/no-host-networks';
  const directive = pod(`  # klint-disable ${wrong} -- why\n  containers: []\n`);
  assert.is(mended(directive), directive.replace(wrong, right));
  for (const value of [`${wrong} -- why`, `'${wrong} -- why'`, `"${wrong} -- why"`, `>-\n      ${wrong} -- why`]) {
    const content = pod('  containers: []\n', `  annotations:\n    klint/ignore: ${value}\n`);
    assert.is(mended(content), content.replace(wrong, right));
  }
});

test('a rule that does not exist comes with no edit where none is like it, or its characters are not its name', () => {
  const far = pod('  # klint-disable some-other/thing -- why\n  containers: []\n');
  assert.is(mended(far), far);
  const escaped = '"worker-node/no-host-networks\\x20-- why"';
  const content = pod('  containers: []\n', `  annotations:\n    klint/ignore: ${escaped}\n`);
  assert.is(mended(content), content);
});

test('a suppression that hides nothing is reported with the edit that removes it', () => {
  const content = pod('  # klint-disable-next-line worker-node/no-host-network -- why\n  hostNetwork: false\n');
  const { findings } = lintFiles({ 'a.yaml': content }, rules);
  assert.is(findings[0]!.messageId, 'unused');
  assert.equal(
    findings[0]!.fix!.edits.map(({ location, text }) => [location.start, location.end, text]),
    [[{ line: 6, column: 1 }, { line: 7, column: 1 }, '']],
  );
});

test('one of several rules that hides nothing is removed alone', () => {
  const directive =
    '# klint-disable-next-line worker-node/no-host-network, container-app/require-security-context -- why';
  const { findings } = lintFiles({ 'a.yaml': pod(`  ${directive}\n  hostNetwork: true\n`) }, rules);
  const { location } = findings[0]!.fix!.edits[0]!;
  assert.is(
    directive.slice(location.start.column - 3, location.end.column - 3),
    ', container-app/require-security-context',
  );
});

test('a suppression of a rule that is off or replaced is undecided', () => {
  const content = pod('  # klint-disable-next-line worker-node/no-host-network -- why\n  hostNetwork: false\n');
  assert.equal(report(content, {}, [securityContext, ...coreRules]).open, ['valid-suppression unknown-rule 6']);
  assert.equal(report(content, { rule: () => ({ severity: 'off', options: {} }) }).open, []);
  assert.equal(report(content, {}, [...rules, stricter]).open, []);
});

test('a suppression of a rule that looks across objects is undecided while a file is unread', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n' +
    '# klint-disable-next-line manifest/no-dangling-service -- why\nspec:\n  selector: {}\n';
  const on = [danglingService, ...coreRules];
  const ids = (files: Record<string, string>): string[] =>
    lintFiles(files, on).findings.map(({ messageId }) => messageId);
  assert.equal(ids({ 'a.yaml': service, 'b.yaml': 'a: [\n' }), ['syntax']);
});

const entry: ConfigSuppression = {
  rules: ['worker-node/no-host-network'],
  reason: 'why',
  expires: undefined,
  location: { file: 'klint.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 }, precision: 'exact' },
  matches: ({ resource }) => resource?.name === 'web',
};

test('an entry of the configuration silences what it matches until it expires', () => {
  const content = pod('  hostNetwork: true\n');
  assert.equal(report(content, { suppressions: [entry] }), { open: [], hidden: ['no-host-network 6 why'] });
  const lastDay = { ...entry, expires: '2026-01-31' };
  assert.equal(report(content, { suppressions: [lastDay] }).open, []);
  const expired = { ...entry, expires: '2026-01-30' };
  assert.equal(report(content, { suppressions: [expired] }).open, [
    'no-host-network on 6',
    'no-expired-suppression expired 3',
  ]);
});

test('an entry of the configuration that hides nothing is reported, unless something was not read', () => {
  const content = pod('  hostNetwork: false\n');
  assert.equal(report(content, { suppressions: [entry] }).open, ['no-unused-suppression unused 3']);
  assert.equal(report(`${content}---\na: [\n`, { suppressions: [entry] }).open.length, 1);
});

test('an entry of the configuration sees the container', () => {
  const matches: ConfigSuppression['matches'] = ({ container }) => container === 'b';
  const byContainer = { ...entry, rules: [securityContext.meta.id], matches };
  const content = pod('  containers:\n    - name: a\n    - name: b\n');
  const { open, hidden } = report(content, { suppressions: [byContainer] });
  assert.equal([open, hidden], [['require-security-context missing 7'], ['require-security-context 8 why']]);
});

test('a file may hold more wrong directives than fit on the stack at once', () => {
  const content = `${'# klint-disable-file\n'.repeat(130_000)}${pod('  containers: []\n')}`;
  assert.is(report(content).open.length, 130_000);
});

test('one of several rules of a block that hides nothing is removed alone', () => {
  const directive = '# klint-disable worker-node/no-host-network, container-app/require-security-context -- why';
  const { findings } = lintFiles({ 'a.yaml': pod(`  ${directive}\n  hostNetwork: true\n`) }, rules);
  const { location } = findings[0]!.fix!.edits[0]!;
  assert.is(
    directive.slice(location.start.column - 3, location.end.column - 3),
    ', container-app/require-security-context',
  );
});

test('many directives and many blocks take time in proportion', () => {
  const next = '# klint-disable-next-line worker-node/no-host-network -- why\n'.repeat(20_000);
  const blocks = '# klint-disable worker-node/no-host-network\n# klint-enable\n'.repeat(20_000);
  const { suppressed } = lintFiles({ 'a.yaml': `${next}${pod('  hostNetwork: true\n')}${blocks}` }, rules);
  assert.equal(suppressed.length, 0);
});

test.run();
