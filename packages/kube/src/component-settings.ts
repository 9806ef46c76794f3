import type { Ref } from '@klint/model';
import { defaultOf, kubeadmOverrides, kubeadmSets } from './component-defaults.js';
import type { Component } from './component-sources.js';
import { isLocalUrl, urlParts } from './hosts.js';
import { isAbsent, stringsOf } from './values.js';

/** What a setting is, and where that comes from. */
export interface ComponentSetting {
  /** The name of its flag. */
  readonly name: string;
  /**
   * `flag` and `field`: written here. `kubeadm`: set by kubeadm of its own accord. `default`: built in. `unknown`: a
   * variable, or it may stand in a file that is not here.
   */
  readonly from: 'flag' | 'field' | 'kubeadm' | 'default' | 'unknown';
  /** Text for flags, JSON for fields; undefined where nothing is set, or nothing is known. */
  readonly value: unknown;
  /** True for a flag without `=`. */
  readonly bare: boolean;
  /** Where it is written, else where one would write it. */
  readonly at: Ref;
}

/** What a setting of a component, by the name of its flag, is for a minor version of Kubernetes. */
export function componentSetting(component: Component, name: string, minor: number): ComponentSetting {
  const { component: of, form, byKubeadm } = component;
  const kind = form === 'file' ? 'field' : 'flag';
  const found = component.written(name);
  const at = found?.at ?? component.place(name);
  const filled = byKubeadm ? kubeadmSets(of, name, kind) : undefined;
  const answer = (from: ComponentSetting['from'], value?: unknown, bare = false): ComponentSetting => {
    return { name, from, value, bare, at };
  };
  if (found && !(filled !== undefined && kind === 'field' && kubeadmOverrides.has(name))) {
    return isVariable(found.value) ? answer('unknown') : answer(kind, found.value, found.bare);
  }
  if (filled !== undefined) return answer('kubeadm', filled);
  return component.isOpen(name) ? answer('unknown') : answer('default', defaultOf(of, name, kind, minor));
}

/** What a person calls a setting of a component: the flag, or the field of its file. */
export function settingLabel({ form, place }: Component, name: string): string {
  return form === 'file' ? place(name).path.join('.') : `--${name}`;
}

/** A text that is, or has in it, what a shell, the kubelet or a template fills in. */
function isVariable(value: unknown): boolean {
  return typeof value === 'string' && /\$[({A-Za-z_@*]|\{\{/.test(value);
}

/** Whether somebody wrote it here. */
export function isWritten({ from }: ComponentSetting): boolean {
  return from === 'flag' || from === 'field';
}

/** Whether nothing is set: neither written nor by default, or the empty text. False for a setting that is unknown. */
export function isUnset({ from, value }: ComponentSetting): boolean {
  return from !== 'unknown' && (isAbsent(value) || value === '');
}

/**
 * Whether a boolean setting is on, as pflag and strconv.ParseBool read a flag: a bare one is true whatever word follows
 * it; undefined if it is not known or no boolean.
 */
export function isOn({ value, bare }: ComponentSetting): boolean | undefined {
  if (bare) return true;
  if (typeof value === 'boolean') return value;
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(String(value))) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(String(value)) ? false : undefined;
}

/** The items of a list with commas between them, or of a list of texts; none of what is no such thing. */
export function itemsOf({ value }: ComponentSetting): readonly string[] {
  if (typeof value !== 'string') return stringsOf(value).map(([, text]) => text);
  return value.split(',').map((item) => item.trim()).filter((item) => item !== '');
}

/** A whole number; undefined if it is none or not known. */
export function wholeNumber({ value }: ComponentSetting): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : undefined;
}

/** The text of a setting that is one. */
export function textOfSetting({ value }: ComponentSetting): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const unitSeconds: Readonly<Record<string, number>> = {
  h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, μs: 1e-6, ns: 1e-9,
};

/** Seconds of a duration as Go's time.ParseDuration reads it; undefined if it is none. */
export function parseDuration(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^[-+]?0$/.test(text)) return 0;
  const [, sign, rest = ''] = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (rest === '') return undefined;
  const parts = [...rest.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitSeconds[unit!]!, 0);
  return sign === '-' ? -seconds : seconds;
}

/** The settings among some, by their flags, that are not set. */
export function unsetOnes(component: Component, names: readonly string[], minor: number): readonly ComponentSetting[] {
  return names.map((name) => componentSetting(component, name, minor)).filter(isUnset);
}

/** The URLs of a list that are without TLS and open to others. */
export function plainUrls(setting: ComponentSetting): readonly string[] {
  return itemsOf(setting).filter((url) => urlParts(url)?.scheme === 'http' && !isLocalUrl(url));
}
