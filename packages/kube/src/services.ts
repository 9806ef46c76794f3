import type { Container, JsonObject, PodSpec, Resource, ResourceIndex } from '@klint/model';
import { namespaceOf } from './kinds.js';
import { asNumber, asObject, asString, isAbsent, objectsOf } from './values.js';

/**
 * The Services of a unit that send requests to each of its pods. One without a selector, or with an empty one, selects
 * none (the endpoints controller skips it); one of type ExternalName leads elsewhere, whatever it selects.
 */
export function servicesOfPods(index: ResourceIndex): ReadonlyMap<PodSpec, readonly Resource[]> {
  const services = new Map<PodSpec, Resource[]>();
  for (const service of index.ofKind('Service')) {
    const { selector, type } = asObject(service.value.spec);
    if (type === 'ExternalName' || Object.keys(asObject(selector)).length === 0) continue;
    for (const pod of index.select(namespaceOf(service), { matchLabels: selector })) {
      services.set(pod, [...(services.get(pod) ?? []), service]);
    }
  }
  return services;
}

/** The ports of a Service. */
export function servicePorts(service: Resource): readonly JsonObject[] {
  return objectsOf(asObject(service.value.spec).ports).map(([, port]) => port);
}

/**
 * Whether a container declares the port that a Service port leads to: by its name, or by the number of targetPort,
 * which is that of the Service port where it is absent or 0.
 */
export function declaresTarget(container: Container, servicePort: JsonObject): boolean {
  const { port, targetPort, protocol } = servicePort;
  const target = isAbsent(targetPort) || targetPort === 0 || targetPort === '' ? port : targetPort;
  const name = asString(target);
  return objectsOf(container.get('ports')).some(([, own]) => {
    if (protocolOf(own.protocol) !== protocolOf(protocol)) return false;
    return name === undefined ? asNumber(own.containerPort) === asNumber(target) : own.name === name;
  });
}

function protocolOf(value: unknown): string {
  return asString(value) || 'TCP';
}
