// Made by `npm run generate` from the files of rules/.
import type { Rule } from 'klint/rule';
import cloudProviderNoMetadataEndpointEgress from './cloud-provider/no-metadata-endpoint-egress.js';
import containerAppNoAutomountedServiceAccountToken from './container-app/no-automounted-service-account-token.js';
import containerAppNoCustomSelinuxOptions from './container-app/no-custom-selinux-options.js';
import containerAppNoExternalLoadBalancer from './container-app/no-external-load-balancer.js';
import containerAppNoPlaintextSecretInEnv from './container-app/no-plaintext-secret-in-env.js';
import containerAppNoPrivilegeEscalation from './container-app/no-privilege-escalation.js';
import containerAppNoRestrictedVolumeTypes from './container-app/no-restricted-volume-types.js';
import containerAppNoRootUser from './container-app/no-root-user.js';
import containerAppNoUnconfinedApparmor from './container-app/no-unconfined-apparmor.js';
import containerAppNoUnconfinedSeccomp from './container-app/no-unconfined-seccomp.js';
import containerAppRequireNetworkPolicy from './container-app/require-network-policy.js';
import containerAppRequireRunAsNonRoot from './container-app/require-run-as-non-root.js';
import containerAppRequireSeccompProfile from './container-app/require-seccomp-profile.js';
import controlPlaneNoApiserverAnonymousAuth from './control-plane/no-apiserver-anonymous-auth.js';
import coreNoExpiredSuppression from './core/no-expired-suppression.js';
import coreNoSkippedFile from './core/no-skipped-file.js';
import coreNoUnusedSuppression from './core/no-unused-suppression.js';
import coreValidChart from './core/valid-chart.js';
import coreValidKubernetesObject from './core/valid-kubernetes-object.js';
import coreValidSuppression from './core/valid-suppression.js';
import coreValidYaml from './core/valid-yaml.js';
import insiderAdminNoClusterAdminBinding from './insider-admin/no-cluster-admin-binding.js';
import insiderAdminNoRbacEscalate from './insider-admin/no-rbac-escalate.js';
import insiderAdminNoRbacFullWildcard from './insider-admin/no-rbac-full-wildcard.js';
import insiderUserRequireIngressTls from './insider-user/require-ingress-tls.js';
import insiderUserRequirePodSecurityEnforceLabel from './insider-user/require-pod-security-enforce-label.js';
import manifestNoDuplicateKey from './manifest/no-duplicate-key.js';
import supplyChainNoLatestImageTag from './supply-chain/no-latest-image-tag.js';
import supplyChainNoRemoteScriptInCommand from './supply-chain/no-remote-script-in-command.js';
import supplyChainNoUnrestrictedArgoProject from './supply-chain/no-unrestricted-argo-project.js';
import workerNodeNoContainerRuntimeSocket from './worker-node/no-container-runtime-socket.js';
import workerNodeNoDangerousCapabilities from './worker-node/no-dangerous-capabilities.js';
import workerNodeNoHostIpc from './worker-node/no-host-ipc.js';
import workerNodeNoHostNetwork from './worker-node/no-host-network.js';
import workerNodeNoHostPathVolume from './worker-node/no-host-path-volume.js';
import workerNodeNoHostPid from './worker-node/no-host-pid.js';
import workerNodeNoHostPort from './worker-node/no-host-port.js';
import workerNodeNoNonDefaultCapabilities from './worker-node/no-non-default-capabilities.js';
import workerNodeNoPrivilegedContainer from './worker-node/no-privileged-container.js';
import workerNodeNoProbeHost from './worker-node/no-probe-host.js';
import workerNodeNoSensitiveHostPath from './worker-node/no-sensitive-host-path.js';
import workerNodeNoUnmaskedProcMount from './worker-node/no-unmasked-proc-mount.js';
import workerNodeNoUnsafeSysctls from './worker-node/no-unsafe-sysctls.js';
import workerNodeNoWindowsHostProcess from './worker-node/no-windows-host-process.js';
import workerNodeRequireDefaultProcMount from './worker-node/require-default-proc-mount.js';
import workerNodeRequireDropAllCapabilities from './worker-node/require-drop-all-capabilities.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  cloudProviderNoMetadataEndpointEgress,
  containerAppNoAutomountedServiceAccountToken,
  containerAppNoCustomSelinuxOptions,
  containerAppNoExternalLoadBalancer,
  containerAppNoPlaintextSecretInEnv,
  containerAppNoPrivilegeEscalation,
  containerAppNoRestrictedVolumeTypes,
  containerAppNoRootUser,
  containerAppNoUnconfinedApparmor,
  containerAppNoUnconfinedSeccomp,
  containerAppRequireNetworkPolicy,
  containerAppRequireRunAsNonRoot,
  containerAppRequireSeccompProfile,
  controlPlaneNoApiserverAnonymousAuth,
  coreNoExpiredSuppression,
  coreNoSkippedFile,
  coreNoUnusedSuppression,
  coreValidChart,
  coreValidKubernetesObject,
  coreValidSuppression,
  coreValidYaml,
  insiderAdminNoClusterAdminBinding,
  insiderAdminNoRbacEscalate,
  insiderAdminNoRbacFullWildcard,
  insiderUserRequireIngressTls,
  insiderUserRequirePodSecurityEnforceLabel,
  manifestNoDuplicateKey,
  supplyChainNoLatestImageTag,
  supplyChainNoRemoteScriptInCommand,
  supplyChainNoUnrestrictedArgoProject,
  workerNodeNoContainerRuntimeSocket,
  workerNodeNoDangerousCapabilities,
  workerNodeNoHostIpc,
  workerNodeNoHostNetwork,
  workerNodeNoHostPathVolume,
  workerNodeNoHostPid,
  workerNodeNoHostPort,
  workerNodeNoNonDefaultCapabilities,
  workerNodeNoPrivilegedContainer,
  workerNodeNoProbeHost,
  workerNodeNoSensitiveHostPath,
  workerNodeNoUnmaskedProcMount,
  workerNodeNoUnsafeSysctls,
  workerNodeNoWindowsHostProcess,
  workerNodeRequireDefaultProcMount,
  workerNodeRequireDropAllCapabilities,
];
