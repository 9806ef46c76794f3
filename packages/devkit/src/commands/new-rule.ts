// `npm run new-rule <pack>/<name>`
import { missingParts } from '../completeness.js';
import { newRule } from '../new-rule/new-rule.js';
import { repositoryRoot } from '../root.js';
import { loadRules } from '../rule-files.js';

const [id] = process.argv.slice(2);
const root = repositoryRoot();
const made = await newRule(root, id);
if ('refused' in made) {
  console.error(`new-rule: ${made.refused}`);
  process.exitCode = 2;
} else {
  const rules = await loadRules(root);
  const missing = missingParts(root, rules.find(({ meta }) => meta.id === id)!, rules);
  console.log(`Written:\n  ${made.written.join('\n  ')}\nStill to do:\n  ${missing.join('\n  ')}`);
}
