// What npm runs after an installation: the build. npm prepares a git dependency of a global installation, which is how
// pre-commit installs klint, without installing what the build needs (npm/cli#8440); then that is done here first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

if (!existsSync(`${root}node_modules/esbuild`)) {
  const local = ['--global=false', '--install-links=false', '--include=dev', '--ignore-scripts'];
  const npm = [process.env.npm_execpath, 'ci', ...local, '--no-audit', '--no-fund'];
  execFileSync(process.execPath, npm, { cwd: root, stdio: 'inherit' });
}
await import('./build.js');
