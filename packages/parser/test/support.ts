import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatMessage, Text, coreMessages, isRef } from '@klint/model';
import type { Node, Problem } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';

/** What makes text an object for kubectl; `name` tells one row from another. */
export function header(name: string): string {
  return `apiVersion: v1\nkind: Row\nmetadata: {name: ${name}}\n`;
}

export interface Reading {
  readonly text: Text;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a stream of which only the first document matters. */
export function read(content: string): Reading {
  const text = new Text('row.yaml', content);
  const { value, problems } = parseManifests(text);
  return { text, root: value[0]?.root, problems };
}

/** The fields of an object without its header. */
export function withoutHeader(value: unknown): unknown {
  const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...rest } = value as Record<string, unknown>;
  return rest;
}

/** Message id and message of a problem, and the characters where it stands. */
export function describe(problem: Problem): { id: string; message: string; start: number; place: string } {
  const { at, messageId, ruleId, data } = problem;
  if (isRef(at) || !('text' in at)) throw new Error('a problem of the parser has characters');
  const texts: Readonly<Record<string, string>> = coreMessages[ruleId as keyof typeof coreMessages];
  const message = formatMessage(texts[messageId]!, data);
  return { id: messageId, message, start: at.start, place: at.text.content.slice(at.start, at.end) };
}

/** What the real kubectl makes of files: the objects that it reads, and its errors by file. */
export interface Verdict {
  readonly objects: readonly Record<string, unknown>[];
  readonly errors: ReadonlyMap<string, string>;
}

/** Runs kubectl once over many files; it needs no server. */
export function judge(program: string, files: Readonly<Record<string, string>>): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'klint-parser-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const command = ['annotate', '--local', '--dry-run=client', '-o', 'json', '-f', folder, 'k=v'];
    const { stdout, stderr } = spawnSync(program, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
    // Its output is JSON, so that the reader of JSON may be used to judge the reader of YAML.
    const objects = parseManifests(new Text('kubectl', stdout)).value.map(({ root }) => toValue(root!));
    const errors = [...stderr.matchAll(/([\w-]+\.yaml)[":].*/g)].map(([message, file]) => [file!, message] as const);
    return { objects: objects as Record<string, unknown>[], errors: new Map(errors) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function nameOf(value: unknown): string {
  return String((value as { metadata?: { name?: unknown } } | null)?.metadata?.name ?? '');
}
