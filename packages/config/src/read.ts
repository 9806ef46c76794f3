import { coreMessages, formatMessage, isRef, Text } from '@klint/model';
import type { Node, Problem } from '@klint/model';
import { parseManifests, toValue } from '@klint/parser';
import type { ConfigDocument } from './document.js';
import type { Schema } from './shapes.js';
import { validate } from './validate.js';
import type { Flaw, Formats } from './validate.js';

/** A mistake in a configuration file, or in a flag (then without a place). */
export interface ConfigError {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** A configuration file that was read; without a node if it is empty. The document of a file with errors is empty. */
export interface ConfigFile {
  readonly text: Text;
  readonly node: Node | undefined;
  readonly document: ConfigDocument;
  readonly errors: readonly ConfigError[];
}

export const emptyConfig: ConfigFile = { text: new Text('klint.yaml', ''), node: undefined, document: {}, errors: [] };

/** Reads and validates a klint.yaml. */
export function readConfig(file: string, content: string, schema: Schema, formats: Formats): ConfigFile {
  const text = new Text(file, content);
  const { node, flaws } = readYaml(text, schema, formats);
  const errors = flaws.map(({ start, message }) => ({ file, ...text.positionAt(start), message }));
  const isEmpty = node === undefined || errors.length > 0;
  return { text, node, document: isEmpty ? {} : ((toValue(node) ?? {}) as ConfigDocument), errors };
}

/** The one document of a text and all that is wrong with it; a text without a document has no node. */
export function readYaml(text: Text, schema: Schema, formats: Formats): { node: Node | undefined; flaws: Flaw[] } {
  const { value, problems } = parseManifests(text);
  const [node, second] = value.flatMap(({ root }) => root ?? []);
  if (problems.length > 0) return { node, flaws: problems.map(flawOf) };
  if (second) {
    const { start, end } = second.origin;
    return { node, flaws: [{ start, end, message: 'a second document: a configuration is one document' }] };
  }
  return { node, flaws: node ? validate(node, schema, formats) : [] };
}

/** What the parser found, in the words of a configuration error. */
function flawOf({ ruleId, messageId, at, data }: Problem): Flaw {
  const messages: Readonly<Record<string, string>> = coreMessages[ruleId as keyof typeof coreMessages];
  const message = formatMessage(messages[messageId] ?? messageId, data).replace(/\.$/, '');
  const { start, end } = !isRef(at) && 'text' in at ? at : { start: 0, end: 0 };
  return { start, end, message: message.charAt(0).toLowerCase() + message.slice(1) };
}
