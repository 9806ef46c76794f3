import type { Section } from './control.js';

const files = 'Modes and owners of files on a node are set on its disk; no manifest says them.';

const controlPlaneFiles: Section = {
  title: '1.1 Files of the control plane',
  beyond: files,
  controls: [
    { id: '1.1.1', name: 'API server manifest: mode' },
    { id: '1.1.2', name: 'API server manifest: owner' },
    { id: '1.1.3', name: 'Controller manager manifest: mode' },
    { id: '1.1.4', name: 'Controller manager manifest: owner' },
    { id: '1.1.5', name: 'Scheduler manifest: mode' },
    { id: '1.1.6', name: 'Scheduler manifest: owner' },
    { id: '1.1.7', name: 'Etcd manifest: mode' },
    { id: '1.1.8', name: 'Etcd manifest: owner' },
    { id: '1.1.9', name: 'Configuration of the network plugin: mode' },
    { id: '1.1.10', name: 'Configuration of the network plugin: owner' },
    { id: '1.1.11', name: 'Data folder of etcd: mode' },
    { id: '1.1.12', name: 'Data folder of etcd: owner' },
    { id: '1.1.13', name: 'Credentials of the administrator: mode' },
    { id: '1.1.14', name: 'Credentials of the administrator: owner' },
    { id: '1.1.15', name: 'scheduler.conf: mode' },
    { id: '1.1.16', name: 'scheduler.conf: owner' },
    { id: '1.1.17', name: 'controller-manager.conf: mode' },
    { id: '1.1.18', name: 'controller-manager.conf: owner' },
    { id: '1.1.19', name: 'Folder of the PKI: owner' },
    { id: '1.1.20', name: 'Certificates of the PKI: mode' },
    { id: '1.1.21', name: 'Keys of the PKI: mode' },
  ],
};

const apiServer: Section = {
  title: '1.2 API server',
  controls: [
    { id: '1.2.1', name: 'No anonymous requests', planned: true },
    { id: '1.2.2', name: 'No static tokens', planned: true },
    { id: '1.2.3', name: 'Admission DenyServiceExternalIPs', planned: true },
    { id: '1.2.4', name: 'Client certificate towards kubelets', planned: true },
    { id: '1.2.5', name: 'Authority of kubelet certificates', planned: true },
    { id: '1.2.6', name: 'Authorization that is not AlwaysAllow', planned: true },
    { id: '1.2.7', name: 'Authorization mode Node', planned: true },
    { id: '1.2.8', name: 'Authorization mode RBAC', planned: true },
    { id: '1.2.9', name: 'Admission EventRateLimit', planned: true },
    { id: '1.2.10', name: 'No admission AlwaysAdmit', planned: true },
    { id: '1.2.11', name: 'Admission AlwaysPullImages', planned: true },
    { id: '1.2.12', name: 'Admission ServiceAccount', planned: true },
    { id: '1.2.13', name: 'Admission NamespaceLifecycle', planned: true },
    { id: '1.2.14', name: 'Admission NodeRestriction', planned: true },
    { id: '1.2.15', name: 'No profiling', planned: true },
    { id: '1.2.16', name: 'Path of the audit log', planned: true },
    { id: '1.2.17', name: 'Age of audit logs', planned: true },
    { id: '1.2.18', name: 'Number of audit logs', planned: true },
    { id: '1.2.19', name: 'Size of audit logs', planned: true },
    { id: '1.2.20', name: 'Timeout of requests', planned: true },
    { id: '1.2.21', name: 'Lookup of ServiceAccounts', planned: true },
    { id: '1.2.22', name: 'Key for tokens of ServiceAccounts', planned: true },
    { id: '1.2.23', name: 'Client certificate towards etcd', planned: true },
    { id: '1.2.24', name: 'Certificate of the API server', planned: true },
    { id: '1.2.25', name: 'Authority of client certificates', planned: true },
    { id: '1.2.26', name: 'Authority of etcd', planned: true },
    { id: '1.2.27', name: 'Encryption of what etcd holds', planned: true },
    { id: '1.2.28', name: 'Strong encryption provider', planned: true },
    { id: '1.2.29', name: 'Strong ciphers', planned: true },
    { id: '1.2.30', name: 'Tokens that are not extended', planned: true },
  ],
};

const controllerManager: Section = {
  title: '1.3 Controller manager',
  controls: [
    { id: '1.3.1', name: 'Number of ended pods that are kept', planned: true },
    { id: '1.3.2', name: 'No profiling', planned: true },
    { id: '1.3.3', name: 'A ServiceAccount for each controller', planned: true },
    { id: '1.3.4', name: 'Key for tokens of ServiceAccounts', planned: true },
    { id: '1.3.5', name: 'Authority given to pods', planned: true },
    { id: '1.3.6', name: 'Rotation of kubelet serving certificates', planned: true },
    { id: '1.3.7', name: 'Bound to localhost', planned: true },
  ],
};

const scheduler: Section = {
  title: '1.4 Scheduler',
  controls: [
    { id: '1.4.1', name: 'No profiling', planned: true },
    { id: '1.4.2', name: 'Bound to localhost', planned: true },
  ],
};

const etcd: Section = {
  title: '2 etcd',
  controls: [
    { id: '2.1', name: 'Certificate for clients', planned: true },
    { id: '2.2', name: 'Clients need a certificate', planned: true },
    { id: '2.3', name: 'No certificate of its own making for clients', planned: true },
    { id: '2.4', name: 'Certificate for peers', planned: true },
    { id: '2.5', name: 'Peers need a certificate', planned: true },
    { id: '2.6', name: 'No certificate of its own making for peers', planned: true },
    { id: '2.7', name: 'An authority of its own', planned: true },
  ],
};

const people: Section = {
  title: '3.1 Authentication of people',
  beyond: 'Which credentials people use is decided where they are handed out.',
  controls: [
    { id: '3.1.1', name: 'No client certificates for people' },
    { id: '3.1.2', name: 'No ServiceAccount tokens for people' },
    { id: '3.1.3', name: 'No bootstrap tokens for people' },
  ],
};

const logging: Section = {
  title: '3.2 Logging',
  controls: [
    { id: '3.2.1', name: 'There is an audit policy', planned: true },
    { id: '3.2.2', name: 'The audit policy covers what matters', planned: true },
  ],
};

const nodeFiles: Section = {
  title: '4.1 Files of nodes',
  beyond: files,
  controls: [
    { id: '4.1.1', name: 'Service file of the kubelet: mode' },
    { id: '4.1.2', name: 'Service file of the kubelet: owner' },
    { id: '4.1.3', name: 'kubeconfig of kube-proxy: mode' },
    { id: '4.1.4', name: 'kubeconfig of kube-proxy: owner' },
    { id: '4.1.5', name: 'kubelet.conf: mode' },
    { id: '4.1.6', name: 'kubelet.conf: owner' },
    { id: '4.1.7', name: 'Certificate authorities: mode' },
    { id: '4.1.8', name: 'Certificate authorities: owner' },
    { id: '4.1.9', name: 'Configuration of the kubelet: mode' },
    { id: '4.1.10', name: 'Configuration of the kubelet: owner' },
  ],
};

const kubelet: Section = {
  title: '4.2 Kubelet',
  controls: [
    { id: '4.2.1', name: 'No anonymous requests', planned: true },
    { id: '4.2.2', name: 'Authorization that is not AlwaysAllow', planned: true },
    { id: '4.2.3', name: 'Authority of client certificates', planned: true },
    { id: '4.2.4', name: 'No read-only port', planned: true },
    { id: '4.2.5', name: 'Timeout of idle streams', planned: true },
    { id: '4.2.6', name: 'Chains of iptables', planned: true },
    { id: '4.2.7', name: 'No other host name', planned: true },
    { id: '4.2.8', name: 'Rate of events', planned: true },
    { id: '4.2.9', name: 'Serving certificate', planned: true },
    { id: '4.2.10', name: 'Rotation of client certificates', planned: true },
    { id: '4.2.11', name: 'Rotation of serving certificates', planned: true },
    { id: '4.2.12', name: 'Strong ciphers', planned: true },
    { id: '4.2.13', name: 'Limit of processes per pod', planned: true },
    {
      id: '4.2.14',
      name: 'Seccomp by default',
      open: 'The configuration of the kubelet says it, where it is in the repository; new in 1.11.',
    },
    {
      id: '4.2.15',
      name: 'Addresses that the unit of the kubelet may not talk to',
      beyond: 'Units of systemd are set up on the node; in 1.11 only.',
    },
  ],
};

const kubeProxy: Section = {
  title: '4.3 kube-proxy',
  controls: [
    { id: '4.3.1', name: 'Metrics bound to localhost', planned: true },
  ],
};

/** Chapters 1 to 4: the cluster itself. */
export const clusterSections: readonly Section[] = [
  controlPlaneFiles,
  apiServer,
  controllerManager,
  scheduler,
  etcd,
  people,
  logging,
  nodeFiles,
  kubelet,
  kubeProxy,
];
