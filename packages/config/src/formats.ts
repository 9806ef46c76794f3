import type { Formats } from './validate.js';

/** What the formats of the schema demand beyond their type. */
export function formatsFor(newestMinor: number): Formats {
  return {
    'kubernetes-version': (text) => wrongVersion(text, newestMinor),
    'relative-path': wrongPath,
    regex: wrongExpression,
    date: (text) => (isDate(text) ? undefined : 'must be a day, written as YYYY-MM-DD'),
  };
}

function wrongVersion(text: string, newestMinor: number): string | undefined {
  const legal = (minor: string | undefined) => minor !== undefined && Number(minor) <= newestMinor;
  if (legal(/^1\.(0|[1-9]\d*)$/.exec(text)?.[1])) return undefined;
  const meant = /^v?1\.(0|[1-9]\d*)(?:\.\d.*)?$/.exec(text)?.[1];
  const range = `is a minor version from "1.0" to "1.${newestMinor}"`;
  return legal(meant) ? `${range}: write "1.${meant}"` : range;
}

function wrongPath(text: string): string | undefined {
  const path = text.replace(/^!/, '');
  if (path === '') return 'must not be empty';
  if (path.startsWith('/')) return 'starts at the folder of klint.yaml: write it without the "/"';
  return /^(\.\/)*\.\.(\/|$)/.test(path) ? 'cannot lead out of the folder of klint.yaml' : undefined;
}

function wrongExpression(text: string): string | undefined {
  if (text === '') return 'must not be empty';
  try {
    new RegExp(text);
    return undefined;
  } catch {
    return 'must be a regular expression';
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
