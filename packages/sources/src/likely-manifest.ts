import type { Mapping, Node } from '@klint/model';
import { isAbsent, textOf } from './scalars.js';

/** Keys at the top of built-in kinds that have no spec. */
const payloads = new Set(
  ('data stringData binaryData rules aggregationRule roleRef subjects webhooks secrets imagePullSecrets template ' +
    'provisioner parameters handler value subsets endpoints items validations').split(' '),
);

const objectMetadata = ['name', 'generateName', 'namespace', 'labels', 'annotations'];

/**
 * Whether a mapping in which apiVersion or kind is missing was meant to be a manifest. Many files of other tools have
 * one of the keys: Helm's repository index, Grafana's provisioning (`apiVersion: 1`), Che's devfile (`apiVersion:
 * 1.0.0`) and OpenShift's install-config have an apiVersion; Drone (`kind: pipeline`), Teleport (`kind: role`),
 * changelog fragments (`kind: Added`), API dumps (`"kind": "discovery#rest"`) and documentation models a kind. So the
 * key that is there must look as Kubernetes spells it, and the rest as an API object: a `spec`, or metadata of an
 * object together with a payload such as `data` or `rules`, or with nothing else at all.
 */
export function isLikelyManifest(root: Mapping): boolean {
  if (!isSpelledLikeKubernetes(root)) return false;
  const metadata = root.get('metadata');
  const isObject = metadata?.type === 'mapping' && objectMetadata.some((key) => metadata.get(key) !== undefined);
  const hasSpec = root.get('spec')?.type === 'mapping';
  if (hasSpec || !isObject) return hasSpec && (isObject || isAbsent(metadata));
  return root.entries.some(({ name }) => payloads.has(name)) || root.entries.every(({ name }) => isCommon(name));
}

/**
 * A rough look at a text that does not parse: whether it has both keys of a manifest at the start of a line or of a
 * JSON mapping.
 */
export function looksLikeManifest(content: string): boolean {
  return ['apiVersion', 'kind'].every((key) => new RegExp(`(?:^|[{,])\\s*["']?${key}["']?\\s*:`, 'm').test(content));
}

function isSpelledLikeKubernetes(root: Mapping): boolean {
  const apiVersion = /^(?:[a-z0-9][a-z0-9.-]*\/)?v\d+(?:(?:alpha|beta)\d+)?$/;
  return isSpelled(root.get('apiVersion'), apiVersion) && isSpelled(root.get('kind'), /^[A-Z][A-Za-z0-9]*$/);
}

/** A key that is absent or empty says nothing; one of a wrong type may be a slip. */
function isSpelled(node: Node | undefined, pattern: RegExp): boolean {
  const text = textOf(node);
  return text === undefined || text === '' || pattern.test(text);
}

/** Keys of every object, also misspelled in case or with a dash. */
function isCommon(name: string): boolean {
  return ['apiversion', 'kind', 'metadata', 'status'].includes(name.toLowerCase().replace(/[-_]/g, ''));
}
