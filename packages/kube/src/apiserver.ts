import type { Resource } from '@klint/model';
import { asList, asString, isAbsent, isObject, valueAt } from './values.js';

const healthPaths = new Set(['/livez', '/readyz', '/healthz']);

/**
 * What an AuthenticationConfiguration says of anonymous requests: `unset` leaves it to the flag; `limited` admits them
 * only to the health paths (KEP 4633, on by default since 1.32).
 */
export function anonymousAccess(config: Resource): 'unset' | 'off' | 'limited' | 'on' {
  const anonymous = valueAt(config.value, ['anonymous']);
  if (isAbsent(anonymous)) return 'unset';
  if (valueAt(anonymous, ['enabled']) !== true) return 'off';
  const conditions = asList(valueAt(anonymous, ['conditions']));
  const limited = conditions.every((each) => isObject(each) && healthPaths.has(asString(each.path) ?? ''));
  return conditions.length > 0 && limited ? 'limited' : 'on';
}
