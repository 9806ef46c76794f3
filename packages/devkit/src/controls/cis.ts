import type { Section, Standard } from './control.js';
import { clusterSections } from './cis-cluster.js';

const rbac: Section = {
  title: '5.1 RBAC and ServiceAccounts',
  controls: [
    { id: '5.1.1', name: 'cluster-admin only where needed' },
    { id: '5.1.2', name: 'Few who can read Secrets' },
    { id: '5.1.3', name: 'No wildcards in roles' },
    { id: '5.1.4', name: 'Few who can create pods' },
    { id: '5.1.5', name: 'The default ServiceAccount unused' },
    { id: '5.1.6', name: 'Tokens only where needed' },
    {
      id: '5.1.7',
      name: 'No group system:masters',
      beyond: 'Whether a client certificate names the group is known to who signed it.',
    },
    { id: '5.1.8', name: 'Few who can bind, impersonate, escalate' },
    { id: '5.1.9', name: 'Few who can create PersistentVolumes', planned: true },
    { id: '5.1.10', name: 'Few who reach the proxy of nodes' },
    { id: '5.1.11', name: 'Few who can approve certificates' },
    { id: '5.1.12', name: 'Few who can change webhooks' },
    { id: '5.1.13', name: 'Few who can create tokens' },
  ],
};

const podSecurity: Section = {
  title: '5.2 Pod security',
  controls: [
    {
      id: '5.2.1',
      name: 'A policy is enforced',
      beyond: 'Policies may be installed from elsewhere; only the labels of Namespaces in the repository are seen.',
    },
    { id: '5.2.2', name: 'No privileged containers' },
    { id: '5.2.3', name: 'No processes of the node' },
    { id: '5.2.4', name: 'No IPC of the node' },
    { id: '5.2.5', name: 'No network of the node' },
    { id: '5.2.6', name: 'No privilege escalation' },
    { id: '5.2.7', name: 'No containers as root' },
    { id: '5.2.8', name: 'No capability NET_RAW', planned: true },
    { id: '5.2.9', name: 'No added capabilities' },
    { id: '5.2.10', name: 'Capabilities dropped' },
    { id: '5.2.11', name: 'No Windows HostProcess containers' },
    { id: '5.2.12', name: 'No folders of the node' },
    { id: '5.2.13', name: 'No ports of the node' },
  ],
};

const network: Section = {
  title: '5.3 Network policies',
  controls: [
    {
      id: '5.3.1',
      name: 'A network plugin that enforces NetworkPolicies',
      beyond: 'Which plugin runs is known in the cluster; manifests tell only where they install one.',
      planned: true,
    },
    { id: '5.3.2', name: 'NetworkPolicies in every namespace' },
  ],
};

const secrets: Section = {
  title: '5.4 Secrets',
  controls: [
    { id: '5.4.1', name: 'Secrets as files, not as variables', planned: true },
    {
      id: '5.4.2',
      name: 'Secrets kept outside',
      beyond: 'Where the Secrets of a cluster come from, the repository tells only of those that are in it.',
    },
  ],
};

const admission: Section = {
  title: '5.5 Admission of images',
  controls: [
    {
      id: '5.5.1',
      name: 'Images are verified',
      beyond: 'Configuration of the API server that admits images may be on its disk only.',
      planned: true,
    },
  ],
};

const general: Section = {
  title: '5.7 General',
  controls: [
    {
      id: '5.7.1',
      name: 'Namespaces as borders',
      beyond: 'Which objects belong together is a decision of people.',
    },
    { id: '5.7.2', name: 'Seccomp profiles' },
    { id: '5.7.3', name: 'Security contexts' },
    { id: '5.7.4', name: 'Not the namespace default', planned: true },
  ],
};

export const cis: Standard = {
  prefix: 'cis',
  former: [
    {
      id: '4.2.6 of the edition for Kubernetes 1.23',
      name: 'Kernel settings that the kubelet leaves alone',
      rule: 'worker-node/require-kubelet-protect-kernel-defaults',
    },
  ],
  name: 'CIS Kubernetes Benchmark',
  about:
    'Ids are those of version 1.10, with what version 1.11 adds: 1.2.30, 4.2.14 and 4.2.15; the names are those of ' +
    'klint. From 1.11 on, chapter 5.7 is 5.6; from 1.12 on 5.2.9 is gone, and what follows it has moved up by one.',
  url: 'https://www.cisecurity.org/benchmark/kubernetes',
  sections: [...clusterSections, rbac, podSecurity, network, secrets, admission, general],
};
