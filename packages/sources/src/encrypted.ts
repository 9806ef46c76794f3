import type { Node } from '@klint/model';
import { textOf } from './scalars.js';

const headers: readonly (readonly [RegExp, string])[] = [
  [/^\$ANSIBLE_VAULT;/, 'Ansible Vault'],
  [/^(?:-----BEGIN AGE ENCRYPTED FILE-----|age-encryption\.org\/v\d)/, 'age'],
  [/^-----BEGIN PGP MESSAGE-----/, 'PGP'],
  [/^\0GITCRYPT\0/, 'git-crypt'],
];

/** The tool that encrypted a whole file, told from its first bytes; undefined for a file that can be read. */
export function encryptionOf(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64)).trimStart();
  return headers.find(([header]) => header.test(start))?.[1];
}

/**
 * True for a document of which SOPS encrypted everything: its type, or a file that is not YAML put into `data`. Where
 * it encrypted only some values, as of a Secret, the document is an object that can be read.
 */
export function isSopsEncrypted(root: Node): boolean {
  if (root.type !== 'mapping' || root.get('sops')?.type !== 'mapping') return false;
  const isEncrypted = (key: string) => textOf(root.get(key))?.startsWith('ENC[') === true;
  if (isEncrypted('apiVersion') || isEncrypted('kind')) return true;
  return root.entries.length === 2 && isEncrypted('data');
}
