import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs, shared } from '@klint/devkit';
import { Text } from '@klint/model';
import { parseDocument, toValue } from '@klint/parser';
import { memoryTree } from '@klint/sources';
import { toDraft } from '../src/draft.js';
import { build } from '../src/index.js';
import { freeze } from '../src/json.js';
import { mergePatch } from '../src/merge.js';
import { Schemas } from '../src/schema.js';
import { difference, documentsOf, firstDifference } from './support.js';

interface Case {
  readonly name: string;
  readonly files: Record<string, string>;
  readonly filesBase64: Record<string, string>;
  readonly root: string;
  readonly options?: { readonly loadRestrictions?: string };
  readonly usable: boolean;
  readonly expect: { readonly yaml?: string; readonly error?: boolean };
}

interface MergeCase {
  readonly description: string;
  readonly patch: string;
  readonly target: string;
  readonly buildResult?: string;
  readonly buildError?: string;
}

const suite = shared() && join(shared()!, 'suites/kustomize');
const relative = (path: string): string => path.replace(/^\/+/, '').replace(/^\.\//, '');

function judge({ files, filesBase64, root, options, expect }: Case): string | undefined {
  const tree = memoryTree(
    Object.fromEntries([
      ...Object.entries(files).map(([path, text]) => [relative(path), text] as const),
      ...Object.entries(filesBase64).map(([path, text]) => [relative(path), Buffer.from(text, 'base64')] as const),
    ]),
  );
  const built = build(relative(root) || '.', tree);
  const isFree = options?.loadRestrictions === 'LoadRestrictionsNone';
  const outside = built.problems.some(({ messageId }) => messageId === 'outside-folder') && !isFree;
  const verdict = expect.yaml === undefined ? { error: 'an error' } : { documents: documentsOf(expect.yaml) };
  return difference(outside ? { ...built, complete: false } : built, verdict);
}

if (needs('the tests of kustomize', 'shared suites', suite)) {
  const folder = join(suite, 'cases');
  const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case);

  test('every usable test of kustomize comes out as the real one has it', () => {
    const usable = cases.filter((one) => one.usable);
    assert.ok(usable.length >= 399);
    const wrong = usable.flatMap((one) => {
      const found = judge(one);
      return found === undefined ? [] : [`${one.name}: ${found}`];
    });
    assert.equal(wrong, []);
  });

  const merges = JSON.parse(readFileSync(join(suite, 'merge2-cases.json'), 'utf8')) as MergeCase[];
  // A schema in a comment is not read; see merge.ts.
  const inComments = merges.filter(({ patch, target }) => /# *\{/.test(patch + target));

  test('strategic merges come out as in kustomize, save where a comment holds a schema', () => {
    assert.is(inComments.length, 2);
    const wrong = merges
      .filter((one) => !inComments.includes(one))
      .flatMap((one) => {
        const found = judgeMerge(one);
        return found === undefined ? [] : [`${one.description}: ${found}`];
      });
    assert.equal(wrong, []);
  });
}

function judgeMerge({ patch, target, buildResult, buildError }: MergeCase): string | undefined {
  const read = (yaml: string) => parseDocument(new Text('case', yaml), 0, yaml.length, 'kyaml').value.root;
  const [base, change] = [read(target), read(patch)];
  let merged: unknown;
  try {
    const drafts = base && change && ([toDraft(base, 'source'), toDraft(change, 'patch')] as const);
    const draft = drafts && mergePatch(...drafts, new Schemas(), () => {});
    merged = draft && toValue(freeze(draft));
  } catch (error) {
    return buildError === undefined ? String(error) : undefined;
  }
  if (buildError !== undefined) return `merged, but kustomize says ${buildError}`;
  return firstDifference(merged ?? null, documentsOf(buildResult ?? '')[0] ?? null, '');
}

test.run();
