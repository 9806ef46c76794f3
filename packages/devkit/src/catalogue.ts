import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './root.js';

/** A row of the rule catalogue, by the names of its columns. */
export type CatalogueRow = Readonly<Record<string, string>> & { readonly id: string };

/** The rule catalogue, a table of tab-separated values with a header line; undefined where it is not at hand. */
export function readCatalogue(): ReadonlyMap<string, CatalogueRow> | undefined {
  const file = join(shared() ?? '', 'rules.tsv');
  return existsSync(file) ? parseCatalogue(readFileSync(file, 'utf8')) : undefined;
}

export function parseCatalogue(content: string): ReadonlyMap<string, CatalogueRow> {
  const [head = '', ...lines] = content.trimEnd().split(/\r?\n/);
  const names = head.split('\t');
  const rows = lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) as CatalogueRow;
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The items of a cell; `-` and nothing are none. */
export function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '' && item !== '-');
}

/**
 * The entries of standards that a row refers to. A remark in brackets names another edition, whose numbers mean
 * something else in ours, and single vulnerabilities are no entries.
 */
export function referencesOf(row: CatalogueRow): string[] {
  return listOf(row['refs']).filter((text) => !text.startsWith('cve:') && !text.endsWith(')'));
}

/** An option of a row: `name:type=default`. */
export interface CatalogueOption {
  readonly name: string;
  /** `boolean`, `integer`, `string[]`, or the values of a choice with `|` between them. */
  readonly type: string;
  readonly default: unknown;
}

export function optionsOf(row: CatalogueRow): CatalogueOption[] {
  return listOf(row['options']).map((text) => {
    const [, name = '', type = '', value = ''] = /^(\w+):([^=]*)=(.*)$/.exec(text) ?? [];
    return { name, type, default: defaultOf(type, value) };
  });
}

function defaultOf(type: string, value: string): unknown {
  if (type.endsWith('[]')) {
    const items = value.slice(1, -1).split('|').filter((item) => item !== '');
    return type === 'string[]' ? items : items.map((item) => JSON.parse(item) as unknown);
  }
  return /^(boolean|integer|number|object)$/.test(type) ? JSON.parse(value) : value;
}
