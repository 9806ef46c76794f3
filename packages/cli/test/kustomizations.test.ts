import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { klint, makeFolder } from './klint.js';

const pod = (context: string): string => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      securityContext: {${context}}
`;
const files = {
  'klint.yaml': `root: true
extends: []
rules:
  worker-node/no-privileged-container: error
  container-app/no-privilege-escalation: error
`,
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': pod('privileged: false'),
  'dev/kustomization.yaml': 'resources: [../base]\npatches: [{path: debug.yaml}]\n',
  'dev/debug.yaml': pod('privileged: true'),
  'prod/kustomization.yaml': 'resources: [../base]\n',
  'other/pod.yaml': pod('privileged: true'),
};

/** `rule file:line` of what klint finds when it is given these arguments. */
function found(args: readonly string[], more: Readonly<Record<string, string>> = {}): string[] {
  const { stdout } = klint(makeFolder({ ...files, ...more }), ['--format', 'json', ...args]);
  return JSON.parse(stdout).findings.map(({ ruleId, location, units }: Found) => {
    return `${ruleId.replace(/.*\//, '')} ${location.file}:${location.start.line} [${units.join(', ')}]`;
  });
}

interface Found {
  readonly ruleId: string;
  readonly location: { readonly file: string; readonly start: { readonly line: number } };
  readonly units: readonly string[];
}

const ofBase = 'no-privilege-escalation base/web.yaml:7 [dev, prod]';
const ofPatch = 'no-privileged-container dev/debug.yaml:7 [dev]';

for (const [argument, expected] of [
  ['base/web.yaml', [ofBase, ofPatch]],
  ['base/kustomization.yaml', [ofBase, ofPatch]],
  ['dev/debug.yaml', [ofPatch]],
  ['dev/kustomization.yaml', [ofBase, ofPatch]],
  ['prod', [ofBase]],
] as const) {
  test(`${argument} as argument lints the builds that it belongs to`, () => {
    assert.equal(found([argument]), expected);
  });
}

test('a failure of a build is seen at every file of it, and makes exit 3', () => {
  const broken = { 'dev/kustomization.yaml': 'resources: [../base, gone.yaml]\n' };
  const folder = makeFolder({ ...files, ...broken });
  for (const argument of ['dev', 'base/web.yaml', 'base/kustomization.yaml']) {
    const { code, stdout } = klint(folder, ['--format', 'json', argument]);
    const files = JSON.parse(stdout).incomplete.map(({ file }: { file: string }) => file);
    assert.equal([code, files], [3, ['dev/kustomization.yaml']], argument);
  }
  assert.is(klint(folder, ['other']).code, 1);
});

test('what stands on standard input takes the place of a base', () => {
  const folder = makeFolder(files);
  const args = ['--format', 'json', '--stdin-filename', 'base/web.yaml', '-'];
  const input = pod('privileged: false, allowPrivilegeEscalation: false');
  const { stdout } = klint(folder, args, { input });
  const findings: readonly Found[] = JSON.parse(stdout).findings;
  assert.equal(findings.map(({ location }) => location.file), ['dev/debug.yaml']);
});

test.run();
