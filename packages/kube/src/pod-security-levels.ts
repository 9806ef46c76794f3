import type { Resource, ResourceIndex } from '@klint/model';
import { parseMinor } from './versions.js';
import { asString, isAbsent, objectsOf, valueAt } from './values.js';

/** Levels of the Pod Security Standards, the weakest first. */
export const podSecurityLevels = ['privileged', 'baseline', 'restricted'] as const;
export type PodSecurityLevel = (typeof podSecurityLevels)[number];

export const ENFORCE_LABEL = 'pod-security.kubernetes.io/enforce';
export const ENFORCE_VERSION_LABEL = 'pod-security.kubernetes.io/enforce-version';

/** A level by its name; undefined for any other text (admission takes those for restricted and warns). */
export function parseLevel(value: unknown): PodSecurityLevel | undefined {
  return podSecurityLevels.find((level) => level === value);
}

/** Whether a level enforces less than another. */
export function isBelow(level: PodSecurityLevel, minimum: PodSecurityLevel): boolean {
  return podSecurityLevels.indexOf(level) < podSecurityLevels.indexOf(minimum);
}

/** The minor version that an enforce-version pins (`v1.24`); undefined for `latest`, none or anything else. */
export function pinnedMinor(value: unknown): number | undefined {
  return asString(value)?.startsWith('v') ? parseMinor(value) : undefined;
}

/**
 * The level that the API server enforces in namespaces without the label: defaults.enforce of a
 * PodSecurityConfiguration, by itself or in an AdmissionConfiguration of the unit (the weakest of several);
 * privileged if there is none.
 */
export function defaultLevel(index: ResourceIndex): PodSecurityLevel {
  const files = index.ofKind('PodSecurityConfiguration').map((resource) => resource.value as unknown);
  const inline = index.ofKind('AdmissionConfiguration').flatMap(inlineConfigurations);
  const levels = [...files, ...inline].map((config) => {
    const level = valueAt(config, ['defaults', 'enforce']);
    return isAbsent(level) ? 'privileged' : parseLevel(level);
  });
  return podSecurityLevels.find((level) => levels.includes(level)) ?? 'privileged';
}

function inlineConfigurations(resource: Resource): unknown[] {
  const plugins = objectsOf(resource.value.plugins).filter(([, plugin]) => plugin.name === 'PodSecurity');
  return plugins.map(([, plugin]) => plugin.configuration);
}
