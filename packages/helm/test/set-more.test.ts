import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { helm, needs } from '../../devkit/src/tools.js';
import { applySet } from '../src/chart/set.js';
import { Dict } from '../src/value/value.js';
import { runHelm, withFolder } from './real-helm.js';
import { renderFiles } from './render-files.js';
import { setChart } from './set-chart.js';

const json = [
  'a=1,b=[1,2.5,"x"]',
  'a={"b":{"c":null}}',
  'a.b=true , a.l[1]="y"',
  'a=,num=6',
  'a= 1 ,x=2',
  '{"a":{"z":[1]},"num":7}',
  ' {"q":1}',
  '[1]',
  'a=x',
  'a={"b":1',
  'a="x"y',
  '{"a":1',
  'a[0]={"k":"v"}',
  'a.l=["p"],a.l[1]=3',
];
const file = ['num=one.txt', 'a.b=one.txt,x=two.txt', 'x={one.txt,two.txt}', 'x=none.txt', 'a.l[0]=two.txt'];
const files = { ...setChart, '.helmignore': '*.txt\n', 'one.txt': '1\n', 'two.txt': 'two: {{ x }}\n' };
const ours = Object.fromEntries(Object.entries(setChart).map(([name, content]) => [`set/${name}`, content]));

function valuesIn(printed: string): string {
  return Buffer.from(/"v": "(.*?)"/.exec(printed)![1]!, 'base64').toString('utf8');
}

const program = helm();
if (needs('--set-json and --set-file as helm reads them', 'helm', program)) {
  const settings = [...json.map((value) => ['json', value] as const), ...file.map((value) => ['file', value] as const)];
  for (const [kind, value] of settings) {
    test(`${kind}: ${value}`, () => {
      withFolder(files, (folder) => {
        const located = kind === 'file' ? value.replace(/(\w+\.txt)/g, `${folder}/$1`) : value;
        const { status, stdout, stderr } = runHelm(program, folder, [`--set-${kind}`, located]);
        const over = new Dict();
        const problem = applySet(over, value, kind, (path) => {
          return path === 'none.txt' ? undefined : readFileSync(join(folder, path), 'utf8');
        });
        assert.is(problem === undefined, status === 0, `${stderr} ${problem}`);
        if (status !== 0) return;
        const printed = renderFiles(ours, 'set', { values: over }).files[0]!.text.content;
        assert.is(valuesIn(printed), valuesIn(stdout));
      });
    });
  }
}

test.run();
