import type { PodSpec } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { compileSelector, parseSelector } from './selectors.js';
import { asObject } from './values.js';

/** Pods by namespace and by label, so that a selector is compared with few of them. */
export type SelectPods = (namespace: string, selector: unknown) => readonly PodSpec[];

/** Makes what finds the pods of a namespace that a LabelSelector selects, in the order in which they were given. */
export function indexPods(pods: readonly PodSpec[]): SelectPods {
  const lists = new Map<string, PodSpec[]>();
  const add = (key: string, pod: PodSpec): void => {
    const list = lists.get(key);
    if (list) list.push(pod);
    else lists.set(key, [pod]);
  };
  for (const pod of pods) {
    const namespace = namespaceOf(pod.resource);
    add(namespace, pod);
    const labels = Object.entries(asObject(pod.metadata.get('labels')));
    for (const [key, value] of labels) add(labelKey(namespace, key, value), pod);
  }
  return (namespace, selector) => {
    const parsed = parseSelector(selector);
    if (parsed.state !== 'valid') return [];
    const wanted = parsed.requirements.filter(({ operator, values }) => operator === 'In' && values.length === 1);
    const candidates = wanted.map(({ key, values }) => lists.get(labelKey(namespace, key, values[0])) ?? []);
    const [fewest = lists.get(namespace) ?? []] = candidates.sort((a, b) => a.length - b.length);
    const matches = compileSelector(selector);
    return fewest.filter((pod) => matches(pod.metadata.get('labels')));
  };
}

/** A null among labels decodes to the empty string. */
function labelKey(namespace: string, key: string, value: unknown): string {
  return `${namespace}\n${key}\n${String(value ?? '')}`;
}
