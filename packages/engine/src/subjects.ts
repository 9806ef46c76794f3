import { configuresComponent } from '@klint/kube';
import type { Resource, Rule, RuleId, Unit } from '@klint/model';
import { isAbout } from './lint.js';
import type { LintOptions } from './lint.js';
import { cachedPodSpecs } from './resource-index.js';
import { listensTo } from './walk.js';

/**
 * The rules, on or off, that have something to look at among what is reported on: an object of their kinds or, for
 * those about a component, its configuration. Rules about reading look at every file.
 */
export function rulesWithSubject(
  rules: readonly Rule[],
  units: readonly Unit[],
  { settingsOf, inScope }: Pick<LintOptions, 'settingsOf' | 'inScope'>,
): ReadonlySet<RuleId> {
  const podSpecsOf = cachedPodSpecs(settingsOf);
  const isMeant = (resource: Resource): boolean => isAbout(resource, inScope);
  const resources = [...new Set(units.flatMap((unit) => unit.resources))].filter(isMeant);
  // A kustomization is no object of a cluster: rules about every kind do not mean it.
  const built = units.flatMap(({ build }) => build?.kustomizations ?? []);
  const kustomizations = [...new Set(built)].filter(isMeant);
  const looksAt = (rule: Rule, resource: Resource): boolean => {
    const { components, kinds } = rule.meta;
    if (!listensTo(rule, resource, settingsOf(resource.file))) return false;
    return !components || configuresComponent(resource, podSpecsOf(resource), components, kinds);
  };
  const found = rules.filter((rule) => {
    if (!rule.create) return true;
    const also = rule.meta.kinds.includes('*') ? [] : kustomizations;
    return resources.some((resource) => looksAt(rule, resource)) || also.some((resource) => looksAt(rule, resource));
  });
  return new Set(found.map(({ meta }) => meta.id));
}
