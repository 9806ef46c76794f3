import type { Path, Resource } from '@klint/model';
import { asObject, asString, objectsOf, stringsOf } from './values.js';

/** How an EncryptionConfiguration writes Secrets. */
export interface SecretEncryption {
  /** The provider that writes: the first of the entry that covers Secrets first. */
  readonly provider: string;
  /** Of a kms provider: `v1` unless it says otherwise. */
  readonly kmsVersion: string | undefined;
  /** Where the provider stands. */
  readonly path: Path;
}

/**
 * What writes Secrets; undefined if no entry covers them. The first entry that names a resource is used, also by `*.`
 * (the core group) and `*.*`. Source: kubernetes/apiserver pkg/server/options/encryptionconfig.
 */
export function secretEncryption(config: Resource): SecretEncryption | undefined {
  const entries = objectsOf(config.value['resources']);
  const found = entries.find(([, { resources }]) => {
    return stringsOf(resources).some(([, name]) => ['secrets', '*.', '*.*'].includes(name));
  });
  const first = found && objectsOf(found[1]['providers'])[0];
  if (!first) return undefined;
  const [i, provider] = first;
  const [name] = Object.keys(provider);
  if (name === undefined) return undefined;
  const kmsVersion = name === 'kms' ? (asString(asObject(provider[name])['apiVersion']) ?? 'v1') : undefined;
  return { provider: name, kmsVersion, path: ['resources', found[0], 'providers', i, name] };
}
