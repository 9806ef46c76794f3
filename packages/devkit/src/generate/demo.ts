import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@klint/model';
import { reporters } from '@klint/reporters';
import { lintFiles } from '../pipeline.js';

const folder = 'test-manifests/_demo';

/** What `klint test-manifests/_demo` prints, without the middle. */
export function demo(root: string, rules: readonly Rule[]): string {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map((path): [string, Uint8Array] => {
    return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path)];
  });
  const result = lintFiles(Object.fromEntries(files), { rules, config: {} });
  const report = reporters.stylish(result, {
    color: false,
    columns: 120,
    failOn: 'error',
    readSource: () => undefined,
  });
  return `\`\`\`text\n${shorten(report.trim().split('\n')).join('\n')}\n\`\`\``;
}

/** The first file's findings and the summary. */
function shorten(lines: readonly string[]): string[] {
  const [first, last] = [lines.indexOf(''), lines.lastIndexOf('')];
  return first === last ? [...lines] : [...lines.slice(0, first), '', '…', '', ...lines.slice(last + 1)];
}
