import type { Finding, LintResult } from '@klint/model';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { lintFiles } from '../src/pipeline.js';

const privileged = 'worker-node/no-privileged-container';
const escalation = 'container-app/no-privilege-escalation';
const latest = 'supply-chain/no-latest-image-tag';
const ids = [privileged, escalation, latest, 'worker-node/no-host-network', 'core/no-unused-suppression'];
ids.push('core/valid-kustomization', 'core/no-unfetched-remote-source', 'core/valid-chart');

const pod = (context: string, spec = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  ${spec}
  containers:
    - name: web
      image: registry.example.com/web:1.0
      securityContext:
        ${context}
`;
const safe = 'allowPrivilegeEscalation: false';
const base = { 'base/kustomization.yaml': 'resources:\n  - web.yaml\n', 'base/web.yaml': pod(safe) };
const over = (name: string, more: string): Record<string, string> => {
  return { [`${name}/kustomization.yaml`]: `resources:\n  - ../base\n${more}` };
};
const patch = (context: string): string => pod(context).replace(/ {6}image: .*\n/, '').replace(/ {2}\n/, '');

function lintAll(files: Record<string, string>): LintResult {
  const config = { extends: [], rules: Object.fromEntries(ids.map((id) => [id, 'error'])) };
  return lintFiles(files, { rules, config });
}

function place({ file, start }: Finding['location']): string {
  return `${file}:${start.line}`;
}

/** `rule file:line [units]` of each finding. */
function shown({ ruleId, location, units }: Finding): string {
  return `${ruleId.replace(/.*\//, '')} ${place(location)} [${units.join(', ')}]`;
}

function relatedOf({ related }: Finding): string[] {
  return related.map(({ kind, message, location }) => `${kind} ${place(location)} ${message}`);
}

function only({ findings }: LintResult, rule = privileged): Finding {
  const found = findings.filter(({ ruleId }) => ruleId === rule);
  assert.is(found.length, 1, findings.map(shown).join('; '));
  return found[0]!;
}

test('what a patch file makes wrong is at its line, with the entry, what it replaced and the way there', () => {
  const result = lintAll({
    'base/kustomization.yaml': base['base/kustomization.yaml'],
    'base/web.yaml': pod('privileged: false\n        allowPrivilegeEscalation: false'),
    ...over('dev', 'patches:\n  - path: debug.yaml\n'),
    'dev/debug.yaml': patch('privileged: true'),
    ...over('prod', ''),
  });
  const found = only(result);
  assert.is(shown(found), 'no-privileged-container dev/debug.yaml:9 [dev]');
  assert.is(found.location.precision, 'exact');
  assert.equal(relatedOf(found), [
    'origin dev/kustomization.yaml:4 the entry that applies the patch',
    'origin base/web.yaml:11 the value that it replaces',
    'origin base/kustomization.yaml:2 built through this entry',
    'origin dev/kustomization.yaml:2 built through this entry',
  ]);
  const places = found.fix?.edits.map(({ location: { file, start, end } }) => `${file}:${start.line}-${end.line}`);
  assert.equal(places, ['dev/debug.yaml:8-10']);
  assert.is(result.incomplete.length, 0);
});

test('an inline patch, a component and an images entry are found at their own lines', () => {
  const operation = '      - op: add\n        path: /spec/hostNetwork\n        value: true\n';
  const images = 'images:\n  - name: registry.example.com/web\n    newTag: latest\n';
  const result = lintAll({
    ...base,
    ...over('dev', `components: [../debug]\n${images}patches:\n  - target: {kind: Pod}\n    patch: |\n${operation}`),
    'debug/kustomization.yaml': 'kind: Component\npatches: [{path: p.yaml}]\n',
    'debug/p.yaml': patch('privileged: true'),
  });
  assert.equal(result.findings.map(shown), [
    'no-privileged-container debug/p.yaml:9 [dev]',
    'no-latest-image-tag dev/kustomization.yaml:6 [dev]',
    'no-host-network dev/kustomization.yaml:12 [dev]',
  ]);
  assert.equal(relatedOf(result.findings[1]!).slice(0, 1), ['origin base/web.yaml:9 the value that it replaces']);
});

test('a problem of the base is one finding, whatever the overlays call it and wherever patches move it', () => {
  const sidecar = patch(safe).replace('- name: web', '- name: log\n      image: registry.example.com/log:1');
  const files = {
    'base/kustomization.yaml': base['base/kustomization.yaml'],
    'base/web.yaml': pod('privileged: true'),
    ...over('dev', 'namePrefix: dev-\nnamespace: dev\n'),
    ...over('prod', 'nameSuffix: -prod\npatches: [{path: sidecar.yaml}]\n'),
    'prod/sidecar.yaml': sidecar,
  };
  const result = lintAll(files);
  assert.equal(result.findings.map(shown), [
    'no-privilege-escalation base/web.yaml:10 [dev, prod]',
    'no-privileged-container base/web.yaml:11 [dev, prod]',
  ]);
  const alone = lintAll({ ...files, 'prod/kustomization.yaml': 'resources: [../base]' });
  assert.is(only(alone).fingerprint, only(result).fingerprint);
  const plain = lintAll({ 'base/web.yaml': files['base/web.yaml'] });
  assert.is(only(plain).fingerprint, only(result).fingerprint);
});

test('what is missing is at the key of the base, with the kustomizations on the way', () => {
  const found = only(lintAll({ ...base, 'base/web.yaml': pod('privileged: false'), ...over('dev', '') }), escalation);
  assert.is(`${place(found.location)} ${found.location.precision}`, 'base/web.yaml:10 enclosing');
  assert.equal(relatedOf(found), [
    'origin base/kustomization.yaml:2 built through this entry',
    'origin dev/kustomization.yaml:2 built through this entry',
  ]);
});

test('what is missing in labels of an entry, or named by one, is at the base', () => {
  const rule = 'insider-user/require-pod-security-enforce-label';
  const space = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';
  const config = { extends: [], rules: { [rule]: 'error' } };
  const placeWith = (entry: string): string => {
    const files = { 'o/kustomization.yaml': `resources: [n.yaml]\n${entry}`, 'o/n.yaml': space };
    return place(only(lintFiles(files, { rules, config }), rule).location);
  };
  assert.is(placeWith('namespace: other\n'), 'o/n.yaml:4');
  assert.is(placeWith('commonLabels: {team: core}\n'), 'o/n.yaml:3');
});

test('an images entry that changes nothing is not where an image comes from', () => {
  const files = { ...base, 'base/web.yaml': pod(safe).replace(':1.0', '') };
  const images = 'images:\n  - name: registry.example.com/web\n';
  const result = lintAll({ ...files, ...over('dev', images) });
  assert.is(shown(only(result, latest)), 'no-latest-image-tag base/web.yaml:9 [dev]');
});

test('a problem of one overlay alone names that overlay', () => {
  const removal = 'patches:\n  - target: {kind: Pod}\n    patch: |\n      - op: remove\n';
  const path = '        path: /spec/containers/0/securityContext/allowPrivilegeEscalation\n';
  const result = lintAll({ ...base, ...over('dev', ''), ...over('prod', removal + path) });
  assert.equal(result.findings.map(shown), ['no-privilege-escalation base/web.yaml:10 [prod]']);
});

test('a comment in a base silences its line in all overlays, one in an entry only there', () => {
  const files = (comment: string, entry: string): Record<string, string> => ({
    'base/kustomization.yaml': base['base/kustomization.yaml'],
    'base/web.yaml': pod(`privileged: true ${comment}\n        ${safe}`),
    'dev/kustomization.yaml': `resources:\n  - ../base ${entry}\n`,
    ...over('prod', ''),
  });
  const why = `# klint-disable-line ${privileged} -- needed`;
  const inBase = lintAll(files(why, ''));
  assert.equal([inBase.findings.map(shown), inBase.suppressed.map(shown)], [
    [], ['no-privileged-container base/web.yaml:11 [dev, prod]'],
  ]);
  const inEntry = lintAll(files('', why));
  assert.equal(inEntry.findings.map(shown), ['no-privileged-container base/web.yaml:11 [prod]']);
  assert.equal(inEntry.suppressed.map(shown), ['no-privileged-container base/web.yaml:11 [dev]']);
  assert.is(inEntry.findings[0]!.fingerprint, inEntry.suppressed[0]!.fingerprint);
});

test('comments and annotations in patches silence, and are unused where nothing is', () => {
  const why = `# klint-disable-next-line ${privileged} -- needed\n        `;
  const dev = over('dev', 'patches: [{path: p.yaml}]\n');
  const hidden = lintAll({ ...base, ...dev, 'dev/p.yaml': patch(`${why}privileged: true`) });
  assert.equal([hidden.findings.length, hidden.suppressed.map(shown)], [
    0, ['no-privileged-container dev/p.yaml:10 [dev]'],
  ]);
  const unused = lintAll({ ...base, ...dev, 'dev/p.yaml': patch(`${why}privileged: false`) });
  assert.equal(unused.findings.map(shown), ['no-unused-suppression dev/p.yaml:9 []']);
  const note = `metadata:\n  annotations: {klint/ignore: "${privileged} -- needed"}\n  name`;
  const noted = patch('privileged: true').replace('metadata:\n  name', note);
  const annotated = lintAll({ ...base, ...dev, 'dev/p.yaml': noted });
  assert.equal([annotated.findings.length, annotated.suppressed.length], [0, 1]);
});

test('a rule that is off for a base is on for the patches of it', () => {
  const config = { extends: [], rules: { [privileged]: 'error' } };
  const override = { paths: ['base/**'], rules: { [privileged]: 'off' } };
  const files = {
    ...base,
    ...over('dev', 'patches: [{path: debug.yaml}]\n'),
    'dev/debug.yaml': patch('privileged: true'),
    ...over('prod', ''),
    'base/web.yaml': pod('privileged: true'),
  };
  const { findings } = lintFiles(files, { rules, config: { ...config, overrides: [override] } });
  assert.equal(findings.map(shown), ['no-privileged-container dev/debug.yaml:9 [dev]']);
});

test('the same failure of a base in two builds is one finding, incomplete, with the rest linted', () => {
  const result = lintAll({
    'base/kustomization.yaml': 'resources:\n  - web.yaml\n  - gone.yaml\n',
    'base/web.yaml': pod('privileged: true'),
    ...over('dev', 'namePrefix: dev-\n'),
    ...over('prod', ''),
  });
  const failure = only(result, 'core/valid-kustomization');
  assert.is(shown(failure), 'valid-kustomization base/kustomization.yaml:3 [dev, prod]');
  assert.equal(result.incomplete.map(({ file }) => file), ['base/kustomization.yaml']);
  assert.is(shown(only(result)), 'no-privileged-container base/web.yaml:11 [., dev, prod]');
});

const chart = {
  'o/kustomization.yaml': `helmCharts:
  - name: shop
    releaseName: web
    valuesInline:
      more:
        privileged: true
    valuesFile: values-o.yaml
namePrefix: x-
`,
  'o/values-o.yaml': 'network: true\n',
  'o/charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'o/charts/shop/values.yaml': 'network: false\nmore:\n  privileged: false\n',
  'o/charts/shop/templates/pod.yaml': pod(`privileged: {{ .Values.more.privileged }}\n        ${safe}`,
    'hostNetwork: {{ .Values.network }}'),
};

test('a chart of helmCharts is rendered with its values, and points at them', () => {
  const result = lintAll(chart);
  assert.equal(result.findings.map(shown), [
    'no-privileged-container o/kustomization.yaml:6 [o]',
    'no-host-network o/values-o.yaml:1 [o]',
  ]);
  assert.ok(relatedOf(only(result)).includes('origin o/kustomization.yaml:2 built through this entry'));
  assert.is(only(result).resource!.name, 'x-web');
});

test('a chart that is elsewhere is not fetched, one that is nowhere fails the build', () => {
  const elsewhere = 'helmCharts:\n  - name: redis\n    repo: oci://registry.example.com/charts\n    version: 1.0.0\n';
  const remote = lintAll({ ...base, 'o/kustomization.yaml': `resources: [../base]\n${elsewhere}` });
  const unfetched = only(remote, 'core/no-unfetched-remote-source');
  assert.is(shown(unfetched), 'no-unfetched-remote-source o/kustomization.yaml:3 [o]');
  assert.is(remote.incomplete.length, 0);
  const missing = lintAll({ ...base, 'o/kustomization.yaml': 'resources: [../base]\nhelmCharts:\n  - name: redis\n' });
  assert.equal(missing.incomplete.map(({ ruleId }) => ruleId), ['core/valid-kustomization']);
});

test.run();
