import type { ErrorCode } from 'yaml';

type Explanation = string | ((message: string, source: string) => string | undefined);

/** What the library's error codes mean, in words that fit after "not YAML as Kubernetes reads it: ". */
const explanations: Readonly<Record<ErrorCode, Explanation>> = {
  ALIAS_PROPS: 'an alias must not have a tag or an anchor',
  BAD_ALIAS: 'an anchor or alias has no name',
  BAD_COLLECTION_TYPE: 'the tag does not fit the collection',
  BAD_DIRECTIVE: 'the directive cannot be read',
  // Escapes are read by rules of our own.
  BAD_DQ_ESCAPE: () => undefined,
  BAD_INDENT: (message) =>
    message.includes('end with') ? unclosed.bracket : 'the indentation does not fit the lines around it',
  BAD_PROP_ORDER: 'a tag or anchor stands before the indicator that it should follow',
  BAD_SCALAR_START: (_, source) => `a plain value cannot start with ${source.trim().slice(0, 1)}`,
  BLOCK_AS_IMPLICIT_KEY: (message) =>
    message.includes('sequence')
      ? strayItem
      : 'a key cannot begin in the value of another; a value with a colon needs quotes',
  BLOCK_IN_FLOW: 'an indented block cannot stand inside brackets',
  DUPLICATE_KEY: 'a key stands twice',
  IMPOSSIBLE: 'the text cannot be understood',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: explainMissing,
  MULTILINE_IMPLICIT_KEY: (_, source) =>
    /^-(\s|$)/.test(source) ? strayItem : 'a key must stand in one line with its colon',
  MULTIPLE_ANCHORS: 'a node has two anchors',
  MULTIPLE_DOCS: 'a second document begins',
  MULTIPLE_TAGS: 'a node has two tags',
  NON_STRING_KEY: 'a key is no string',
  RESOURCE_EXHAUSTION: 'the nesting is too deep',
  TAB_AS_INDENT: 'a tab stands where only spaces may be',
  TAG_RESOLVE_FAILED: (_, source) => `the tag ${source} cannot be resolved`,
  UNEXPECTED_TOKEN: (_, source) => `${JSON.stringify(source.trim().slice(0, 20))} is not expected here`,
};

const strayItem = 'a list item stands where a key is expected';

/** Errors that are better named where something begins than where the text ends. */
export const unclosed = {
  quote: 'a quote is not closed',
  bracket: 'a bracket is not closed',
  directive: 'kubectl accepts no directive (a line that starts with %)',
} as const;

function explainMissing(message: string): string | undefined {
  // go-yaml reads a # right behind a bracket or quote as the start of a comment.
  if (message.startsWith('Comments must be')) return undefined;
  if (message.startsWith('Missing closing')) return unclosed.quote;
  if (message.includes('must end with')) return unclosed.bracket;
  if (message.includes('directives-end')) return unclosed.directive;
  if (message.startsWith('Implicit map keys')) return 'a key needs a colon';
  if (message.startsWith('Tags and anchors')) return 'a space is missing behind a tag or an anchor';
  const between = /^Missing (.+) between/.exec(message);
  return between ? `${between[1]} is missing between two items` : 'a separating character is missing';
}

/** Words for an error of the library at `source`; undefined when go-yaml does not mind. */
export function explain(code: ErrorCode, message: string, source: string): string | undefined {
  const explanation = explanations[code];
  return typeof explanation === 'string' ? explanation : explanation(message, source);
}
