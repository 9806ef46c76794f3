import { flag, strings, type ComponentName, type Ref, type ResourceIndex } from '@klint/model';
import { componentsOf, type Component } from './component-sources.js';
import { componentSetting, isUnset, itemsOf, settingLabel, textOfSetting } from './component-settings.js';

/** Marks of cipher suites that break, each with what is wrong (RFC 7465, RFC 9325, CVE-2016-2183). */
const weaknesses: readonly (readonly [mark: RegExp, why: string])[] = [
  [/_NULL_/, 'encrypts nothing'],
  [/_RC4_/, 'uses RC4'],
  [/_3DES_/, 'uses 3DES'],
  [/_CBC_/, 'uses CBC'],
  [/^TLS_RSA_/, 'has no forward secrecy'],
];

/** Cipher suites that should not be in a list, and where that is. */
interface WeakSuites {
  readonly at: Ref;
  /** The suites with what is wrong with each, in words. */
  readonly suites: string;
}

/** Weak suites of --tls-cipher-suites or its field: of a flag as a whole, of a list item by item. */
function weakSuites(component: Component, allow: readonly string[], minor: number): readonly WeakSuites[] {
  const setting = componentSetting(component, 'tls-cipher-suites', minor);
  const { resource, path } = setting.at;
  const found = itemsOf(setting).flatMap((suite, i) => {
    const why = allow.includes(suite) ? undefined : weaknesses.find(([mark]) => mark.test(suite))?.[1];
    const place = setting.from === 'field' ? { resource, path: [...path, i] } : setting.at;
    return why === undefined ? [] : [{ at: place, suites: `${suite} ${why}` }];
  });
  if (setting.from !== 'flag' || found.length === 0) return found;
  return [{ at: setting.at, suites: found.map(({ suites }) => suites).join(', ') }];
}

/** A lowest version of TLS below 1.2, as --tls-min-version or its field says it; undefined for any other. */
function oldTlsVersion(component: Component, minor: number): { at: Ref; version: string } | undefined {
  const setting = componentSetting(component, 'tls-min-version', minor);
  const version = textOfSetting(setting);
  return version === 'VersionTLS10' || version === 'VersionTLS11' ? { at: setting.at, version } : undefined;
}

/** What rules about the ciphers of a component say. */
export const cipherMessages = {
  weak: '{name} offers weak ciphers: {suites}. Delete them from the list.',
  old: '{name} speaks {version}, which is broken. Set VersionTLS12 or VersionTLS13.',
  implicit: '{name} has no list of ciphers. Set {setting}.',
} as const;

/** The options of those rules. */
export const cipherOptions = {
  requireExplicit: flag('Report an absent list too.'),
  allow: strings('Suites that may be there.'),
};

export interface CipherWishes {
  readonly requireExplicit: boolean;
  readonly allow: readonly string[];
}

/** What is wrong with the ciphers and the lowest version of TLS of all components of a name. */
export function* cipherFaults(index: ResourceIndex, of: ComponentName, wishes: CipherWishes, minor: number) {
  for (const component of componentsOf(index, of)) {
    const { name } = component;
    for (const { at, suites } of weakSuites(component, wishes.allow, minor)) {
      yield { messageId: 'weak', at, data: { name, suites } } as const;
    }
    const old = oldTlsVersion(component, minor);
    if (old) yield { messageId: 'old', at: old.at, data: { name, version: old.version } } as const;
    const list = componentSetting(component, 'tls-cipher-suites', minor);
    if (!wishes.requireExplicit || !isUnset(list)) continue;
    yield { messageId: 'implicit', at: list.at, data: { name, setting: settingLabel(component, list.name) } } as const;
  }
}
