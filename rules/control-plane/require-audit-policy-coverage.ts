import { auditCoverage, defineRule, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-audit-policy-coverage',
    title: 'Audit policy that leaves out what matters',
    why:
      'What no rule matches, or a rule of level None matches first, is never recorded: an intruder uses just ' +
      'these requests.',
    remedy: 'End the rules with one of level Metadata for all, and make rules of level None narrow.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: ['Policy'],
    references: ['cis:3.2.2', 'nsa:audit-logging'],
    messages: {
      dropped: 'Requests about {resources} are dropped, since this rule matches them first. Make it narrower.',
      unmatched: 'No rule records requests about {resources}. End the list with a rule of level Metadata for all.',
    },
    options: {
      resources: strings('Resources that must be recorded, with subresources after a slash.', [
        'secrets', 'configmaps', 'tokenreviews', 'pods', 'deployments', 'pods/exec', 'pods/portforward', 'pods/proxy',
        'services/proxy',
      ]),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(policy) {
      const covered = options.resources.map((resource) => ({ resource, ...auditCoverage(policy, resource) }));
      const unmatched = covered.filter(({ state }) => state === 'unmatched').map(({ resource }) => resource);
      const resources = unmatched.join(', ');
      if (resources !== '') report({ messageId: 'unmatched', at: ref(policy, 'rules'), data: { resources } });
      const dropped = new Map<number, string[]>();
      for (const each of covered) {
        if (each.state === 'dropped') dropped.set(each.rule, [...(dropped.get(each.rule) ?? []), each.resource]);
      }
      for (const [rule, names] of dropped) {
        report({ messageId: 'dropped', at: ref(policy, 'rules', rule), data: { resources: names.join(', ') } });
      }
    },
  }),
});
