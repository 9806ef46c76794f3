import { declaresTarget, defineRule, flag, flagOn, isLongRunning, ownerName, readinessGap, ref } from 'klint/rule';
import { servicePorts, servicesOfPods, valueAt } from 'klint/rule';
import type { Container, Resource } from 'klint/rule';

/** A Service that publishes addresses that are not ready sends requests whatever the probe says. */
function asksForReadiness({ value }: Resource): boolean {
  return valueAt(value, ['spec', 'publishNotReadyAddresses']) !== true;
}

/**
 * The containers that Services lead to. Where none declares such a port any may serve it: then one probe is enough, and
 * only without any the first container is given.
 */
function serversOf(
  containers: readonly Container[],
  services: readonly Resource[],
  gapOf: (container: Container) => unknown,
): readonly Container[] {
  if (services.length === 0) return [];
  const ports = services.flatMap(servicePorts);
  const declaring = containers.filter((container) => ports.some((port) => declaresTarget(container, port)));
  if (declaring.length > 0 || !containers.every(gapOf)) return declaring;
  return containers.filter(({ role }) => role === 'container').slice(0, 1);
}

export default defineRule({
  meta: {
    id: 'container-app/require-readiness-probe',
    title: 'Container that gets requests before it can answer',
    why:
      'Without a readiness probe a Service sends requests to a pod that still starts or no longer keeps up. A ' +
      'rollout, or a restart that an attacker causes, then fails the requests of everybody.',
    remedy: 'Add a readinessProbe that succeeds once the container can answer, other than the liveness probe.',
    severity: 'warn',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1499'],
    messages: {
      missing: '{container} gets requests whether or not it can answer. Add a readinessProbe.',
      same: '{container} is restarted where it need only wait, since both probes do the same. Probe something else.',
    },
    options: {
      onlyBehindService: flagOn('Judge only containers that a Service of the unit leads to, not all.'),
      allowIdentical: flag('Accept a readinessProbe that does the same as the livenessProbe.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const gapOf = (container: Container) => readinessGap(container, options.allowIdentical);
    const reportGap = (container: Container, services: readonly Resource[]) => {
      const gap = gapOf(container);
      if (!gap) return;
      const related = services.map((service) => ({ message: 'the Service', at: ref(service, 'metadata', 'name') }));
      const data = { container: ownerName(container) };
      report({ messageId: gap, at: container.at('readinessProbe'), data, ...(related.length > 0 && { related }) });
    };
    return {
      index(index) {
        const services = servicesOfPods(index);
        for (const pod of index.podSpecs) {
          if (!isLongRunning(pod)) continue;
          const containers = pod.containers.filter(({ role }) => role === 'container' || role === 'sidecar');
          const asking = (services.get(pod) ?? []).filter(asksForReadiness);
          const judged = options.onlyBehindService ? serversOf(containers, asking, gapOf) : containers;
          for (const container of judged) reportGap(container, asking);
        }
      },
    };
  },
});
