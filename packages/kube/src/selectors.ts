import { isLabelKey, isLabelValue } from './labels.js';
import { asList, asObject, isAbsent, isObject } from './values.js';

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

type Unread = { readonly [K in keyof Requirement]: K extends 'values' ? readonly unknown[] : unknown };

/** A LabelSelector as it is evaluated; `nothing` when it is absent, `invalid` when the API server refuses it. */
export type LabelSelector =
  | { readonly state: 'valid'; readonly requirements: readonly Requirement[] }
  | { readonly state: 'nothing' }
  | { readonly state: 'invalid'; readonly reason: string };

/**
 * Reads a LabelSelector as LabelSelectorAsSelector of apimachinery (pkg/apis/meta/v1/helpers.go) does: absent selects
 * nothing, empty selects everything, a wrong operator, key, value or number of values is an error.
 */
export function parseSelector(value: unknown): LabelSelector {
  if (isAbsent(value)) return { state: 'nothing' };
  if (!isObject(value)) return invalid('a selector is a mapping');
  const { matchLabels, matchExpressions } = value;
  if (!isAbsent(matchLabels) && !isObject(matchLabels)) return invalid('matchLabels is a mapping');
  if (!isAbsent(matchExpressions) && !Array.isArray(matchExpressions)) return invalid('matchExpressions is a list');
  const requirements: Unread[] = [];
  for (const [key, label] of Object.entries(asObject(matchLabels))) {
    // A null among strings decodes to the empty string.
    requirements.push({ key, operator: 'In', values: [label ?? ''] });
  }
  for (const expression of asList(matchExpressions)) {
    const { key, operator, values } = asObject(expression);
    if (!isAbsent(values) && !Array.isArray(values)) return invalid('values is a list');
    requirements.push({ key, operator, values: asList(values).map((item) => item ?? '') });
  }
  const reason = requirements.map(faultOf).find((fault) => fault !== undefined);
  return reason === undefined ? { state: 'valid', requirements: requirements as Requirement[] } : invalid(reason);
}

function invalid(reason: string): LabelSelector {
  return { state: 'invalid', reason };
}

function faultOf({ key, operator, values }: Unread): string | undefined {
  if (typeof key !== 'string' || !isLabelKey(key)) return `${String(key)} is no label key`;
  const wrong = values.find((value) => typeof value !== 'string' || !isLabelValue(value));
  if (wrong !== undefined) return `${String(wrong)} is no label value`;
  if (operator === 'In' || operator === 'NotIn') {
    return values.length === 0 ? `${operator} needs values` : undefined;
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    return values.length > 0 ? `${operator} takes no values` : undefined;
  }
  return `${String(operator)} is no operator of a label selector`;
}

/** A LabelSelector, read once: whether it selects an object with these labels. */
export function compileSelector(selector: unknown): (labels: unknown) => boolean {
  const parsed = parseSelector(selector);
  if (parsed.state !== 'valid') return () => false;
  return (labels) => parsed.requirements.every((requirement) => holds(requirement, asObject(labels)));
}

/** Whether a LabelSelector selects an object with these labels; absent and invalid selectors select none. */
export function selectorMatches(selector: unknown, labels: unknown): boolean {
  return compileSelector(selector)(labels);
}

/** Whether a LabelSelector is the empty one, which selects everything. */
export function selectsEverything(selector: unknown): boolean {
  const parsed = parseSelector(selector);
  return parsed.state === 'valid' && parsed.requirements.length === 0;
}

function holds({ key, operator, values }: Requirement, labels: Record<string, unknown>): boolean {
  const label = Object.hasOwn(labels, key) ? (labels[key] ?? '') : undefined;
  switch (operator) {
    case 'In':
      return values.includes(label as string);
    case 'NotIn':
      return !values.includes(label as string);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
  }
}

/**
 * Whether the plain map selector of a Service or ReplicationController selects an object with these labels. For both
 * an empty map counts as none: no pod is selected (the endpoints controller skips it, the API refuses the controller).
 */
export function mapSelectorMatches(selector: unknown, labels: unknown): boolean {
  const entries = Object.entries(asObject(selector));
  const present = asObject(labels);
  const fits = ([key, value]: [string, unknown]) =>
    Object.hasOwn(present, key) && (present[key] ?? '') === (value ?? '');
  return entries.length > 0 && entries.every(fits);
}
