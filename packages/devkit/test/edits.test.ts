import { readFileSync } from 'node:fs';
import { relative, join } from 'node:path';
import glob from 'fast-glob';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Resource } from '@klint/model';
import { loadFile, randomEdit, resourcesOf, tryEdit } from '../src/edit-trial.js';
import { oddManifests } from '../src/odd-manifests.js';
import { seeded } from '../src/random.js';
import type { Random } from '../src/random.js';
import { full, repositoryRoot, shared } from '../src/root.js';

const total = full() ? 20_000 : 500;

interface Sample {
  readonly file: string;
  readonly content: string;
}

/** A manifest, with other line ends or as JSON at times. */
function vary(content: string, random: Random): Sample {
  const style = random.pick(['as it is', 'as it is', 'crlf', 'no last line break', 'json', 'flow'] as const);
  if (style === 'crlf') return { file: 'a.yaml', content: content.replace(/\r?\n/g, '\r\n') };
  if (style === 'no last line break') return { file: 'a.yaml', content: content.trimEnd() };
  const [resource] = resourcesOf(loadFile('a.yaml', content));
  if (style === 'as it is' || !resource) return { file: 'a.yaml', content };
  return { file: style === 'json' ? 'a.json' : 'a.yaml', content: json(resource, random) };
}

function json({ value }: Resource, random: Random): string {
  const replacer = (_: string, each: unknown): unknown => (typeof each === 'bigint' ? Number(each) : each);
  return JSON.stringify(value, replacer, random.pick([0, 2]));
}

/** Tries random edits and gives how many were made. */
function tryAll(texts: readonly string[], count: number): number {
  let made = 0;
  for (let seed = 0; seed < count; seed++) {
    const random = seeded(seed);
    const { file, content } = vary(random.pick(texts), random);
    const before = loadFile(file, content);
    const resources = resourcesOf(before);
    if (resources.length === 0) continue;
    const edit = randomEdit(random.pick(resources), random);
    const { text, flaw } = tryEdit(file, content, before, edit);
    const path = 'resource' in edit.at ? edit.at.path.join('/') : '';
    assert.is(flaw, undefined, `seed ${seed}: ${edit.op} ${path}: ${flaw}\n${content}\n=>\n${text}`);
    if (text !== undefined) made++;
  }
  return made;
}

test('edits of odd manifests change what they are asked to and nothing else', () => {
  const texts = oddManifests.map((text) => `apiVersion: v1\nkind: X${text}`);
  assert.ok(tryAll(texts, total * 2) > total / 2);
});

test('edits of real manifests change what they are asked to and nothing else', () => {
  const corpus = shared();
  const folder = corpus === undefined ? join(repositoryRoot(), 'test-manifests') : join(corpus, 'corpus/plain');
  const files = glob.sync('**/*.{yaml,yml}', { cwd: folder, absolute: true }).sort();
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const fitting = texts.filter((text) => text.length < 20_000 && text.includes('kind:'));
  assert.ok(fitting.length > 100, relative(repositoryRoot(), folder));
  assert.ok(tryAll(fitting, total) > total / 3);
});

test.run();
