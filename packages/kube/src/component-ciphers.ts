import type { Ref } from '@klint/model';
import type { Component } from './component-sources.js';
import { componentSetting, itemsOf, textOfSetting } from './component-settings.js';

/** Marks of cipher suites that break, each with what is wrong (RFC 7465, RFC 9325, CVE-2016-2183). */
const weaknesses: readonly (readonly [mark: RegExp, why: string])[] = [
  [/_NULL_/, 'encrypts nothing'],
  [/_RC4_/, 'uses RC4'],
  [/_3DES_/, 'uses 3DES'],
  [/_CBC_/, 'uses CBC'],
  [/^TLS_RSA_/, 'has no forward secrecy'],
];

/** Cipher suites that should not be in a list, and where that is. */
export interface WeakSuites {
  readonly at: Ref;
  /** The suites with what is wrong with each, in words. */
  readonly suites: string;
}

/** Weak suites of --tls-cipher-suites or its field: of a flag as a whole, of a list item by item. */
export function weakSuites(component: Component, allow: readonly string[], minor: number): readonly WeakSuites[] {
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
export function oldTlsVersion(component: Component, minor: number): { at: Ref; version: string } | undefined {
  const setting = componentSetting(component, 'tls-min-version', minor);
  const version = textOfSetting(setting);
  return version === 'VersionTLS10' || version === 'VersionTLS11' ? { at: setting.at, version } : undefined;
}
