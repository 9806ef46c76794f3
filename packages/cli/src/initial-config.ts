import { presets } from '@klint/model';

export interface Surroundings {
  /** Relative to the folder of the configuration. */
  readonly files: readonly string[];
  /** Whether something marks the root of the repository already. */
  readonly marked: boolean;
  readonly newestMinor: number;
}

const seldomDeployed = /^(examples?|samples?|tests?|testdata|fixtures|vendor|third_party)$/;

/** A commented klint.yaml for a repository with these files. What it suggests but does not decide is commented out. */
export function initialConfig({ files, marked, newestMinor }: Surroundings): string {
  const charts = foldersOf(files, /(^|\/)Chart\.yaml$/);
  const builds = foldersOf(files, /(^|\/)(kustomization\.ya?ml|Kustomization)$/);
  const parts = [
    '# Configuration of klint. It holds for this folder and those below it, save where another klint.yaml stands.\n',
    marked ? '' : '# No .git marks the root of the repository, so this does.\nroot: true\n',
    presetPart(),
    '# Minor version of your clusters, in quotes; without it the newest that klint knows.\n' +
      `# kubernetesVersion: "1.${newestMinor}"\n`,
    `# Severity (error, warn, info, off) and options of single rules; "klint rules" lists them.\n` +
      '# rules:\n#   worker-node/no-host-path-volume: [error, { allow: [/var/log] }]\n',
    sourcesPart(charts, builds),
    ignorePart(files),
    '# Findings that you accept, with the reason.\n# suppressions:\n#   - rules: [worker-node/no-host-network]\n' +
      '#     match: { kind: DaemonSet, name: node-exporter }\n#     reason: needs the interfaces of the host\n' +
      '#     expires: 2099-12-31\n',
    '# Least severity that makes the exit code 1.\nfailOn: error\n',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function presetPart(): string {
  const width = Math.max(...Object.keys(presets).map((name) => name.length));
  const rows = Object.entries(presets).map(([name, meaning]) => `#   ${name.padEnd(width)}  ${meaning}\n`);
  return `# Presets to start from:\n${rows.join('')}extends: [recommended]\n`;
}

/** What klint cannot look into yet is better named than found out. */
function sourcesPart(charts: readonly string[], builds: readonly string[]): string {
  const found = [
    ...charts.map((folder) => `#   ${folder} (a Helm chart)\n`),
    ...builds.map((folder) => `#   ${folder} (a kustomization)\n`),
  ];
  if (found.length === 0) return '';
  return '# Found here, and reported as not linted (exit code 3) until klint can render them;\n' +
    `# name them under "ignore" to leave them out knowingly:\n${found.join('')}`;
}

function ignorePart(files: readonly string[]): string {
  const suggested = [...new Set(files.flatMap(seldomDeployedFolder))].sort();
  const patterns = suggested.length > 0 ? suggested.map((folder) => `${folder}/**`) : ['examples/**'];
  const why = suggested.length > 0 ? ' These folders look as if nothing in them was deployed.' : '';
  const rows = patterns.map((each) => `#   - ${JSON.stringify(each)}\n`);
  return `# Files that are not linted.${why}\n# ignore:\n${rows.join('')}`;
}

function seldomDeployedFolder(file: string): string[] {
  const steps = file.split('/').slice(0, -1);
  const depth = steps.findIndex((step) => seldomDeployed.test(step));
  return depth === -1 ? [] : [steps.slice(0, depth + 1).join('/')];
}

function foldersOf(files: readonly string[], name: RegExp): string[] {
  const marks = files.filter((file) => name.test(file));
  return marks.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.');
}
