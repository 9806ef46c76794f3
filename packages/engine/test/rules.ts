import { coreMessages, defineRule, ref } from '@klint/model';
import type { CoreRuleId, Rule, RuleMeta } from '@klint/model';

type Meta = RuleMeta<Record<string, string>, {}>;

const meta: Omit<Meta, 'id' | 'messages' | 'kinds'> = {
  title: 'A rule',
  why: 'Because.',
  remedy: 'Do it.',
  severity: 'warn',
  presets: [],
  threat: { motives: ['data-theft'] },
  references: [],
  options: {},
  since: '0.1.0',
};

/** Reports hostNetwork on pods. */
export const hostNetwork: Rule = defineRule({
  meta: {
    ...meta,
    id: 'worker-node/no-host-network',
    kinds: ['workload'],
    messages: { on: 'Pod of {name}.' },
    fix: 'suggest',
  },
  create: (context) => ({
    podSpec(pod) {
      const at = pod.at('hostNetwork');
      if (pod.get('hostNetwork') !== true) return;
      context.report({ messageId: 'on', data: { name: pod.resource.name }, at, edits: [{ op: 'delete', at }] });
    },
  }),
});

/** Reports each container without securityContext. */
export const securityContext: Rule = defineRule({
  meta: {
    ...meta,
    id: 'container-app/require-security-context',
    kinds: ['workload'],
    messages: { missing: 'None in {name}.' },
  },
  create: (context) => ({
    container(container) {
      if (container.get('securityContext') !== undefined) return;
      context.report({ messageId: 'missing', data: { name: container.name }, at: container.at('securityContext') });
    },
  }),
});

/** Reports services that select no pod, with the pods that it looked at. */
export const danglingService: Rule = defineRule({
  meta: { ...meta, id: 'manifest/no-dangling-service', kinds: ['Service'], messages: { dangling: 'Selects nothing.' } },
  create: (context) => ({
    index(index) {
      for (const service of index.ofKind('Service')) {
        const related = index.podSpecs.map((pod) => ({
          message: 'not selected',
          at: ref(pod.resource, 'metadata', 'name'),
        }));
        const { state } = index.find('Deployment', 'default', service.name);
        if (state === 'absent')
          context.report({ messageId: 'dangling', at: ref(service, 'spec', 'selector'), related });
      }
    },
  }),
});

/** Throws on every resource. */
export const crashing: Rule = defineRule({
  meta: { ...meta, id: 'manifest/valid-label', kinds: ['*'], messages: { never: 'Never.' } },
  create: () => ({
    resource(resource) {
      throw new Error(`no ${resource.kind}`);
    },
  }),
});

/** Replaces `hostNetwork`. */
export const stricter: Rule = defineRule({
  meta: {
    ...meta,
    id: 'worker-node/no-host-pid',
    kinds: ['Pod'],
    messages: { never: 'Never.' },
    replaces: [hostNetwork.meta.id],
  },
  create: () => ({}),
});

function core(id: CoreRuleId): Rule {
  return defineRule({ meta: { ...meta, id, kinds: ['*'], messages: coreMessages[id], fix: 'safe' } });
}

export const coreRules: readonly Rule[] = (Object.keys(coreMessages) as CoreRuleId[]).map(core);
