import { asString, defineRule, flagOn, isAbsent, isHook, isKind, ref, valueAt } from 'klint/rule';
import type { Path, Ref, Resource } from 'klint/rule';

/** Before that the API server drops the field unless a feature gate is set (KEP 592). */
const TTL_SINCE = 21;

/** A field, if it is absent. */
function lacking(resource: Resource, ...path: Path): Ref | undefined {
  return isAbsent(valueAt(resource.value, path)) ? ref(resource, ...path) : undefined;
}

function isDeletedHook(job: Resource): boolean {
  const annotation = (name: string) => valueAt(job.value, ['metadata', 'annotations', name]);
  const policies = ['helm.sh/hook-delete-policy', 'argocd.argoproj.io/hook-delete-policy'];
  return isHook(job) && policies.some((name) => asString(annotation(name)));
}

export default defineRule({
  meta: {
    id: 'container-app/require-job-limits',
    title: 'Job whose runs pile up or never end',
    why:
      'A run that hangs keeps its memory, and each new one that starts beside it takes more. An attacker who makes ' +
      'one run hang, or who computes in it, is never stopped, and finished pods keep their logs and Secrets around.',
    remedy: 'Set deadlines, concurrencyPolicy: Forbid or Replace, and ttlSecondsAfterFinished for single Jobs.',
    severity: 'info',
    presets: ['strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['compute-theft', 'denial-of-service'] },
    kinds: ['Job', 'CronJob'],
    references: ['mitre:T1496.001', 'mitre:T1499'],
    messages: {
      start: 'Missed runs of CronJob {name} are made up for, however late. Set startingDeadlineSeconds.',
      concurrency: 'Runs of CronJob {name} start beside those that hang. Set concurrencyPolicy to Forbid or Replace.',
      ttl: 'Job {name} and its pods stay when it is done. Set ttlSecondsAfterFinished.',
      active: 'Runs of {kind} {name} never have to end, whoever computes in them. Set activeDeadlineSeconds.',
    },
    options: {
      requireStartingDeadline: flagOn('Ask for startingDeadlineSeconds of CronJobs.'),
      requireConcurrencyPolicy: flagOn('Ask for a concurrencyPolicy of CronJobs other than Allow.'),
      requireTtl: flagOn('Ask for ttlSecondsAfterFinished of Jobs.'),
      requireActiveDeadline: flagOn('Ask for activeDeadlineSeconds of Jobs and CronJobs.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => {
    const judgeCronJob = (resource: Resource) => {
      const { name } = resource;
      const start = options.requireStartingDeadline && lacking(resource, 'spec', 'startingDeadlineSeconds');
      if (start) report({ messageId: 'start', at: start, data: { name } });
      const policy = asString(valueAt(resource.value, ['spec', 'concurrencyPolicy'])) || 'Allow';
      if (!options.requireConcurrencyPolicy || policy !== 'Allow') return;
      const at = ref(resource, 'spec', 'concurrencyPolicy');
      report({ messageId: 'concurrency', at, data: { name }, edits: [{ op: 'set', at, value: 'Forbid' }] });
    };
    const judgeJob = (resource: Resource) => {
      const asks = options.requireTtl && kubernetesMinor >= TTL_SINCE && !isDeletedHook(resource);
      const ttl = asks && lacking(resource, 'spec', 'ttlSecondsAfterFinished');
      if (ttl) report({ messageId: 'ttl', at: ttl, data: { name: resource.name } });
    };
    return {
      resource(resource) {
        const { kind, name } = resource;
        const isCron = isKind(resource, 'CronJob');
        if (isCron) judgeCronJob(resource);
        else judgeJob(resource);
        const spec = isCron ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
        const active = options.requireActiveDeadline && lacking(resource, ...spec, 'activeDeadlineSeconds');
        if (active) report({ messageId: 'active', at: active, data: { kind, name } });
      },
    };
  },
});
