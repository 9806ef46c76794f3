import type { Standard } from './control.js';

export const nsaCisa: Standard = {
  prefix: 'nsa',
  name: 'Kubernetes Hardening Guidance of NSA and CISA',
  about:
    'The document (version 1.2 of 2022) has chapters and no numbers; the ids are names that klint gives to its advice.',
  url: 'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  sections: [
    {
      title: 'Pods',
      controls: [
        {
          id: 'non-root-containers',
          name: 'Containers and engines without root',
          beyond: 'Whether the container engine of a node itself runs without root is set up on the node.',
        },
        { id: 'root-group', name: 'No group root', planned: true },
        { id: 'immutable-file-system', name: 'File systems that cannot be written to' },
        { id: 'privileged-containers', name: 'Privileged containers' },
        { id: 'privilege-escalation', name: 'Privilege escalation' },
        { id: 'insecure-capabilities', name: 'Dangerous capabilities' },
        { id: 'host-namespaces', name: 'Namespaces of the node' },
        { id: 'container-host-port', name: 'Ports of the node' },
        { id: 'linux-hardening', name: 'Seccomp, AppArmor and SELinux' },
        { id: 'service-account-tokens', name: 'Tokens of ServiceAccounts' },
        {
          id: 'container-images',
          name: 'Images from trusted places, scanned, with little in them',
          beyond:
            'What is inside an image is not in a manifest; an image scanner tells. Tags and digests are looked at by ' +
            'preset owasp-k8s.',
        },
        {
          id: 'sandboxed-workloads',
          name: 'Sandboxes for what is risky',
          beyond: 'Which workloads are risky, and which runtimes the nodes have, stands in no manifest.',
        },
        {
          id: 'pod-security-enforcement',
          name: 'Admission that enforces these settings',
          beyond:
            'Whether an admission controller or a policy engine is in force is known in the cluster alone. ' +
            'The labels of Namespaces in the repository are looked at by preset cis.',
        },
      ],
    },
    {
      title: 'Network and resources',
      controls: [
        {
          id: 'namespaces',
          name: 'Namespaces that keep teams and tiers apart',
          beyond: 'Which objects belong together is a decision of people.',
        },
        { id: 'kube-system-namespace', name: 'Namespaces of the system left alone', planned: true },
        {
          id: 'network-policies',
          name: 'Network policies',
          beyond: 'Whether the network plugin enforces them is known in the cluster alone.',
        },
        { id: 'resource-limits', name: 'Limits of containers' },
        { id: 'limit-ranges', name: 'LimitRange of a namespace', planned: true },
        { id: 'resource-quotas', name: 'ResourceQuota of a namespace', planned: true },
        { id: 'ingress-nginx', name: 'Known holes of ingress-nginx' },
        {
          id: 'worker-segmentation',
          name: 'Nodes kept apart from other networks',
          beyond: 'Firewalls between networks are set outside of manifests.',
        },
        {
          id: 'control-plane-network',
          name: 'Control plane and etcd behind firewalls',
          beyond: 'Who can reach the ports of the control plane is decided by networks and firewalls.',
        },
        {
          id: 'traffic-encryption',
          name: 'Traffic that is encrypted',
          beyond:
            'Applications, a mesh or the network plugin encrypt what pods send each other. TLS of Ingresses is ' +
            'looked at by preset owasp-k8s.',
        },
        {
          id: 'cloud-infrastructure',
          name: 'Metadata and accounts of the cloud',
          beyond:
            'How the provider protects its metadata service is set on machines and accounts. Egress to it is looked ' +
            'at by preset owasp-k8s.',
        },
      ],
    },
    {
      title: 'Control plane and data',
      controls: [
        { id: 'anonymous-auth', name: 'No anonymous requests', planned: true },
        { id: 'authorization-mode', name: 'Authorization by RBAC', planned: true },
        { id: 'control-plane-insecure-port', name: 'No port without TLS', planned: true },
        { id: 'kubelet-authentication', name: 'Authentication of the kubelet', planned: true },
        { id: 'etcd-encryption', name: 'TLS and encryption of etcd', planned: true },
        {
          id: 'secrets-in-configuration',
          name: 'No secrets in configuration',
          beyond: 'Whether a credential that is not in the repository is rotated stands in no manifest.',
        },
        {
          id: 'kubeconfig-files',
          name: 'Files with credentials of the control plane',
          beyond: 'Modes and owners of files of a node are set on its disk.',
        },
      ],
    },
    {
      title: 'People, logs and updates',
      controls: [
        { id: 'administrative-roles', name: 'Few administrators' },
        { id: 'exec-into-container', name: 'Few who can run commands in containers' },
        {
          id: 'user-authentication',
          name: 'Strong authentication of people',
          beyond: 'How people log in is set up at the identity provider.',
        },
        { id: 'audit-logging', name: 'Audit log of the API server', planned: true },
        {
          id: 'log-monitoring',
          name: 'Logs that are collected and looked at',
          beyond: 'Whether somebody is alerted shows in operation, not in manifests.',
        },
        {
          id: 'updates',
          name: 'Updates and removal of what is unused',
          beyond: 'The versions that run, and whether anybody needs them, are known in the cluster alone.',
        },
      ],
    },
  ],
};
