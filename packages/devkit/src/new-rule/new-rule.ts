import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest, packs } from '@klint/model';
import type { RuleId } from '@klint/model';
import { readCatalogue } from '../catalogue.js';
import { generate } from '../generate/index.js';
import { ruleIds } from '../rule-files.js';
import { draftOf } from './draft.js';
import { skeleton } from './skeleton.js';

/** What was written, or why nothing was. */
export type NewRule = { readonly written: readonly string[] } | { readonly refused: string };

/** Writes the files of a new rule below `root` and regenerates. No existing file is changed by hand. */
export async function newRule(root: string, given: string | undefined): Promise<NewRule> {
  const refused = refusal(root, given);
  if (refused !== undefined) return { refused };
  const id = given as RuleId;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const files = skeleton(draftOf(id, readCatalogue()?.get(id), version));
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken !== undefined) return { refused: `${taken} exists already` };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const generated = await generate(root);
  return { written: [...new Set([...Object.keys(files), ...generated])] };
}

function refusal(root: string, id: string | undefined): string | undefined {
  if (id === undefined) return 'usage: npm run new-rule <pack>/<name>';
  const [pack = '', name = '', ...rest] = id.split('/');
  if (!Object.hasOwn(packs, pack)) {
    const near = nearest(pack, Object.keys(packs));
    const hint = near === undefined ? `packs are ${Object.keys(packs).join(', ')}` : `did you mean ${near}?`;
    return `unknown pack: "${pack}"; ${hint}`;
  }
  if (rest.length > 0 || !/^(no|require|valid|prefer)(-[a-z0-9]+)+$/.test(name)) {
    return `bad name: "${name}"; a name is no-, require-, valid- or prefer- and words in lower case with hyphens`;
  }
  return ruleIds(root).includes(id) ? `${id} exists already` : undefined;
}
