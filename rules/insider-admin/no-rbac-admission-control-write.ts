import { defineRule, flagOn, heldRights, strings } from 'klint/rule';
import type { PolicyRule } from 'klint/rule';

const right = {
  verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
  apiGroup: 'admissionregistration.k8s.io',
  resources: [
    'mutatingwebhookconfigurations',
    'validatingwebhookconfigurations',
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
  ],
};

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-admission-control-write',
    title: 'Right to change admission control',
    why:
      'A mutating webhook rewrites every object that is created, Secrets are sent to it as well, and a deleted ' +
      'validating one no longer holds anything back. An administrator of one webhook, or whoever steals its token, ' +
      'decides what runs everywhere.',
    remedy:
      'Name the configurations that the subjects own in resourceNames. They do not limit create: leave that to ' +
      'whoever installs.',
    severity: 'error',
    presets: ['recommended', 'strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['ClusterRole'],
    references: ['cis:5.1.12', 'mitre:T1546', 'owasp:K02'],
    messages: {
      write: 'ClusterRole {name} allows {rights}: its subjects {effect}. {remedy}.',
    },
    options: {
      allowNamed: flagOn('Accept rights that are limited to some objects by resourceNames.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    resource(role) {
      const rights = [{ ...right, named: !options.allowNamed }];
      for (const { rule, resource: at, data } of heldRights(role, rights, options.ignoreRoles)) {
        report({ messageId: 'write', at, data: { ...data, ...consequences(rule) } });
      }
    },
  }),
});

/** What the right leads to: only the mutating kinds change objects, and only webhooks are sent them. */
function consequences({ resources, verbs }: PolicyRule): { readonly effect: string; readonly remedy: string } {
  const any = (start: string): boolean => resources.some((item) => item === '*' || item.startsWith(start));
  const writes = verbs.some((verb) => !verb.startsWith('delete'));
  const read = writes && any('validatingwebhook') ? 'read what is created and ' : '';
  const effect = writes && any('mutating') ? 'rewrite what is created' : `${read}switch checks off`;
  return { effect, remedy: remedyFor(resources, verbs) };
}

function remedyFor(resources: readonly string[], verbs: readonly string[]): string {
  if (resources.includes('*')) return 'List the resources that are used';
  if (!verbs.includes('create')) return 'Add resourceNames';
  const isMore = ['update', 'patch', 'delete', 'deletecollection'].some((verb) => verbs.includes(verb));
  return isMore ? 'Drop create and add resourceNames' : 'Leave create to whoever installs';
}
