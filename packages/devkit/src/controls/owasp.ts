import type { Standard } from './control.js';

export const owasp: Standard = {
  prefix: 'owasp',
  name: 'OWASP Kubernetes Top Ten',
  about:
    'Ids are those of the edition of 2025; where the entries of 2022 went is said at the end. Entries name fields of ' +
    'risk, so no set of rules exhausts one.',
  url: 'https://owasp.org/www-project-kubernetes-top-ten/',
  earlier: {
    title: 'The edition of 2022',
    entries: [
      { id: 'K01:2022', name: 'Insecure workload settings', now: ['K01'] },
      { id: 'K02:2022', name: 'What the supply chain brings in', now: ['K07'] },
      { id: 'K03:2022', name: 'RBAC that allows too much', now: ['K02'] },
      { id: 'K04:2022', name: 'No policies that are enforced for all', now: ['K04'] },
      { id: 'K05:2022', name: 'No logging and monitoring', now: ['K10'] },
      { id: 'K06:2022', name: 'Broken authentication', now: ['K09'] },
      { id: 'K07:2022', name: 'No segmentation of the network', now: ['K05'] },
      { id: 'K08:2022', name: 'Secrets that are not kept', now: ['K03'] },
      { id: 'K09:2022', name: 'Components of the cluster set up badly', now: ['K06', 'K07'] },
      { id: 'K10:2022', name: 'Components that are old and vulnerable', now: ['K07'] },
    ],
  },
  sections: [
    {
      controls: [
        { id: 'K01', name: 'Insecure workload settings' },
        { id: 'K02', name: 'Authorization that allows too much' },
        {
          id: 'K03',
          name: 'Secrets that are not kept',
          beyond: 'Whether a Secret is rotated, and who has read it, stands in no manifest.',
        },
        {
          id: 'K04',
          name: 'No policies for the whole cluster',
          beyond: 'Policies may be installed from elsewhere; only those in the repository are seen.',
        },
        {
          id: 'K05',
          name: 'No segmentation of the network',
          beyond: 'Whether the network plugin enforces a NetworkPolicy is known in the cluster alone.',
        },
        {
          id: 'K06',
          name: 'Components within reach of too many',
          beyond: 'Firewalls and addresses of load balancers are set outside of manifests.',
        },
        {
          id: 'K07',
          name: 'Components that are vulnerable or set up badly',
          beyond:
            'What is inside an image, who signed it, and which holes it has, tells an image scanner. Which versions ' +
            'of Kubernetes run is known in the cluster.',
        },
        {
          id: 'K08',
          name: 'From the cluster into the cloud',
          beyond: 'What a cloud role may do stands in the account of the provider.',
        },
        {
          id: 'K09',
          name: 'Broken authentication',
          beyond: 'How people log in, and whether their credentials expire, is set up at the identity provider.',
        },
        {
          id: 'K10',
          name: 'No logging and monitoring',
          beyond: 'Whether logs are collected, kept and looked at shows in operation, not in manifests.',
        },
      ],
    },
  ],
};
