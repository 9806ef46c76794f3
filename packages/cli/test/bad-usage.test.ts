import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs } from '@klint/devkit';
import { badPod, fewRules, goodPod, klint, klintIntoHead, makeFolder, program } from './klint.js';

/** Arguments that cannot be carried out, and the one line that says why. */
const mistakes: readonly (readonly [args: readonly string[], message: string])[] = [
  [['nope.yaml'], 'nope.yaml: no such file or folder'],
  [['pod.yaml', 'no/such/folder'], 'no/such/folder: no such file or folder'],
  [[''], 'a path is empty'],
  [['explian', 'x'], 'explian: no such file or folder; did you mean "explain"?'],
  [['--formt', 'json'], 'unknown flag: --formt; did you mean "--format"?; "klint --help" shows how it is used'],
  [['-z'], 'unknown flag: -z; "klint --help" shows how it is used'],
  [['--format'], '--format needs a value: --format <name>[=<file>]; "klint --help" shows how it is used'],
  [['--output', '--quiet'], '--output needs a value: --output <file>; "klint --help" shows how it is used'],
  [['--quiet=yes'], '--quiet takes no value; "klint --help" shows how it is used'],
  [['--format', 'jsn'], 'unknown format: "jsn"; did you mean "json"? ' +
    '(one of stylish, pretty, json, sarif, github, junit)'],
  [['--format', 'json='], '--format json= names no file after "="'],
  [['--format', 'json', '--format', 'sarif'], 'json and sarif cannot both be written to one place; ' +
    'give one a file: --format sarif=<file>'],
  [['--format', 'json=a', '--format', 'sarif=a'], 'two reports cannot both be written to a'],
  [['--format', 'json=a', '--output', 'b'], '--output has nothing to hold: every --format names its file'],
  [['--fail-on', 'warning'], '--fail-on: unknown value "warning"; did you mean "warn"? ' +
    '(one of error, warn, info, off); "klint --help" shows how it is used'],
  [['--max-warnings', 'few'], '--max-warnings: "few" is not a whole number'],
  [['--preset', 'recomended'], '--preset: unknown preset: "recomended"; did you mean "recommended"?'],
  [['--rule', 'worker-node/no-host-netwrk: warn'], "--rule 'worker-node/no-host-netwrk: warn': " +
    'unknown rule: "worker-node/no-host-netwrk"; did you mean "worker-node/no-host-network"?'],
  [['--rule', 'worker-node/no-host-network: loud'], "--rule 'worker-node/no-host-network: loud': " +
    'unknown severity: "loud" in worker-node/no-host-network; known: error, warn, info, off'],
  [['--config', 'nope.yaml'], '--config nope.yaml: no such file or folder'],
  [['--config', 'klint.yaml', '--no-config'], '--config and --no-config exclude each other'],
  [['--stdin-filename', 'x.yaml'], '--stdin-filename needs the path -, which stands for standard input'],
  [['--print-config', '.'], '--print-config takes a file; . is a folder'],
  [['explain'], 'explain takes one rule or preset, such as: klint explain worker-node/no-host-network'],
  [['explain', 'no-host-netwrk'],
    'unknown rule or preset: "no-host-netwrk"; did you mean "worker-node/no-host-network"?'],
  [['rules', 'a'], 'rules takes no path; to lint a folder of that name, write ./rules'],
  [['init', 'nope'], 'nope: no such file or folder'],
];

for (const [args, message] of mistakes) {
  test(`klint ${args.join(' ')}: exit 2 and one line`, () => {
    const outcome = klint(makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': goodPod }), args);
    assert.equal(outcome, { code: 2, stdout: '', stderr: `klint: ${message}\n` });
  });
}

test('every mistake of a configuration is told with its place, and nothing is linted', () => {
  const folder = makeFolder({ 'pod.yaml': badPod, 'klint.yaml': 'root: true\nrulez: {}\nextends: [strickt]\n' });
  assert.equal(klint(folder, []), {
    code: 2,
    stdout: '',
    stderr: 'klint: klint.yaml:2:1: unknown key: "rulez"; did you mean "rules"?\n' +
      'klint: klint.yaml:3:11: unknown preset: "strickt" in extends[0]; did you mean "strict"?\n',
  });
});

test('broken YAML in a nested configuration is told with its line', () => {
  const folder = makeFolder({ 'a/pod.yaml': badPod, 'a/klint.yaml': 'extends: []\nrules: {\n' });
  const { code, stdout, stderr } = klint(folder, []);
  assert.equal([code, stdout], [2, '']);
  assert.match(stderr, /^klint: a\/klint\.yaml:[23]:\d+: this is not YAML.*\n$/);
});

test('a report that cannot be written is exit 2, and the others are written', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  mkdirSync(join(folder, 'taken'));
  const wanted = ['junit=no/such/place.xml', 'sarif=taken', 'json=out.json', 'stylish'];
  const formats = wanted.flatMap((each) => ['--format', each]);
  const { code, stdout, stderr } = klint(folder, formats);
  assert.is(code, 2);
  assert.is(stderr, 'klint: no/such/place.xml: the junit report cannot be written: no such file or folder\n' +
    'klint: taken: the sarif report cannot be written: it is a folder\n');
  assert.match(stdout, /no-host-network/);
  assert.is((JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as { version: number }).version, 1);
});

const fullDevice = process.platform === 'linux' ? '/dev/full' : undefined;
const ifFullDevice = needs('standard output on a full device', 'Linux', fullDevice) ? test : (): void => {};

ifFullDevice('standard output that cannot be written is exit 2', () => {
  const folder = makeFolder({ 'klint.yaml': fewRules, 'pod.yaml': badPod });
  const { code, stderr } = klint(folder, ['--output', '/dev/full']);
  assert.equal([code, stderr], [2, 'klint: /dev/full: the stylish report cannot be written: no space left\n']);
});

for (const [content, code] of [[badPod, 1], [goodPod, 0], [`${badPod}---\na: [\n`, 3]] as const) {
  test(`a reader that goes away leaves exit ${code} as it is`, async () => {
    const files = Array.from({ length: 400 }, (_, i) => [`f${i}/pod.yaml`, content]);
    const folder = makeFolder({ 'klint.yaml': fewRules, ...(Object.fromEntries(files) as Record<string, string>) });
    assert.equal(await klintIntoHead(folder, ['--format', 'json']), { code, stderr: '' });
  });
}

const shell = process.platform === 'win32' ? undefined : 'sh';
const ifRemovable = needs('a working directory that is gone', 'a shell', shell) ? test : (): void => {};

ifRemovable('what klint did not foresee is one line and exit 3', () => {
  const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1"';
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, program], {
    cwd: makeFolder(),
    encoding: 'utf8',
  });
  assert.equal([status, stdout], [3, '']);
  assert.match(stderr, /^klint: internal error: Error: ENOENT.*please report.*\n$/);
});

test.run();
