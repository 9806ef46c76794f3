import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '@klint/model';

/** The ids (`<pack>/<name>`) of all rules that have a file of code below `root`, sorted. */
export function ruleIds(root: string): string[] {
  return filesBelow(join(root, 'rules'), '.ts');
}

/** The ids of all pages below `root`, sorted. */
export function pageIds(root: string): string[] {
  return filesBelow(join(root, 'rules'), '.md');
}

function filesBelow(folder: string, ending: string): string[] {
  const packs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return packs
    .flatMap(({ name: pack }) => readdirSync(join(folder, pack)).map((name) => `${pack}/${name}`))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** The id as a name in code: `worker-node/no-host-pid` is workerNodeNoHostPid. */
export function camelCase(id: string): string {
  return id.replace(/[-/](.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * All rules as their files below `root` have them now, whatever rules/index.ts says. They are bundled for it, so that
 * generators can run where nothing that depends on generated files can be built.
 */
export async function loadRules(root: string): Promise<readonly Rule[]> {
  const { build } = await import('esbuild');
  const ids = ruleIds(root);
  const imports = ids.map((id) => `import ${camelCase(id)} from './rules/${id}.ts';`);
  const contents = `${imports.join('\n')}\nexport const rules = [${ids.map(camelCase).join(', ')}];`;
  const folder = mkdtempSync(join(root, 'node_modules/.klint-rules-'));
  try {
    const file = join(folder, 'rules.mjs');
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      logLevel: 'warning',
    });
    writeFileSync(file, outputFiles[0]!.contents);
    const { rules } = (await import(pathToFileURL(file).href)) as { rules: readonly Rule[] };
    return rules;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
