import type { Data, Problem, SourcePlace } from './problem.js';
import type { Ref } from './resource.js';

/** Messages of the rules whose problems are found while reading, where the finder has no rule at hand. */
export const coreMessages = {
  'core/valid-yaml': {
    syntax: 'This is not YAML as Kubernetes reads it: {detail}.',
    template: 'Template syntax outside a chart: {detail}. Only charts are rendered; this document was not linted.',
    separator: 'Text after the document separator, which kubectl refuses: {detail}.',
    dropped: 'What stands after the document end marker (...) is dropped by kubectl without a word. Write --- there.',
    alias: 'The alias {name} has no anchor before it in this document, or contains itself. Write the value out.',
    depth: 'Nesting is deeper than {limit} levels; this document was not linted.',
    expansion: 'Aliases expand to more than {limit} nodes; this document was not linted.',
  },
  'core/valid-chart': {
    load: 'The chart cannot be loaded: {detail}.',
    refused: 'Helm refuses this chart: {detail}.',
    dependency: 'The dependency {name} is neither in the charts folder nor in this repository: {detail}.',
    values: 'These values cannot be used: {detail}.',
    template: 'The template cannot be rendered: {detail}.',
    fail: 'The chart ends rendering on purpose: {detail}.',
    limit: 'Rendering was stopped by a limit of klint: {detail}.',
  },
  'core/valid-kubernetes-object': {
    'not-a-mapping': 'A manifest is a mapping with apiVersion and kind; this is {type}.',
    'missing-field': 'The object has no {field}, so Kubernetes cannot tell what it is and refuses it. Add one.',
    'wrong-type': '{field} must be {wanted}; this is {type}.',
    'bad-item': 'An item of a List must be an object with apiVersion and kind; this one {detail}.',
  },
  'core/valid-kustomization': {
    refused: 'kustomize does not build this: {detail}.',
    'not-found': '{path} does not exist, so what it holds was not linted. Correct the path or delete the entry.',
    'outside-root': '{path} leads out of the repository, where nothing is read. Copy it into the repository.',
    'outside-folder':
      '{path} lies outside of the folder of this kustomization, which kustomize refuses by default ' +
      '(it builds with --load-restrictor LoadRestrictionsNone).',
    limit: 'The build is larger than klint allows: {detail}.',
  },
  'core/no-unfetched-remote-source': {
    kustomize: '{address} is a remote source; what it deploys was not linted. Copy it here or name it under reviewed.',
  },
  'core/no-skipped-file': {
    unreadable: 'The file could not be read: {detail}.',
    binary: 'The file is binary, so it was not linted. Write it as text, or name it under ignore in klint.yaml.',
    encoding: 'The file is {detail}; Kubernetes reads UTF-8, or UTF-16 with a byte order mark.',
    'too-large': 'The file has {size} bytes, more than the limit of {limit} (option maxBytes of core/no-skipped-file).',
    encrypted: 'The file is encrypted as a whole ({detail}), so it was not linted.',
    outside: 'The link leads out of the repository, so it was not followed. Put the file itself here.',
    unreached: 'No render reaches this template, so what it deploys was not linted. Add a render with values that do.',
    'built-alone': '{what} is used by no root of a build, so it was built by itself. Name it in one, or delete it.',
  },
  'manifest/no-duplicate-key': {
    duplicate: 'The key {key} stands here a second time (first in {first}); {effect}.',
  },
  'core/valid-suppression': {
    malformed: 'This suppression cannot be read: {detail}.',
    'unknown-rule': 'No rule is called {rule}, so nothing is suppressed{suggestion}',
    'not-suppressible': '{rule} cannot be suppressed: what could not be read must stay visible. Delete this.',
    'no-reason': 'This suppression gives no reason, so nobody can tell when it may go. Write -- and why after it.',
    misplaced: 'The annotation klint/ignore has no effect here: put it on the object or on its pod template.',
  },
  'core/no-unused-suppression': {
    unused: 'This suppression of {rule} hides nothing, but would hide a later defect. Delete it.',
    stale: 'In {file} the baseline allows {rule} {count} times; {found} are left. Run klint baseline --prune.',
  },
  'core/no-expired-suppression': {
    expired: 'This suppression of {rule} expired on {date}; what it hid is reported again. Fix it, or set a new date.',
    soon: 'This suppression of {rule} expires on {date}; fix what it hides before that, or set a new date.',
  },
} as const;

type CoreMessages = typeof coreMessages;
export type CoreRuleId = keyof CoreMessages;

/** A problem of a core rule; the compiler checks rule and message id. */
export function coreProblem<R extends CoreRuleId>(
  ruleId: R,
  messageId: keyof CoreMessages[R] & string,
  at: Ref | SourcePlace,
  data: Data = {},
  more: Partial<Pick<Problem, 'incomplete' | 'edits' | 'fault' | 'resource' | 'via' | 'units'>> = {},
): Problem {
  return { ruleId, messageId, at, data, ...more };
}
