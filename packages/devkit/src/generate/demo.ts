import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '@klint/cli';
import { rulesWithSubject } from '@klint/engine';
import type { Rule } from '@klint/model';
import { reporters, threatTree, threatsText } from '@klint/reporters';
import { fixFiles } from '../fix-files.js';
import { lintFiles, runFiles } from '../pipeline.js';

/** What `klint test-manifests/_demo` prints, without the middle. */
export function demo(root: string, rules: readonly Rule[]): string {
  const result = lintFiles(filesIn(root, 'test-manifests/_demo'), { rules, config: {} });
  const report = reporters.stylish(result, {
    color: false,
    columns: 120,
    failOn: 'error',
    readSource: () => undefined,
  });
  return `\`\`\`text\n${shorten(report.trim().split('\n')).join('\n')}\n\`\`\``;
}

/** What `klint threats test-manifests/_demo` prints, without the middle. */
export function threatsDemo(root: string, rules: readonly Rule[]): string {
  const run = runFiles(filesIn(root, 'test-manifests/_demo'), { rules, config: {} });
  const withSubject = rulesWithSubject(rules, run.loaded.units, run);
  const tree = threatTree(run.result, { rules: rules.map(({ meta }) => meta), withSubject });
  const [supplyChain, threatActors, ...rest] = threatsText(tree, run.result, { color: false, columns: 90 })
    .trim()
    .split('\n\n');
  return `\`\`\`text\n${[supplyChain, threatActors, '…', rest.at(-1)].join('\n\n')}\n\`\`\``;
}

/** What `klint --format pretty test-manifests/_demo-chart` prints of a privileged container. */
export function chartDemo(root: string, rules: readonly Rule[]): string {
  return privileged(filesIn(root, 'test-manifests/_demo-chart'), rules);
}

/** The same in an overlay. */
export function overlayDemo(root: string, rules: readonly Rule[]): string {
  return privileged(filesIn(root, 'test-manifests/_overlays'), rules);
}

/** What `klint --fix-dry-run --fix-unsafe --rule 'worker-node/no-privileged-container: error'` prints of both. */
export function fixDemo(root: string, rules: readonly Rule[]): string {
  const files = { ...filesIn(root, 'test-manifests/_demo-chart'), ...filesIn(root, 'test-manifests/_overlays') };
  const options = { rules, config: { extends: [] }, flags: ['worker-node/no-privileged-container: error'] };
  const { contents } = fixFiles(files, options, 'suggest');
  const diffs = [...contents.keys()].sort().map((file) => {
    return unifiedDiff(file, new TextDecoder().decode(files[file]), contents.get(file)!);
  });
  return `\`\`\`diff\n${diffs.join('')}\`\`\``;
}

function privileged(files: Readonly<Record<string, Uint8Array>>, rules: readonly Rule[]): string {
  const result = lintFiles(files, { rules, config: {} });
  const findings = result.findings.filter(({ ruleId }) => ruleId === 'worker-node/no-privileged-container');
  const readSource = (file: string) => new TextDecoder().decode(files[file]);
  const report = reporters.pretty({ ...result, findings }, { color: false, columns: 100, failOn: 'error', readSource });
  return `\`\`\`text\n${report.trim().split(/\n\n(?=\S)/)[0]}\n\`\`\``;
}

function filesIn(root: string, folder: string): Record<string, Uint8Array> {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map((path): [string, Uint8Array] => {
    return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path)];
  });
  return Object.fromEntries(files);
}

/** The first file's findings and the summary. */
function shorten(lines: readonly string[]): string[] {
  const [first, last] = [lines.indexOf(''), lines.lastIndexOf('')];
  return first === last ? [...lines] : [...lines.slice(0, first), '', '…', '', ...lines.slice(last + 1)];
}
