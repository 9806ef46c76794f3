// Bundles the CLI into dist/, and with --tests also every test file and devkit command into dist/test/.
// Plain JavaScript, because it runs before anything is built.
import { build } from 'esbuild';
import glob from 'fast-glob';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  define: { KLINT_VERSION: JSON.stringify(version) },
  // Bundled CommonJS libraries call require() for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

async function bundleCli() {
  rmSync(`${root}dist`, { recursive: true, force: true });
  await build({ ...shared, entryPoints: { klint: 'packages/cli/src/main.ts' }, outdir: 'dist', minifySyntax: true });
}

async function bundleTests() {
  const tests = glob.sync('packages/*/test/*.test.ts', { cwd: root }).sort();
  const commands = glob.sync('packages/devkit/src/commands/*.ts', { cwd: root }).sort();
  const named = (file) => file.replace(/^packages\/|\/src\/commands|\.ts$/g, '').replaceAll('/', '-');
  const entries = [...tests, ...commands].map((file) => [named(file), file]);
  await build({
    ...shared,
    entryPoints: Object.fromEntries(entries),
    outdir: 'dist/test',
    sourcemap: true,
    external: ['uvu', 'uvu/assert', 'esbuild'],
  });
}

await bundleCli();
if (process.argv.includes('--tests')) await bundleTests();
