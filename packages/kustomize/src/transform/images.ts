import type { Conf } from '../conf.js';
import { demand, type Draft, get, isNull, items, scalar, setScalar } from '../draft.js';
import type { FieldSpec } from '../field-specs.js';
import { visitSpecs } from '../lookup.js';
import type { Objects } from '../objects.js';
import { holdsContainers, isContainerList } from '../parsed.js';
import { compileRegExp } from '../regexp.js';
import { entry } from '../roles.js';

/** Gives images a new name, tag or digest (api/filters/imagetag). True when an image was met. */
export function setImages(objects: Objects, image: Conf, specs: readonly FieldSpec[]): boolean {
  const update = updater(image);
  for (const resource of objects.list) {
    if (resource.kind !== 'CustomResourceDefinition') visitContainers(resource.root, update.set);
  }
  for (const resource of objects.list) {
    if (resource.kind === 'CustomResourceDefinition') continue;
    visitSpecs(resource, specs, update.set);
  }
  return update.isMet();
}

/** Goes to the images of every list of containers, however deep (legacy.go). */
function visitContainers(node: Draft, set: (node: Draft) => void): void {
  if (node.unread && !holdsContainers(node.unread.node)) return;
  if (node.kind === 'sequence') for (const item of node.content) visitContainers(item, set);
  if (node.kind !== 'mapping') return;
  for (let i = 0; i + 1 < node.content.length; i += 2) {
    const value = node.content[i + 1]!;
    visitContainers(value, set);
    if (!isContainerList(node.content[i]!.value) || value.kind !== 'sequence') continue;
    for (const container of items(value)) {
      const image = get(container, 'image');
      if (image) set(image);
    }
  }
}

function updater(image: Conf): { set(node: Draft): void; isMet(): boolean } {
  // The name is a regular expression, which nobody expects.
  const name = image.get('name').text;
  const pattern = compileRegExp(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`, image.get('name').origin);
  let isMet = false;
  const set = (node: Draft): void => {
    demand(node, 'scalar');
    if (!pattern.test(isNull(node) ? '' : node.value)) return;
    isMet = true;
    setScalar(node, scalar(newImage(node.value, image), originOf(image) ?? node.origin));
  };
  return { set, isMet: () => isMet };
}

function newImage(old: string, image: Conf): string {
  const [newName, newTag, newDigest, suffix] = ['newName', 'newTag', 'digest', 'tagSuffix'].map(
    (field) => image.get(field).text,
  ) as [string, string, string, string];
  let { name, tag, digest } = splitImage(old);
  if (newName !== '') name = newName;
  if (newTag !== '' || newDigest !== '') [tag, digest] = [newTag, newDigest];
  else if (suffix !== '') [tag, digest] = [tag + suffix, ''];
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

/** The line of the entry that says most about the new image; none if it says nothing. */
function originOf(image: Conf): ReturnType<typeof entry> | undefined {
  const told = ['newTag', 'digest', 'newName', 'tagSuffix'].find((field) => image.get(field).text !== '');
  return told === undefined ? undefined : entry(image.get(told).origin);
}

/** Splits a reference as kustomize does (api, internal/image): the first slash ends the registry. */
export function splitImage(reference: string): { name: string; tag: string; digest: string } {
  const slash = Math.max(0, reference.indexOf('/'));
  const searched = reference.slice(slash);
  const [at, colon] = [searched.indexOf('@'), searched.indexOf(':')].map((i) => (i < 0 ? -1 : i + slash));
  const digest = at! < 0 ? '' : reference.slice(at! + 1);
  if (colon! < 0 && at! < 0) return { name: reference, tag: '', digest: '' };
  if (at! >= 0 && (colon! < 0 || at! < colon!)) return { name: reference.slice(0, at), tag: '', digest };
  const tag = reference.slice(colon! + 1, at! < 0 ? undefined : at!);
  return { name: reference.slice(0, colon), tag, digest };
}
