import type { Edit, Path, Ref, Resource } from '@klint/model';
import type { Component } from './component-sources.js';
import { isObject, valueAt } from './values.js';

/**
 * Edits that give a setting a value where it is written, else where it belongs; none where there is no such place (a
 * script, an image without a list of words).
 */
export function settingEdits(component: Component, name: string, value: string | number | boolean): readonly Edit[] {
  const { form, list } = component;
  const found = component.written(name);
  const at = found?.at ?? component.place(name);
  if (form === 'file') return [{ op: 'set', at, value }];
  if (form === 'kubeadm') return found ? [{ op: 'set', at, value: String(value) }] : addedArgument(at, name, value);
  const text = `${form === 'k3s' ? '' : '--'}${name}=${value}`;
  if (!found) return list && form === 'process' ? [{ op: 'append', at: list, value: text }] : [];
  if (found.isItem === undefined) return [{ op: 'set', at, value: String(value) }];
  if (!found.isItem) return [];
  if (found.bare && typeof value !== 'boolean' && found.value !== undefined) {
    return [{ op: 'set', at: itemAfter(at), value: String(value) }];
  }
  return [{ op: 'set', at, value: text }];
}

/**
 * Edits that delete a setting where it is written. `isBoolean` tells that a word after a flag without `=` is no value
 * of it.
 */
export function removalEdits(component: Component, name: string, isBoolean: boolean): readonly Edit[] {
  const { form, resource } = component;
  const found = component.written(name);
  if (!found || found.isItem === false) return [];
  const { at } = found;
  const isListed = form !== 'file' && found.isItem === undefined && at.path.at(-1) === 'value';
  if (isListed) return [{ op: 'delete', at: { resource, path: at.path.slice(0, -1) } }];
  const hasWord = found.isItem && found.bare && found.value !== undefined && !isBoolean;
  return [{ op: 'delete', at }, ...(hasWord ? [{ op: 'delete', at: itemAfter(at) } as const] : [])];
}

/** Edits that give a setting a list with commas between its items; without items they delete it. */
export function listEdits(component: Component, name: string, items: readonly string[]): readonly Edit[] {
  return items.length > 0 ? settingEdits(component, name, items.join(',')) : removalEdits(component, name, false);
}

function itemAfter({ resource, path }: Ref): Ref {
  return { resource, path: [...path.slice(0, -1), Number(path.at(-1)) + 1] };
}

/** Extra arguments are a mapping until kubeadm's v1beta3 and Cluster API's v1beta1, a list since. */
function addedArgument({ resource, path }: Ref, name: string, value: unknown): readonly Edit[] {
  const args = valueAt(resource.value, path);
  const isList = Array.isArray(args) || (!isObject(args) && hasLists(resource));
  return isList
    ? [{ op: 'append', at: { resource, path }, value: { name, value: String(value) } }]
    : [{ op: 'set', at: { resource, path: [...path, name] satisfies Path }, value: String(value) }];
}

function hasLists({ apiVersion }: Resource): boolean {
  const [group, version = ''] = apiVersion.split('/');
  const first = group === 'kubeadm.k8s.io' ? 4 : 2;
  return Number(/^v1beta(\d+)$/.exec(version)?.[1] ?? (version === 'v1' ? Infinity : 0)) >= first;
}
