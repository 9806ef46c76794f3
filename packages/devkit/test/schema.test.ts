import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Text } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import { repositoryRoot } from '../src/root.js';
import { resolveTool } from '../src/tools.js';

const root = repositoryRoot();
const schema = JSON.parse(readFileSync(join(root, 'packages/config/klint.schema.json'), 'utf8'));
const Ajv = createRequire(import.meta.url)(resolveTool('ajv')).default;
const lenient = { strictTypes: false, strictTuples: false, allowUnionTypes: true, validateFormats: false };
const validate = new Ajv({ strict: true, ...lenient }).compile(schema);

/** Whether an editor that completes by the schema accepts a klint.yaml. */
function accepts(yaml: string): boolean {
  const node = parseManifests(new Text('klint.yaml', yaml)).value[0]?.root;
  return validate(node && toValue(node));
}

test('the schema of klint.yaml accepts every configuration in README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1]!);
  const configurations = blocks.filter((block) => /^extends:/m.test(block));
  assert.ok(configurations.length > 0);
  for (const text of configurations) assert.ok(accepts(text), JSON.stringify(validate.errors));
});

test('the schema of klint.yaml refuses unknown keys, rules, options and severities', () => {
  assert.ok(accepts('rules:\n  worker-node/no-host-pid: warn\n'));
  assert.ok(accepts('rules:\n  worker-node/no-host-path-volume: [off, { allow: [/srv] }]\n'));
  assert.not.ok(accepts('rule: {}\n'));
  assert.not.ok(accepts('rules:\n  worker-node/no-host-pids: warn\n'));
  assert.not.ok(accepts('rules:\n  worker-node/no-host-pid: warning\n'));
  assert.not.ok(accepts('rules:\n  worker-node/no-host-path-volume: [warn, { allows: [/srv] }]\n'));
  assert.not.ok(accepts('rules:\n  worker-node/no-host-path-volume: [warn, { allow: /srv }]\n'));
});

test.run();
