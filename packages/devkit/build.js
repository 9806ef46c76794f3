// Bundles the CLI and the GitHub Action into dist/, with --tests also every test file and devkit command into
// dist/test/, with --commands only the devkit commands. Plain JavaScript, because it runs before anything is built.
import { build } from 'esbuild';
import glob from 'fast-glob';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * The module `klint:pages`: `pages`, the text of every rule's page by its id, and `presetPages` by the preset's name.
 * @type {import('esbuild').Plugin}
 */
const pages = {
  name: 'pages',
  setup(building) {
    building.onResolve({ filter: /^klint:pages$/ }, ({ path }) => ({ path, namespace: 'pages' }));
    building.onLoad({ filter: /.*/, namespace: 'pages' }, () => {
      const textsOf = (pattern, folder) => {
        const files = glob.sync(pattern, { cwd: join(root, folder) }).sort();
        const texts = files.map((file) => [file.slice(0, -3), readFileSync(join(root, folder, file), 'utf8')]);
        return JSON.stringify(Object.fromEntries(texts));
      };
      const [rules, presets] = [textsOf('*/*.md', 'rules'), textsOf('*.md', 'presets')];
      return { contents: `export const pages = ${rules};\nexport const presetPages = ${presets};`, loader: 'js' };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  metafile: true,
  define: { KLINT_VERSION: JSON.stringify(version) },
  plugins: [pages],
  // Bundled CommonJS libraries call require() for Node's own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

/** Bundles into a folder and removes what an earlier build left in it. */
async function bundle(outdir, options) {
  const { metafile, outputFiles } = await build({ ...shared, ...options, outdir });
  for (const { path, text } of outputFiles ?? []) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, requiringBuiltins(text), { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  const made = new Set(Object.keys(metafile.outputs).map((file) => relative(outdir, file)));
  for (const entry of readdirSync(join(root, outdir), { withFileTypes: true })) {
    if (entry.isFile() && !made.has(entry.name)) rmSync(join(root, outdir, entry.name));
  }
}

/**
 * Requires Node's own modules where the code imports them: for an import Node looks at all that a module exports, and
 * some of it loads much more.
 */
function requiringBuiltins(code) {
  return code.replace(/\bimport *(\{[^}]*\}|\* *as \S+) *from *"(node:[^"]*)";/g, (_, names, module) => {
    return `const ${names.replace(/^\* *as /, '').replaceAll(' as ', ': ')} = require("${module}");`;
  });
}

/** Threads find their program beside the code that starts them. */
const threads = { 'klint-chart-thread': 'packages/sources/src/charts/thread.ts' };

function bundleCli() {
  const programs = { klint: 'packages/cli/src/main.ts', action: 'packages/cli/src/action/main.ts' };
  return bundle('dist', { entryPoints: { ...programs, ...threads }, minify: true, write: false });
}

function bundleTests(patterns) {
  const files = glob.sync(patterns, { cwd: root }).sort();
  const named = (file) => file.replace(/^packages\/|\/src\/commands|\.ts$/g, '').replaceAll('/', '-');
  return bundle('dist/test', {
    entryPoints: { ...Object.fromEntries(files.map((file) => [named(file), file])), ...threads },
    sourcemap: true,
    external: ['uvu', 'uvu/assert', 'esbuild'],
  });
}

const commands = 'packages/devkit/src/commands/*.ts';
if (process.argv.includes('--commands')) await bundleTests([commands]);
else await bundleCli();
if (process.argv.includes('--tests')) await bundleTests([commands, 'packages/*/test/*.test.ts']);
