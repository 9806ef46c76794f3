import { Text } from '@klint/model';
import { comments } from '@klint/parser';
import type { Fixture } from './fixture-files.js';
import type { OddFiles } from './pipeline.js';

/** What the comments of a fixture say. */
export interface Expectations {
  /** Expected findings as `file:line messageId`, sorted. */
  readonly findings: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly version: string | undefined;
  /** Rules that are on beside the one that the fixture is of, for rules about other rules' findings. */
  readonly others: readonly string[];
}

/**
 * Files of a fixture that is a folder which are about it: what is expected in files that can hold no comment, a line
 * each, and what files cannot express themselves (`OddFiles`).
 */
const sidecars = { expected: 'expected.txt', odd: 'odd.json' } as const;

/**
 * Reads `# klint-options: {json}`, `# klint-version: "1.31"`, `# klint-with: rule, rule`, and expected findings:
 * `# expect: id, id` on their line, `# expect-next-line: id` above it (the next line that is neither blank nor a
 * comment), `# expect-line-below: id` exactly one line above it (for a comment that is a directive).
 */
export function readExpectations({ files }: Fixture): Expectations {
  const findings: string[] = [];
  const header = new Map<string, string>();
  for (const [file, bytes] of Object.entries(files)) {
    const text = new Text(file, new TextDecoder().decode(bytes));
    if (file === sidecars.expected) findings.push(...text.content.split('\n').filter((line) => line.trim() !== ''));
    if (isSidecar(file)) continue;
    for (const { content, start } of comments(text)) {
      const setting = /^\s*klint-(options|version|with): *(.*?)\s*$/.exec(content);
      if (setting) header.set(setting[1]!, setting[2]!);
      const expected = /(?:^\s*|#\s*)expect(|-next-line|-line-below):(.*)$/.exec(content);
      if (!expected) continue;
      const line = lineOf(text, text.positionAt(start).line, expected[1]!);
      findings.push(...namesOf(expected[2]!).map((id) => `${file}:${line} ${id}`));
    }
  }
  return {
    findings: findings.sort(),
    options: JSON.parse(header.get('options') ?? '{}') as Record<string, unknown>,
    version: header.get('version')?.replace(/^"|"$/g, ''),
    others: namesOf(header.get('with') ?? ''),
  };
}

/** The files of a fixture that are linted. */
export function lintedFiles({ files }: Fixture): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !isSidecar(file)));
}

/** What a fixture says of odd files, which no version control keeps. */
export function oddFiles({ files }: Fixture): OddFiles {
  const bytes = files[sidecars.odd];
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as OddFiles) : {};
}

function isSidecar(file: string): boolean {
  return (Object.values(sidecars) as string[]).includes(file);
}

function namesOf(list: string): string[] {
  return list.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

function lineOf(text: Text, line: number, which: string): number {
  if (which === '') return line;
  if (which === '-line-below') return line + 1;
  for (let next = line + 1; ; next++) {
    const start = text.offsetOfLine(next);
    const content = text.content.slice(start, text.offsetOfLine(next + 1)).trim();
    if (start >= text.content.length || (content !== '' && !content.startsWith('#'))) return next;
  }
}
