import type { Schema } from '@klint/config';
import type { Rule } from '@klint/model';
import { CompletionItemKind } from 'vscode-languageserver/node';
import type { CompletionItem, Position } from 'vscode-languageserver/node';
import { pathInYaml } from './yaml-path.js';
import { ruleMarkdown } from './rule-text.js';

/** Where something is completed: the lines of the text up to the position, the last one cut off there. */
export interface Before {
  readonly lines: readonly string[];
  readonly position: Position;
}

const directives = ['next-line', 'line', 'file'].map((scope) => `klint-disable-${scope}`);

/** Rule ids in directives and annotations, and the directives themselves; rules found on the next line come first. */
export function completeDirective(
  { lines, position }: Before,
  rules: readonly Rule[],
  likely: ReadonlySet<string>,
): CompletionItem[] {
  const line = lines.at(-1)!;
  const started = /(?:#|\/\*)\s*(klint-?[\w-]*)$/.exec(line)?.[1];
  if (started !== undefined) {
    return [...directives, 'klint-disable', 'klint-enable'].map((label) => {
      return item(label, CompletionItemKind.Keyword, position, started.length);
    });
  }
  const inDirective = /klint-(?:disable|enable)[\w-]*\s+(?:[^\s,]+\s*,\s*)*([\w/-]*)$/.exec(line);
  const inAnnotation = /klint(?:\.dev)?\/ignore["']?:\s*["']?(?:[^\s,]+\s*,\s*)*([\w/-]*)$/.exec(line);
  const written = (inDirective ?? inAnnotation)?.[1];
  if (written === undefined) return [];
  return rules.map(({ meta }) => ({
    ...item(meta.id, CompletionItemKind.Value, position, written.length),
    detail: meta.title,
    documentation: { kind: 'markdown', value: ruleMarkdown(meta) },
    sortText: `${likely.has(meta.id) ? 0 : 1}${meta.id}`,
  }));
}

/** Keys of klint.yaml and values of which there are few, from its schema. */
export function completeConfig({ lines, position }: Before, root: Schema): CompletionItem[] {
  const line = lines.at(-1)!;
  const { path, siblings } = pathInYaml(lines);
  const at = schemasAt([root], path, root);
  const value = /^\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s'"][^:]*): *\[?(?:[^,\]]*, *)*([\w/.-]*)$/.exec(line);
  const word = /(?:^|[\s[{,-])([\w/.-]*)$/.exec(line)?.[1] ?? '';
  const begun = value?.[1] ?? word;
  const values = valuesOf(at, root).map((label) => item(label, CompletionItemKind.Value, position, begun.length));
  if (value) return values;
  const keys = at.flatMap(({ properties = {} }) => Object.entries(properties));
  const items = keys.filter(([name]) => !siblings.has(name)).map(([name, schema]): CompletionItem => {
    const made = { ...item(name, CompletionItemKind.Property, position, word.length, `${name}: `) };
    const description = resolved(schema, root).flatMap((each) => each.description ?? [])[0];
    return description === undefined ? made : { ...made, documentation: description };
  });
  return [...items, ...values];
}

/** The text `newText` in place of the last characters before a position. */
function item(
  label: string,
  kind: CompletionItemKind,
  end: Position,
  length: number,
  newText = label,
): CompletionItem {
  const start = { line: end.line, character: end.character - length };
  return { label, kind, textEdit: { range: { start, end }, newText } };
}

function valuesOf(schemas: readonly Schema[], root: Schema): string[] {
  const single = schemas.flatMap((schema) => [schema, ...itemsOf(schema)]).flatMap((schema) => resolved(schema, root));
  return [...new Set(single.flatMap((schema) => schema.enum ?? []).filter((each) => typeof each === 'string'))];
}

/** The schemas that hold at a path: a name for a key, a number for an item. */
function schemasAt(from: readonly Schema[], path: readonly (string | number)[], root: Schema): Schema[] {
  const here = from.flatMap((schema) => resolved(schema, root));
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const below = here.flatMap((schema) => {
    if (typeof step === 'number') return itemsOf(schema, step);
    const own = schema.properties?.[step];
    return own ? [own] : [];
  });
  return schemasAt(below, rest, root);
}

function itemsOf({ items }: Schema, index?: number): Schema[] {
  if (items === undefined) return [];
  if (!Array.isArray(items)) return [items as Schema];
  const list = items as readonly Schema[];
  return index === undefined ? [...list] : [list[index] ?? []].flat();
}

/** A schema without references and alternatives: each of what it may be. */
function resolved(schema: Schema, root: Schema): Schema[] {
  const name = schema.$ref?.replace('#/definitions/', '');
  const target = name === undefined ? schema : { ...root.definitions?.[name], ...schema, $ref: undefined };
  const plain = target as Schema;
  return [plain, ...(plain.anyOf ?? []).flatMap((each) => resolved(each, root))];
}
