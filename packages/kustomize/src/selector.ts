import type { Conf } from './conf.js';
import { effectiveNamespace, type Id } from './id.js';
import { readGvk } from './field-specs.js';
import { parseLabelSelector, type LabelSelector } from './label-selector.js';
import { compileRegExp, type Pattern } from './regexp.js';
import type { BuildResource } from './resource.js';

/** What objects are chosen by (api/types/selector.go): anchored regular expressions and label selectors. */
export interface Selector {
  readonly id: Id;
  readonly patterns: Readonly<Record<'group' | 'version' | 'kind' | 'name' | 'namespace', Pattern | undefined>>;
  readonly labels: LabelSelector;
  readonly annotations: LabelSelector;
}

/** The parts of an id that a configuration names. */
export function readId(conf: Conf): Id {
  const [name, namespace] = [conf.get('name').text, conf.get('namespace').text];
  return { ...readGvk(conf), name, namespace, clusterScoped: false };
}

export function readSelector(conf: Conf): Selector {
  const id = readId(conf);
  const anchored = (field: 'group' | 'version' | 'kind' | 'name' | 'namespace'): Pattern | undefined => {
    return id[field] === '' ? undefined : compileRegExp(`^(?:${id[field]})$`, conf.get(field).origin);
  };
  return {
    id,
    patterns: {
      group: anchored('group'),
      version: anchored('version'),
      kind: anchored('kind'),
      name: anchored('name'),
      namespace: anchored('namespace'),
    },
    ...readLabelSelectors(conf),
  };
}

export function readLabelSelectors(conf: Conf): Pick<Selector, 'labels' | 'annotations'> {
  const read = (field: string): LabelSelector => parseLabelSelector(conf.get(field).text, conf.get(field).origin);
  return { labels: read('labelSelector'), annotations: read('annotationSelector') };
}

/** Whether a selector chooses an object, by what it was called at first or is called now (reswrangler.go, Select). */
export function selects(selector: Selector, resource: BuildResource): boolean {
  const { patterns } = selector;
  const [now, first] = [resource.id, resource.originalId];
  const either = (pattern: Pattern | undefined, part: (id: Id) => string): boolean =>
    pattern === undefined || pattern.test(part(first)) || pattern.test(part(now));
  const fits = (pattern: Pattern | undefined, text: string): boolean => pattern === undefined || pattern.test(text);
  return (
    either(patterns.namespace, effectiveNamespace) &&
    either(patterns.name, ({ name }) => name) &&
    fits(patterns.group, now.group) &&
    fits(patterns.version, now.version) &&
    fits(patterns.kind, now.kind) &&
    matchesLabels(selector, resource)
  );
}

export function matchesLabels(
  { labels, annotations }: Pick<Selector, 'labels' | 'annotations'>,
  resource: BuildResource,
): boolean {
  const valuesOf = (name: 'labels' | 'annotations') => {
    return new Map([...resource.pairs(name)].map(([key, { value }]) => [key, value.value]));
  };
  return (
    (labels.length === 0 || labels.every((requirement) => requirement(valuesOf('labels')))) &&
    (annotations.length === 0 || annotations.every((requirement) => requirement(valuesOf('annotations'))))
  );
}
