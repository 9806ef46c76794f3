import { didYouMean, presets, Text } from '@klint/model';
import type { Preset } from '@klint/model';
import { toValue } from '@klint/parser';
import type { WrittenRules } from './document.js';
import { readYaml } from './read.js';
import type { ConfigError } from './read.js';
import type { RuleFlags } from './settings.js';
import type { Schema } from './shapes.js';

const form = 'write it as "<rule>: <severity>" or "<rule>: [<severity>, {<option>: <value>}]"';

/** Reads `--preset` and `--rule` flags; `schema` is that of klint.yaml. */
export function readFlags(
  given: { readonly presets: readonly string[]; readonly rules: readonly string[] },
  schema: Schema,
): { readonly flags: RuleFlags; readonly errors: readonly ConfigError[] } {
  const names = Object.keys(presets);
  const errors: ConfigError[] = given.presets.filter((name) => !names.includes(name)).map((name) => {
    const suggestion = didYouMean(name, names) || `; known: ${names.join(', ')}`;
    return { file: '--preset', message: `unknown preset: "${name}"${suggestion}` };
  });
  const written: WrittenRules[] = [];
  const asked: Schema = { definitions: schema.definitions!, $ref: '#/definitions/rules' };
  for (const flag of given.rules) {
    const file = `--rule '${flag}'`;
    const { node, flaws } = readYaml(new Text(file, flag), asked, {});
    if (node && node.type !== 'mapping') errors.push({ file, message: form });
    else if (flaws.length > 0) errors.push(...flaws.map(({ message }) => ({ file, message })));
    else if (node) written.push(toValue(node) as WrittenRules);
  }
  const known = given.presets.filter((name): name is Preset => names.includes(name));
  return { flags: { presets: known, rules: errors.length === 0 ? written : [] }, errors };
}
