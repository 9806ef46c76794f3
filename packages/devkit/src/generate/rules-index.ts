import { camelCase, ruleIds } from '../rule-files.js';
import type { Generator } from './index.js';

/** rules/index.ts: all rules, sorted by id. */
export const rulesIndex: Generator = ({ root }) => {
  const ids = ruleIds(root);
  const text = [
    '// Made by `npm run generate` from the files of rules/.',
    "import type { Rule } from 'klint/rule';",
    ...ids.map(importOf),
    '',
    '/** All rules, sorted by id. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${camelCase(id)},`),
    '];',
    '',
  ];
  return new Map([['rules/index.ts', text.join('\n')]]);
};

/** Long names go on two lines of at most 120 columns. */
function importOf(id: string): string {
  const [names, from] = [`import ${camelCase(id)}`, `from './${id}.js';`];
  const line = `${names} ${from}`;
  return line.length > 120 ? `${names}\n  ${from}` : line;
}
