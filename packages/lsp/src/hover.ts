import { toPointer } from '@klint/model';
import type { Location, Node, Rule } from '@klint/model';
import { toValue } from '@klint/parser';
import type { Hover, Position } from 'vscode-languageserver/node';
import { fieldsAt, partsOf } from './origins.js';
import type { Field } from './origins.js';
import { ruleMarkdown, ruleNameAt } from './rule-text.js';
import type { Run } from './session.js';

/** What is asked about: a position in a file, and the line that it is in. */
export interface Question {
  readonly path: string;
  readonly position: Position;
  readonly line: string;
}

/** What a rule's name is about, in a directive, an annotation or a configuration. */
export function hoverRule({ path, position, line }: Question, rules: readonly Rule[]): Hover | undefined {
  const isNamedHere = /klint(?:-|\/|\.dev\/)/.test(line) || /(^|\/)klint\.yaml$/.test(path);
  const found = isNamedHere ? ruleNameAt(line, position.character) : undefined;
  const rule = found && rules.find(({ meta }) => meta.id === found.name);
  if (!rule) return undefined;
  const at = (character: number): Position => ({ line: position.line, character });
  const range = { start: at(found.start), end: at(found.end) };
  return { contents: { kind: 'markdown', value: ruleMarkdown(rule.meta) }, range };
}

const maxFields = 4;

/** What a field of a template, of values, of a patch or of a base comes out as, and where its parts come from. */
export function hoverField(
  { path, position }: Question,
  { loaded }: Run,
  uriOf: (file: string) => string,
): Hover | undefined {
  const units = loaded.units.filter(({ kind }) => kind !== 'plain');
  const fields = fieldsAt(units, path, position);
  if (fields.length === 0) return undefined;
  const shown = fields.slice(0, maxFields).map((field) => describe(field, uriOf));
  const more = fields.length > maxFields ? [`… and ${fields.length - maxFields} more fields`] : [];
  return { contents: { kind: 'markdown', value: [...shown, ...more].join('\n\n---\n\n') } };
}

function describe({ unit, resource, path, node, place }: Field, uriOf: (file: string) => string): string {
  const link = ({ file, start }: Location): string => `[${file}:${start.line}](${uriOf(file)}#L${start.line})`;
  const head = `**${resource.kind} ${resource.name}** \`${toPointer(path)}\` in ${unit.name}`;
  const parts = node.type === 'scalar' ? partsOf(node.origin) : [];
  const origins = place.related.filter(({ kind }) => kind === 'origin');
  const lines = [
    `- written at ${link(place.location)}`,
    ...parts.map(({ written, location }) => `- \`${written.replaceAll('`', "'")}\` from ${link(location)}`),
    ...origins.map(({ message, location }) => `- ${message}: ${link(location)}`),
  ];
  return `${head}\n\n\`\`\`yaml\n${written(node)}\n\`\`\`\n\n${lines.join('\n')}`;
}

const maxCharacters = 600;

function written(node: Node): string {
  const json = JSON.stringify(toValue(node), (_, value) => (typeof value === 'bigint' ? String(value) : value), 2);
  return json.length > maxCharacters ? `${json.slice(0, maxCharacters)}…` : json;
}
