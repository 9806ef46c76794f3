import { posix } from 'node:path';
import type { CodeFile, Mention } from './code.js';
import { computingModules, importTable } from './import-table.js';
import type { Importer } from './import-table.js';

/** `packages/<folder>/src`, a test folder, or `rules`. */
interface Place {
  readonly importer: Importer | undefined;
  readonly isTest: boolean;
}

function placeOf(file: string): Place {
  const [top, folder, part] = file.split('/');
  const name = top === 'rules' ? 'rules' : folder;
  return { importer: importTable.find((row) => row.folder === name), isTest: part === 'test' };
}

/** What a file imports against the import table, as `file:line: what is wrong`. */
export function wrongImports(code: CodeFile): string[] {
  const { importer, isTest } = placeOf(code.file);
  if (!importer) return [`${code.file}: lies in no folder of the import table`];
  const say = ({ line, name }: Mention, why: string): string => `${code.file}:${line}: ${name} ${why}`;
  return code.imports.flatMap((mention) => {
    const why = wrongImport(code.file, mention.name, importer, isTest);
    return why === undefined ? [] : [say(mention, why)];
  });
}

function wrongImport(file: string, name: string, importer: Importer, isTest: boolean): string | undefined {
  if (name.startsWith('node:')) {
    const isFree = isTest || !importer.pure || computingModules.includes(name);
    return isFree ? undefined : 'is of Node, and this is pure';
  }
  const target = targetOf(file, name);
  if (target === undefined) return undefined;
  if (name.startsWith('.') && !name.endsWith('.js')) return 'does not end in .js';
  if (target === importer.folder || (isTest && target !== 'klint/rule')) return undefined;
  return importer.mayImport.includes(target) ? undefined : `is not among what ${importer.folder} may import`;
}

/** Which of our folders a module is of; undefined for a package of others. */
function targetOf(file: string, name: string): string | undefined {
  if (name === 'klint/rule') return name;
  if (name.startsWith('@klint/')) return name.slice('@klint/'.length);
  if (!name.startsWith('.')) return undefined;
  const [top, folder] = posix.join(posix.dirname(file), name).split('/');
  return top === 'rules' ? 'rules' : (folder ?? top);
}

/** Uses of the clock, of randomness, of the environment or of the console in pure code. */
export function impurities(code: CodeFile): string[] {
  const { importer, isTest } = placeOf(code.file);
  if (!importer?.pure || isTest) return [];
  return code.impurities.map(({ name, line }) => `${code.file}:${line}: ${name}`);
}
