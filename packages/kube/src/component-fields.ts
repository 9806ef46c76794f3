import type { ComponentName, Path } from '@klint/model';

/** Files that configure a component in place of its flags: their kind, and the field that stands for each flag. */
export interface ConfigurationFile {
  readonly kind: string;
  readonly of: ComponentName;
  /** Fields by flag, steps with dots between them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Source: kubernetes/kubernetes, the AddFlags functions that bind flags to fields of these kinds. */
export const configurationFiles: readonly ConfigurationFile[] = [
  {
    kind: 'KubeletConfiguration',
    of: 'kubelet',
    fields: {
      'anonymous-auth': 'authentication.anonymous.enabled',
      'authentication-token-webhook': 'authentication.webhook.enabled',
      'client-ca-file': 'authentication.x509.clientCAFile',
      'authorization-mode': 'authorization.mode',
      'read-only-port': 'readOnlyPort',
      'streaming-connection-idle-timeout': 'streamingConnectionIdleTimeout',
      'protect-kernel-defaults': 'protectKernelDefaults',
      'make-iptables-util-chains': 'makeIPTablesUtilChains',
      'event-qps': 'eventRecordQPS',
      'tls-cert-file': 'tlsCertFile',
      'tls-private-key-file': 'tlsPrivateKeyFile',
      'rotate-certificates': 'rotateCertificates',
      'rotate-server-certificates': 'serverTLSBootstrap',
      'tls-cipher-suites': 'tlsCipherSuites',
      'tls-min-version': 'tlsMinVersion',
      'feature-gates': 'featureGates',
      'pod-max-pids': 'podPidsLimit',
      'seccomp-default': 'seccompDefault',
    },
  },
  {
    kind: 'KubeProxyConfiguration',
    of: 'kube-proxy',
    fields: {
      'metrics-bind-address': 'metricsBindAddress',
      'healthz-bind-address': 'healthzBindAddress',
      profiling: 'enableProfiling',
      'feature-gates': 'featureGates',
    },
  },
  { kind: 'KubeSchedulerConfiguration', of: 'kube-scheduler', fields: { profiling: 'enableProfiling' } },
];

/** The field that stands for a flag; undefined where only the flag exists. */
export function fieldOf({ fields }: ConfigurationFile, setting: string): Path | undefined {
  return Object.hasOwn(fields, setting) ? fields[setting]!.split('.') : undefined;
}

/** Flags that name a file whose settings hold where a flag is absent; etcd reads no flags at all beside its file. */
export const fileFlags: Partial<Record<ComponentName, readonly string[]>> = {
  kubelet: ['config', 'config-dir'],
  'kube-proxy': ['config'],
  'kube-scheduler': ['config'],
  etcd: ['config-file'],
};
