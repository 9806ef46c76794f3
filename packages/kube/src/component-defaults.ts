import type { ComponentName } from '@klint/model';
// What settings are where nobody wrote them: built-in defaults, and what kubeadm sets of its own accord. Settings go by
// the names of flags; the fields of files that stand for them are in component-fields.

/** A value that holds where a flag, or a field of a file, is absent. */
export interface DefaultRow {
  readonly of: ComponentName;
  readonly setting: string;
  /** Whether it is the flag or the field that is absent: the kubelet decides otherwise where it reads a file. */
  readonly absent: 'flag' | 'field';
  /** The minor version from which on it holds. */
  readonly since?: number;
  /** Flags as text, fields as JSON. */
  readonly value: unknown;
}

/** Built-in defaults, of which a later row of the same setting holds from its version on; by where they are from. */
const builtIn: Readonly<Record<string, readonly DefaultRow[]>> = {
  'kubernetes/kubernetes pkg/kubeapiserver/options': [
    { of: 'kube-apiserver', setting: 'anonymous-auth', absent: 'flag', value: 'true' },
    { of: 'kube-apiserver', setting: 'authorization-mode', absent: 'flag', value: 'AlwaysAllow' },
    { of: 'kube-apiserver', setting: 'service-account-lookup', absent: 'flag', value: 'true' },
    { of: 'kube-apiserver', setting: 'service-account-extend-token-expiration', absent: 'flag', value: 'true' },
  ],
  'kubernetes/kubernetes staging/src/k8s.io/apiserver/pkg/server/options': [
    { of: 'kube-apiserver', setting: 'profiling', absent: 'flag', value: 'true' },
    { of: 'kube-apiserver', setting: 'request-timeout', absent: 'flag', value: '1m0s' },
    { of: 'kube-apiserver', setting: 'secure-port', absent: 'flag', value: '6443' },
    { of: 'kube-apiserver', setting: 'kubelet-https', absent: 'flag', value: 'true' },
  ],
  'kubernetes/kubernetes cmd/kube-controller-manager/app/options': [
    { of: 'kube-controller-manager', setting: 'profiling', absent: 'flag', value: 'true' },
    { of: 'kube-controller-manager', setting: 'bind-address', absent: 'flag', value: '0.0.0.0' },
    { of: 'kube-controller-manager', setting: 'use-service-account-credentials', absent: 'flag', value: 'false' },
    { of: 'kube-controller-manager', setting: 'terminated-pod-gc-threshold', absent: 'flag', value: '12500' },
  ],
  'kubernetes/kubernetes pkg/scheduler/apis/config/v1/defaults.go and cmd/kube-scheduler/app/options': [
    { of: 'kube-scheduler', setting: 'profiling', absent: 'flag', value: 'true' },
    { of: 'kube-scheduler', setting: 'profiling', absent: 'field', value: true },
    { of: 'kube-scheduler', setting: 'bind-address', absent: 'flag', value: '0.0.0.0' },
  ],
  'etcd-io/etcd server/embed/config.go': [
    { of: 'etcd', setting: 'client-cert-auth', absent: 'flag', value: 'false' },
    { of: 'etcd', setting: 'peer-client-cert-auth', absent: 'flag', value: 'false' },
    { of: 'etcd', setting: 'auto-tls', absent: 'flag', value: 'false' },
    { of: 'etcd', setting: 'peer-auto-tls', absent: 'flag', value: 'false' },
    { of: 'etcd', setting: 'listen-client-urls', absent: 'flag', value: 'http://localhost:2379' },
    { of: 'etcd', setting: 'listen-peer-urls', absent: 'flag', value: 'http://localhost:2380' },
    { of: 'etcd', setting: 'initial-cluster', absent: 'flag', value: 'default=http://localhost:2380' },
  ],
  // applyLegacyDefaults gives the flags of a kubelet without a file other defaults than the file has.
  'kubernetes/kubernetes cmd/kubelet/app/options/options.go, applyLegacyDefaults': [
    { of: 'kubelet', setting: 'anonymous-auth', absent: 'flag', value: 'true' },
    { of: 'kubelet', setting: 'authentication-token-webhook', absent: 'flag', value: 'false' },
    { of: 'kubelet', setting: 'authorization-mode', absent: 'flag', value: 'AlwaysAllow' },
    { of: 'kubelet', setting: 'read-only-port', absent: 'flag', value: '10255' },
  ],
  'kubernetes/kubernetes pkg/kubelet/apis/config/v1beta1/defaults.go': [
    { of: 'kubelet', setting: 'anonymous-auth', absent: 'field', value: false },
    { of: 'kubelet', setting: 'authentication-token-webhook', absent: 'field', value: true },
    { of: 'kubelet', setting: 'authorization-mode', absent: 'field', value: 'Webhook' },
    { of: 'kubelet', setting: 'read-only-port', absent: 'field', value: 0 },
    ...(['flag', 'field'] as const).flatMap((absent): DefaultRow[] => [
      { of: 'kubelet', setting: 'event-qps', absent, value: 5 },
      { of: 'kubelet', setting: 'event-qps', absent, since: 27, value: 50 },
      { of: 'kubelet', setting: 'make-iptables-util-chains', absent, value: true },
      { of: 'kubelet', setting: 'protect-kernel-defaults', absent, value: false },
      { of: 'kubelet', setting: 'streaming-connection-idle-timeout', absent, value: '4h0m0s' },
      { of: 'kubelet', setting: 'rotate-certificates', absent, value: false },
      { of: 'kubelet', setting: 'rotate-server-certificates', absent, value: false },
      { of: 'kubelet', setting: 'pod-max-pids', absent, value: -1 },
      { of: 'kubelet', setting: 'seccomp-default', absent, value: false },
    ]),
  ],
  'kubernetes/kubernetes pkg/proxy/apis/config/v1alpha1/defaults.go': [
    { of: 'kube-proxy', setting: 'metrics-bind-address', absent: 'flag', value: '127.0.0.1:10249' },
    { of: 'kube-proxy', setting: 'metrics-bind-address', absent: 'field', value: '127.0.0.1:10249' },
  ],
};

const rows = Object.values(builtIn).flat();

/** The built-in default of a setting for a minor version; undefined where nothing is set then. */
export function defaultOf(of: ComponentName, setting: string, absent: 'flag' | 'field', minor: number): unknown {
  const fits = (row: DefaultRow) => row.of === of && row.setting === setting && row.absent === absent;
  return rows.findLast((row) => fits(row) && (row.since ?? 0) <= minor)?.value;
}

/** What stands for a value that kubeadm makes up, such as a path below its folder of certificates. */
const filled = 'as kubeadm sets it';

/**
 * Arguments that kubeadm passes where extraArgs do not say otherwise, with their values where they matter. Source:
 * kubernetes/kubernetes cmd/kubeadm/app/phases, controlplane/manifests.go and etcd/local.go.
 */
const kubeadmArguments: Partial<Record<ComponentName, Readonly<Record<string, string>>>> = {
  'kube-apiserver': {
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'service-account-key-file': filled,
    'service-account-signing-key-file': filled,
    'client-ca-file': filled,
    'tls-cert-file': filled,
    'tls-private-key-file': filled,
    'kubelet-client-certificate': filled,
    'kubelet-client-key': filled,
    'etcd-cafile': filled,
    'etcd-certfile': filled,
    'etcd-keyfile': filled,
    'etcd-servers': 'https://127.0.0.1:2379',
  },
  'kube-controller-manager': {
    'bind-address': '127.0.0.1',
    'root-ca-file': filled,
    'service-account-private-key-file': filled,
    'use-service-account-credentials': 'true',
  },
  'kube-scheduler': { 'bind-address': '127.0.0.1' },
  etcd: {
    'cert-file': filled,
    'key-file': filled,
    'trusted-ca-file': filled,
    'client-cert-auth': 'true',
    'peer-cert-file': filled,
    'peer-key-file': filled,
    'peer-trusted-ca-file': filled,
    'peer-client-cert-auth': 'true',
    'listen-client-urls': 'https://127.0.0.1:2379',
    'listen-peer-urls': 'https://127.0.0.1:2380',
  },
};

/**
 * Fields of a KubeletConfiguration that kubeadm fills in where they are absent; rotateCertificates it sets to true even
 * where the file says false. Source: kubernetes/kubernetes cmd/kubeadm/app/componentconfigs/kubelet.go.
 */
const kubeadmFields: Readonly<Record<string, unknown>> = {
  'client-ca-file': filled,
  'anonymous-auth': false,
  'authentication-token-webhook': true,
  'authorization-mode': 'Webhook',
  'rotate-certificates': true,
};

/** Settings that kubeadm overrides whatever a file says. */
export const kubeadmOverrides: ReadonlySet<string> = new Set(['rotate-certificates']);

/** What kubeadm sets where nobody did; undefined for what it leaves to the built-in default. */
export function kubeadmSets(of: ComponentName, setting: string, absent: 'flag' | 'field'): unknown {
  const table = absent === 'flag' ? kubeadmArguments[of] : of === 'kubelet' ? kubeadmFields : undefined;
  return table && Object.hasOwn(table, setting) ? table[setting] : undefined;
}
