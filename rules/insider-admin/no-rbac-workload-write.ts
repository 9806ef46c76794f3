import { defineRule, flagOn, heldRights, strings } from 'klint/rule';

type Resources = readonly [apiGroup: string, resources: readonly string[]];

const workloads: readonly Resources[] = [
  ['', ['pods', 'replicationcontrollers']],
  ['apps', ['deployments', 'daemonsets', 'statefulsets', 'replicasets']],
  ['batch', ['jobs', 'cronjobs']],
];
/** Kubernetes 1.16 stopped serving workloads in this group. */
const EXTENSIONS_UNTIL = 16;
const extensions: Resources = ['extensions', ['deployments', 'daemonsets', 'replicasets']];
const customResources: readonly Resources[] = [
  ['argoproj.io', ['workflows', 'cronworkflows', 'applications']],
  ['kustomize.toolkit.fluxcd.io', ['kustomizations']],
  ['helm.toolkit.fluxcd.io', ['helmreleases']],
  ['tekton.dev', ['taskruns', 'pipelineruns']],
];

export default defineRule({
  meta: {
    id: 'insider-admin/no-rbac-workload-write',
    title: 'Right to run pods',
    why:
      'An insider who may create or change a pod, or anything that makes pods, can use every ServiceAccount and read ' +
      'every Secret of its namespace, and run any image: it is more than the role seems to say.',
    remedy:
      'Let only the deployment pipeline write workloads, and keep accounts and Secrets of different trust in ' +
      'different namespaces.',
    severity: 'warn',
    presets: ['strict', 'cis', 'owasp-k8s'],
    threat: { leaf: 'insider:administrator', motives: ['compute-theft', 'data-theft'] },
    kinds: ['Role', 'ClusterRole'],
    references: ['cis:5.1.4', 'mitre:T1610', 'owasp:K02'],
    messages: {
      write:
        '{kind} {name} allows {rights}: pods can use any ServiceAccount and Secret there. Leave it to the pipeline.',
    },
    options: {
      verbs: strings('Verbs that are reported.', ['create', 'update', 'patch']),
      customResources: flagOn('Also judge Argo, Flux and Tekton kinds, which run pods.'),
      ignoreRoles: strings('Names of ClusterRoles that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, kubernetesMinor, report }) => ({
    resource(role) {
      const groups = [
        ...workloads,
        ...(kubernetesMinor < EXTENSIONS_UNTIL ? [extensions] : []),
        ...(options.customResources ? customResources : []),
      ];
      const asked = groups.map(([apiGroup, resources]) => ({ verbs: options.verbs, apiGroup, resources, named: true }));
      for (const { resource: at, data } of heldRights(role, asked, options.ignoreRoles)) {
        report({ messageId: 'write', at, data });
      }
    },
  }),
});
