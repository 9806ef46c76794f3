import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { helm, needs } from '../../devkit/src/tools.js';
import { type Files, runHelm, withFolder } from './real-helm.js';
import { renderFiles } from './render-files.js';
import { schemaCases } from './schema-cases.js';

/** One chart with a sub-chart for each case: helm says the names of all that fail. */
const files: Files = Object.fromEntries(
  [['Chart.yaml', 'apiVersion: v2\nname: all\nversion: 1.0.0\n']].concat(
    schemaCases.flatMap(({ schema, values }, i) => [
      [`charts/c${i}/Chart.yaml`, `apiVersion: v2\nname: c${i}\nversion: 1.0.0\n`],
      [`charts/c${i}/values.yaml`, JSON.stringify(values)],
      [`charts/c${i}/values.schema.json`, JSON.stringify(schema)],
    ]),
  ),
);

function placesOf(schema: unknown, values: string): string[] {
  const chart = { 'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n', 'c/values.yaml': values };
  return renderFiles({ ...chart, 'c/values.schema.json': JSON.stringify(schema) }, 'c').problems.map(
    ({ message, at }) => {
      assert.ok('text' in at);
      const { line, column } = at.text.positionAt(at.start);
      return `${at.text.file}:${line}:${column} ${message}`;
    },
  );
}

const program = helm();
if (needs('schemas as helm reads them', 'helm', program)) {
  const { stderr } = withFolder(files, (folder) => runHelm(program, folder));
  // A name may follow the message before it without a line break.
  const refused = new Set([...stderr.matchAll(/(c\d+):$/gm)].map((found) => found[1]!));
  const ours = Object.fromEntries(Object.entries(files).map(([name, content]) => [`all/${name}`, content]));
  const { problems } = renderFiles(ours, 'all');
  const mine = new Map(
    problems.map(({ message, at }) => [/charts\/(c\d+)\//.exec('text' in at ? at.text.file : at.file)![1]!, message]),
  );
  schemaCases.forEach((each, i) => {
    test(JSON.stringify(each), () => {
      assert.is(mine.has(`c${i}`), refused.has(`c${i}`), mine.get(`c${i}`) ?? 'accepted here');
    });
  });
}

test('a fault is shown at the key of the values', () => {
  const schema = { properties: { image: { required: ['tag'], properties: { pull: { type: 'boolean' } } } } };
  assert.equal(placesOf(schema, 'a: 1\nimage:\n  pull: "yes"\n'), [
    'c/values.yaml:2:1 c: image: the key tag is missing',
    'c/values.yaml:3:3 c: image.pull: it is a string, but must be a boolean',
  ]);
});

test('a key that is not allowed is the place', () => {
  const schema = { additionalProperties: false, properties: { b: { type: 'string' } } };
  assert.equal(placesOf(schema, 'b: t\nx: 1\n'), ['c/values.yaml:2:1 c: x: a key of this name is not allowed']);
});

test('a schema without end ends', () => {
  assert.match(placesOf({ $ref: '#' }, 'a: 1')[0]!, /too many steps/);
});

test.run();
