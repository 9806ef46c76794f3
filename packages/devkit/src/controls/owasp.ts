import type { Standard } from './control.js';

export const owasp: Standard = {
  prefix: 'owasp',
  name: 'OWASP Kubernetes Top Ten',
  about: 'Ids are those of the edition of 2025. Its entries name fields of risk, so no set of rules exhausts one.',
  url: 'https://owasp.org/www-project-kubernetes-top-ten/',
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
          beyond: 'What is inside an image, and which holes it has, an image scanner tells.',
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
