import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text } from '@klint/model';
import type { Finding, Location } from '@klint/model';
import { reporters } from '@klint/reporters';
import type { ReportContext } from '@klint/reporters';
import { rules } from '../../../rules/index.js';
import { lintedFiles } from '../src/expectations.js';
import { fixturesOf } from '../src/fixture-files.js';
import type { Fixture } from '../src/fixture-files.js';
import { runFixture } from '../src/fixtures.js';
import { lintFiles } from '../src/pipeline.js';
import { repositoryRoot } from '../src/root.js';

const secretRules = [
  'container-app/no-hardcoded-secret',
  'container-app/no-plaintext-secret-in-config-map',
  'container-app/no-plaintext-secret-in-env',
  'insider-user/no-committed-secret',
];
const root = repositoryRoot();
const fixtures = secretRules.flatMap((rule) => fixturesOf(root, rule).filter(({ kind }) => kind === 'invalid'));

/** The characters of a location, each line without what is around it. */
function linesOf(text: Text, { start, end }: Location): string[] {
  const offset = ({ line, column }: Location['start']): number => text.offsetOfLine(line) + column - 1;
  return text.content.slice(offset(start), offset(end)).split('\n').map((line) => line.trim());
}

function textsOf(fixture: Fixture): ReadonlyMap<string, Text> {
  const files = Object.entries(lintedFiles(fixture));
  return new Map(files.map(([file, bytes]) => [file, new Text(file, new TextDecoder().decode(bytes))]));
}

for (const fixture of fixtures) {
  test(`no report shows a secret of ${fixture.path}`, () => {
    const { result } = runFixture(fixture, rules);
    const texts = textsOf(fixture);
    const secrets = result.findings.flatMap(({ concealed = [] }: Finding) => {
      return concealed.flatMap((location) => linesOf(texts.get(location.file)!, location));
    });
    // The mark of a block scalar and words that messages use are no secrets.
    const values = secrets.filter((value) => !/^[|>][-+\d]*$/.test(value));
    assert.ok(values.length >= result.findings.length);
    const readSource = (file: string): string | undefined => texts.get(file)?.content;
    const context: ReportContext = { color: false, columns: 300, failOn: 'error', readSource };
    for (const [name, report] of Object.entries(reporters)) {
      const shown = report(result, context);
      for (const value of values) assert.not.ok(shown.includes(value), `${name} shows ${value}`);
    }
  });
}

test('no report shows a secret of values that a template encodes', () => {
  const files = {
    'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
    'values.yaml': 'password: correct-horse\n',
    'ci/other-values.yaml': 'password: battery-staple\n',
    'templates/secret.yaml': `apiVersion: v1
kind: Secret
metadata: {name: shop}
data:
  {{- with .Values.password }}
  password: {{ . | b64enc }}
  {{- end }}
`,
  };
  const result = lintFiles(files, { rules, config: { extends: ['strict'] } });
  assert.is(result.findings.filter(({ ruleId }) => ruleId === 'insider-user/no-committed-secret').length, 1);
  const readSource = (file: string): string | undefined => files[file as keyof typeof files];
  for (const [name, report] of Object.entries(reporters)) {
    const shown = report(result, { color: false, columns: 300, failOn: 'error', readSource });
    assert.not.match(shown, /correct-horse|battery-staple/, name);
  }
});

test('every finding of these rules conceals what it points to', () => {
  for (const fixture of fixtures) {
    const { findings } = runFixture(fixture, rules).result;
    for (const { ruleId, concealed = [] } of findings) assert.ok(!secretRules.includes(ruleId) || concealed.length > 0);
  }
});

test.run();
