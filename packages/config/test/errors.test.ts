import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { configOver, errorsOf } from './samples.js';

/** What a klint.yaml says, and the one error that it gives. */
type Mistake = readonly [what: string, content: string, error: string];

const mistakes: readonly Mistake[] = [
  ['unknown key', 'root: true\nrulez: {}\n', '2:1 unknown key: "rulez"; did you mean "rules"?'],
  [
    'key without likeness',
    'zzzzzzzz: 1\n',
    '1:1 unknown key: "zzzzzzzz"; known: extends, kubernetesVersion, rules, overrides, suppressions, ' +
      'externals, ignore, failOn, root, charts, units, workloads, helmVersion, loadRestrictor',
  ],
  [
    'unknown key deep down',
    'overrides:\n  - pathes: [a]\n    rules: {}\n',
    '2:5 unknown key: "pathes" in overrides[0]; did you mean "paths"?',
  ],
  [
    'unknown rule',
    'rules:\n  worker-node/no-host-netwrok: warn\n',
    '2:3 unknown rule: "worker-node/no-host-netwrok" in rules; did you mean "worker-node/no-host-network"?',
  ],
  [
    'rule without its pack',
    'rules:\n  no-host-network: warn\n',
    '2:3 unknown rule: "no-host-network" in rules; did you mean "worker-node/no-host-network"?',
  ],
  [
    'rule with a wrong pack',
    'rules:\n  container-app/no-host-network: warn\n',
    '2:3 unknown rule: "container-app/no-host-network" in rules; did you mean ' +
      '"worker-node/no-host-network"?',
  ],
  [
    'unknown rule in a suppression',
    'suppressions:\n  - rules: [worker-node/no-host-netwrk]\n    reason: x\n',
    '2:13 unknown rule: "worker-node/no-host-netwrk" in suppressions[0].rules[0]; did you mean ' +
      '"worker-node/no-host-network"?',
  ],
  [
    'unknown preset',
    'extends: [recomended]\n',
    '1:11 unknown preset: "recomended" in extends[0]; did you mean "recommended"?',
  ],
  [
    'one unknown preset',
    'extends: pss\n',
    '1:10 unknown preset: "pss" in extends; did you mean "pss-baseline"?',
  ],
  [
    'one preset without likeness',
    'extends: mine\n',
    '1:10 unknown preset: "mine" in extends; known: recommended, strict, pss-baseline, pss-restricted, ' +
      'nsa-cisa, cis, owasp-k8s',
  ],
  [
    'unknown severity',
    'rules:\n  worker-node/no-host-network: warning\n',
    '2:32 unknown severity: "warning" in rules.worker-node/no-host-network; did you mean "warn"?',
  ],
  [
    'a severity that YAML reads as true',
    'failOn: on\n',
    '1:9 unknown severity: "on" in failOn; known: error, warn, info, off',
  ],
  [
    'unknown option',
    'rules:\n  worker-node/no-host-path-volume: [error, { alow: [/a] }]\n',
    '2:46 unknown option of worker-node/no-host-path-volume: "alow" in ' +
      'rules.worker-node/no-host-path-volume[1]; did you mean "allow"?',
  ],
  [
    'option of a rule without options',
    'rules:\n  worker-node/no-host-network: [error, { allow: [/a] }]\n',
    '2:42 unknown option of worker-node/no-host-network: "allow"; it has none',
  ],
  [
    'option of a wrong type',
    'rules:\n  worker-node/no-host-path-volume:\n    - error\n    - allow: /a\n',
    '4:14 rules.worker-node/no-host-path-volume[1].allow must be a list, but is the string "/a"',
  ],
  [
    'option below its minimum',
    'rules:\n  worker-node/no-host-path-volume: [error, { limit: 0 }]\n',
    '2:53 rules.worker-node/no-host-path-volume[1].limit must be at least 1',
  ],
  [
    'option that is no whole number',
    'rules:\n  worker-node/no-host-path-volume: [error, { limit: 1.5 }]\n',
    '2:53 rules.worker-node/no-host-path-volume[1].limit must be a whole number, but is the number 1.5',
  ],
  [
    'option outside its choices',
    'rules:\n  worker-node/no-host-path-volume: [error, { mode: strct }]\n',
    '2:52 unknown value: "strct" in rules.worker-node/no-host-path-volume[1].mode; did you mean "strict"?',
  ],
  [
    'item of an option',
    'rules:\n  worker-node/no-host-path-volume: [error, { allow: [/a, 1] }]\n',
    '2:58 rules.worker-node/no-host-path-volume[1].allow[1] must be a string, but unquoted 1 is the ' +
      'number 1; write "1"',
  ],
  [
    'too many items',
    'rules:\n  worker-node/no-host-path-volume: [error, {}, {}]\n',
    '2:48 rules.worker-node/no-host-path-volume takes no item at place 3',
  ],
  [
    'no items',
    'rules:\n  worker-node/no-host-path-volume: []\n',
    '2:36 rules.worker-node/no-host-path-volume must not be empty',
  ],
  [
    'rules that are a list',
    'rules: [worker-node/no-host-network]\n',
    '1:8 rules must be a mapping, but is a list',
  ],
  [
    'a setting that is a mapping',
    'rules:\n  worker-node/no-host-network: { severity: warn }\n',
    '2:32 rules.worker-node/no-host-network must be one of error, warn, info, off or a list, but is a ' +
      'mapping',
  ],
  [
    'version as a number',
    'kubernetesVersion: 1.30\n',
    '1:20 kubernetesVersion must be a string, but unquoted 1.30 is the number 1.3; write "1.30"',
  ],
  [
    'version with a v',
    'kubernetesVersion: v1.33\n',
    '1:20 kubernetesVersion is a minor version from "1.0" to "1.37": write "1.33"',
  ],
  [
    'version with a patch',
    'kubernetesVersion: 1.33.4\n',
    '1:20 kubernetesVersion is a minor version from "1.0" to "1.37": write "1.33"',
  ],
  [
    'version that is too new',
    'kubernetesVersion: "1.99"\n',
    '1:20 kubernetesVersion is a minor version from "1.0" to "1.37"',
  ],
  [
    'no date',
    'suppressions:\n  - rules: [worker-node/no-host-network]\n    expires: 2027-02-30\n',
    '3:14 suppressions[0].expires must be a day, written as YYYY-MM-DD',
  ],
  [
    'suppression without rules',
    'suppressions:\n  - reason: why not\n',
    '2:5 suppressions[0] needs the key "rules"',
  ],
  [
    'suppression with no rule',
    'suppressions:\n  - rules: []\n',
    '2:12 suppressions[0].rules must not be empty',
  ],
  [
    'absolute pattern',
    'ignore: [/vendor]\n',
    '1:10 ignore[0] starts at the folder of klint.yaml: write it without the "/"',
  ],
  [
    'pattern that leads out',
    'ignore: [../vendor]\n',
    '1:10 ignore[0] cannot lead out of the folder of klint.yaml',
  ],
  ['external without a name', 'externals:\n  - kind: Secret\n', '2:5 externals[0] needs the key "name"'],
  ['chart without a path', 'charts:\n  - renders: []\n', '2:5 charts[0] needs the key "path"'],
  [
    'workload with an odd path',
    'workloads:\n  - { kind: App, path: spec..template }\n',
    '2:24 workloads[0].path must match ^[^.\\s]+(\\.[^.\\s]+)*$',
  ],
  [
    'helm version as a number',
    'helmVersion: 4\n',
    '1:14 helmVersion must be a string, but unquoted 4 is the number 4; write "4"',
  ],
  ['a list', '- rules\n', '1:1 the file must be a mapping, but is a list'],
  ['a scalar', 'recommended\n', '1:1 the file must be a mapping, but is the string "recommended"'],
  [
    'a key twice',
    'failOn: warn\nroot: true\nfailOn: info\n',
    '3:1 the key failOn stands here a second time (first in line 1); the last one wins, the first is lost',
  ],
];

for (const [what, content, error] of mistakes) {
  test(`${what} is one error with its place`, () => assert.equal(errorsOf(content), [error]));
}

test('every mistake of a file is told', () => {
  const places = errorsOf('rulez: 1\nfailOn: never\nextends: [strictt]\n').map((error) => error.split(' ')[0]);
  assert.equal(places, ['1:1', '2:9', '3:11']);
});

test('broken YAML is told with its line', () => {
  const [error, ...more] = errorsOf('extends: [recommended]\nrules:\n  a: [\n');
  assert.match(error!, /^[34]:\d+ this is not YAML/);
  assert.equal(more, []);
});

test('a second document is an error', () => {
  assert.match(errorsOf('root: true\n---\nroot: true\n').join(), /^3:1 .*one document/);
});

test('a file with errors leaves the defaults in force', () => {
  const settings = configOver({ 'klint.yaml': 'ignore: ["**"]\nrulez: 1\n' }).settingsOf('');
  assert.is(settings.ignores('a.yaml'), false);
  assert.is(settings.rule('worker-node/no-host-network', { file: 'a.yaml' }).severity, 'error');
});

const emptyKeys = 'rules:\noverrides:\nsuppressions:\nignore:\nextends:\n';
for (const content of ['', '# only a comment\n', emptyKeys, '{}', '---\nroot: true\n']) {
  test(`${JSON.stringify(content)} is no error`, () => assert.equal(errorsOf(content), []));
}

test('flags are told by their own text', () => {
  const flags = { presets: ['strictt'], rules: ['worker-node/no-host-netwrk: warn', 'nonsense', 'a: ['] };
  const errors = configOver({}, flags).errors().map(({ file, message }) => `${file} ${message}`);
  assert.is(errors[0], '--preset unknown preset: "strictt"; did you mean "strict"?');
  assert.is(errors[1], '--rule \'worker-node/no-host-netwrk: warn\' ' +
    'unknown rule: "worker-node/no-host-netwrk"; did you mean "worker-node/no-host-network"?');
  assert.match(errors[2]!, /^--rule 'nonsense' .*write it as/);
  assert.match(errors[3]!, /^--rule 'a: \[' this is not YAML/);
  assert.is(errors.length, 4);
});


test.run();
