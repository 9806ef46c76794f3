/** A package, or the folder of rules; and what it may import of ours. */
export interface Importer {
  readonly folder: string;
  /** Folders it may import beside its own. */
  readonly mayImport: readonly string[];
  /** Pure packages do no I/O and read no clock, randomness or environment. */
  readonly pure: boolean;
}

/** Modules of Node that only compute. */
export const computingModules: readonly string[] = ['node:crypto', 'node:zlib'];

const pure = (folder: string, ...mayImport: string[]): Importer => ({ folder, mayImport, pure: true });
const impure = (folder: string, ...mayImport: string[]): Importer => ({ folder, mayImport, pure: false });

const lower = ['model', 'kube', 'parser', 'helm', 'kustomize', 'sources', 'config', 'engine', 'reporters'];

/** Who may import whom. Tests may import every package. */
export const importTable: readonly Importer[] = [
  pure('model'),
  pure('kube', 'model'),
  pure('parser', 'model'),
  pure('helm', 'model', 'parser'),
  pure('kustomize', 'model', 'kube', 'parser'),
  impure('sources', 'model', 'kube', 'parser', 'helm', 'kustomize'),
  impure('config', 'model', 'parser'),
  pure('engine', 'model', 'kube', 'parser'),
  pure('reporters', 'model'),
  impure('lsp', ...lower),
  impure('cli', ...lower, 'lsp', 'rules'),
  impure('devkit', ...lower, 'lsp', 'cli', 'rules'),
  // What rules may use of model and kube is what klint/rule gives them.
  pure('rules', 'klint/rule'),
];
