import { Text } from '@klint/model';
import type { Node } from '@klint/model';
import { parseManifests } from '@klint/parser';

/** A directive to write: at the start of a line (from 1), with where its reason stands in it. */
export interface Insertion {
  readonly line: number;
  readonly text: string;
  readonly reason: { readonly start: number; readonly end: number };
}

/** What stands for the reason until a person writes it. */
export const placeholder = 'why this is accepted';

/**
 * The directive that hides a rule on a line; undefined for JSON, which has no comments. In a template it is a comment
 * of the template that takes the space before it along, so that nothing else is rendered than before.
 */
export function disableNextLine(text: Text, line: number, rule: string, isTemplate: boolean): Insertion | undefined {
  if (text.file.endsWith('.json')) return undefined;
  const at = isTemplate ? lineOutsideActions(text, line) : lineOutsideScalars(text, line);
  const start = text.offsetOfLine(at);
  const indent = /^[ \t]*/.exec(text.content.slice(start, text.offsetOfLine(at + 1)))![0];
  const trimsAfter = /-\}\}\s*$/.test(text.content.slice(0, start));
  const [open, close] = isTemplate ? ['{{- /* ', ` */ ${trimsAfter ? '-' : ''}}}`] : ['# ', ''];
  const before = `${indent}${open}klint-disable-next-line ${rule} -- `;
  const newline = text.content.includes('\r\n') ? '\r\n' : '\n';
  const reason = { start: before.length, end: before.length + placeholder.length };
  return { line: at, text: `${before}${placeholder}${close.replace('*/ }}', '*/}}')}${newline}`, reason };
}

/** The line on which the action begins that a line begins in. */
function lineOutsideActions(text: Text, line: number): number {
  const start = text.offsetOfLine(line);
  const open = text.content.lastIndexOf('{{', start - 1);
  const close = text.content.lastIndexOf('}}', start - 1);
  return start > 0 && open > close ? text.positionAt(open).line : line;
}

/** The line on which the scalar begins that a line begins in: inside it a comment would be text. */
function lineOutsideScalars(text: Text, line: number): number {
  const offset = text.offsetOfLine(line);
  const around = (node: Node): Node | undefined => {
    const { start, end } = node.origin;
    if (node.type === 'scalar') return node.origin.text === text && start < offset && offset < end ? node : undefined;
    const below = node.type === 'sequence' ? node.items : node.entries.map(({ value }) => value);
    return below.map(around).find((each) => each !== undefined);
  };
  const roots = parseManifests(text).value.flatMap(({ root }) => root ?? []);
  const scalar = roots.map(around).find((each) => each !== undefined);
  return scalar ? text.positionAt(scalar.origin.start).line : line;
}
