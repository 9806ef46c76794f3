// Made by `npm run generate` from the files of rules/.
import type { Rule } from 'klint/rule';
import cloudProviderNoMetadataEndpointEgress from './cloud-provider/no-metadata-endpoint-egress.js';
import cloudProviderRequireManagedClusterRbac from './cloud-provider/require-managed-cluster-rbac.js';
import containerAppNoAllowAllNetworkPolicy from './container-app/no-allow-all-network-policy.js';
import containerAppNoAutomountedServiceAccountToken from './container-app/no-automounted-service-account-token.js';
import containerAppNoBarePod from './container-app/no-bare-pod.js';
import containerAppNoBlockingPodDisruptionBudget from './container-app/no-blocking-pod-disruption-budget.js';
import containerAppNoCustomSelinuxOptions from './container-app/no-custom-selinux-options.js';
import containerAppNoDefaultServiceAccount from './container-app/no-default-service-account.js';
import containerAppNoExternalLoadBalancer from './container-app/no-external-load-balancer.js';
import containerAppNoHardcodedSecret from './container-app/no-hardcoded-secret.js';
import containerAppNoHostAliases from './container-app/no-host-aliases.js';
import containerAppNoIngressSnippet from './container-app/no-ingress-snippet.js';
import containerAppNoMiningPoolArgument from './container-app/no-mining-pool-argument.js';
import containerAppNoNodePortService from './container-app/no-node-port-service.js';
import containerAppNoPlaintextSecretInConfigMap from './container-app/no-plaintext-secret-in-config-map.js';
import containerAppNoPlaintextSecretInEnv from './container-app/no-plaintext-secret-in-env.js';
import containerAppNoPrivilegeEscalation from './container-app/no-privilege-escalation.js';
import containerAppNoPrivilegedContainerPort from './container-app/no-privileged-container-port.js';
import containerAppNoRestrictedVolumeTypes from './container-app/no-restricted-volume-types.js';
import containerAppNoRootGroup from './container-app/no-root-group.js';
import containerAppNoRootUser from './container-app/no-root-user.js';
import containerAppNoSecretEnvironmentVariable from './container-app/no-secret-environment-variable.js';
import containerAppNoServiceAccountTokenSecret from './container-app/no-service-account-token-secret.js';
import containerAppNoServiceExternalIps from './container-app/no-service-external-ips.js';
import containerAppNoSshPort from './container-app/no-ssh-port.js';
import containerAppNoStaticReplicasWithHpa from './container-app/no-static-replicas-with-hpa.js';
import containerAppNoUnconfinedApparmor from './container-app/no-unconfined-apparmor.js';
import containerAppNoUnconfinedSeccomp from './container-app/no-unconfined-seccomp.js';
import containerAppRequireApparmorProfile from './container-app/require-apparmor-profile.js';
import containerAppRequireCpuLimit from './container-app/require-cpu-limit.js';
import containerAppRequireCpuRequest from './container-app/require-cpu-request.js';
import containerAppRequireHighUserAndGroupId from './container-app/require-high-user-and-group-id.js';
import containerAppRequireJobLimits from './container-app/require-job-limits.js';
import containerAppRequireLivenessProbe from './container-app/require-liveness-probe.js';
import containerAppRequireMemoryLimit from './container-app/require-memory-limit.js';
import containerAppRequireMemoryRequest from './container-app/require-memory-request.js';
import containerAppRequireMinimumReplicas from './container-app/require-minimum-replicas.js';
import containerAppRequireNetworkPolicy from './container-app/require-network-policy.js';
import containerAppRequirePodDisruptionBudget from './container-app/require-pod-disruption-budget.js';
import containerAppRequirePodSpreading from './container-app/require-pod-spreading.js';
import containerAppRequireReadOnlyRootFilesystem from './container-app/require-read-only-root-filesystem.js';
import containerAppRequireReadinessProbe from './container-app/require-readiness-probe.js';
import containerAppRequireRollingUpdate from './container-app/require-rolling-update.js';
import containerAppRequireRunAsNonRoot from './container-app/require-run-as-non-root.js';
import containerAppRequireSeccompProfile from './container-app/require-seccomp-profile.js';
import containerAppRequireSecurityContext from './container-app/require-security-context.js';
import containerAppValidResourceBounds from './container-app/valid-resource-bounds.js';
import controlPlaneNoAlwaysAdmitAdmission from './control-plane/no-always-admit-admission.js';
import controlPlaneNoApiserverAlwaysAllow from './control-plane/no-apiserver-always-allow.js';
import controlPlaneNoApiserverAnonymousAuth from './control-plane/no-apiserver-anonymous-auth.js';
import controlPlaneNoApiserverStaticCredentials from './control-plane/no-apiserver-static-credentials.js';
import controlPlaneNoControlPlaneProfiling from './control-plane/no-control-plane-profiling.js';
import controlPlaneNoControlPlanePublicBindAddress from './control-plane/no-control-plane-public-bind-address.js';
import controlPlaneNoDisabledDefaultAdmissionPlugin from './control-plane/no-disabled-default-admission-plugin.js';
import controlPlaneNoDisabledServiceAccountLookup from './control-plane/no-disabled-service-account-lookup.js';
import controlPlaneNoEtcdAutoTls from './control-plane/no-etcd-auto-tls.js';
import controlPlaneNoExcessiveApiserverRequestTimeout from './control-plane/no-excessive-apiserver-request-timeout.js';
import controlPlaneNoKubernetesDashboard from './control-plane/no-kubernetes-dashboard.js';
import controlPlaneNoTiller from './control-plane/no-tiller.js';
import controlPlaneNoWeakApiserverCiphers from './control-plane/no-weak-apiserver-ciphers.js';
import controlPlaneRequireAlwaysPullImagesAdmission from './control-plane/require-always-pull-images-admission.js';
import controlPlaneRequireApiserverAuditLogging from './control-plane/require-apiserver-audit-logging.js';
import controlPlaneRequireApiserverAuditRetention from './control-plane/require-apiserver-audit-retention.js';
import controlPlaneRequireApiserverAuthorizationModes from './control-plane/require-apiserver-authorization-modes.js';
import controlPlaneRequireApiserverEncryptionProvider from './control-plane/require-apiserver-encryption-provider.js';
import controlPlaneRequireApiserverEtcdTls from './control-plane/require-apiserver-etcd-tls.js';
import controlPlaneRequireApiserverKubeletTls from './control-plane/require-apiserver-kubelet-tls.js';
import controlPlaneRequireApiserverTls from './control-plane/require-apiserver-tls.js';
import controlPlaneRequireAuditPolicyCoverage from './control-plane/require-audit-policy-coverage.js';
import controlPlaneRequireControllerManagerRootCa from './control-plane/require-controller-manager-root-ca.js';
import controlPlaneRequireControllerManagerServiceAccountCredentials
  from './control-plane/require-controller-manager-service-account-credentials.js';
import controlPlaneRequireDenyServiceExternalIpsAdmission
  from './control-plane/require-deny-service-external-ips-admission.js';
import controlPlaneRequireEtcdClientTls from './control-plane/require-etcd-client-tls.js';
import controlPlaneRequireEtcdPeerTls from './control-plane/require-etcd-peer-tls.js';
import controlPlaneRequireEventRateLimitAdmission from './control-plane/require-event-rate-limit-admission.js';
import controlPlaneRequireNodeRestrictionAdmission from './control-plane/require-node-restriction-admission.js';
import controlPlaneRequireServiceAccountSigningKey from './control-plane/require-service-account-signing-key.js';
import controlPlaneRequireStrongEncryptionProvider from './control-plane/require-strong-encryption-provider.js';
import controlPlaneRequireUniqueEtcdCa from './control-plane/require-unique-etcd-ca.js';
import controlPlaneValidTerminatedPodGcThreshold from './control-plane/valid-terminated-pod-gc-threshold.js';
import coreNoExpiredSuppression from './core/no-expired-suppression.js';
import coreNoSkippedFile from './core/no-skipped-file.js';
import coreNoUnfetchedRemoteSource from './core/no-unfetched-remote-source.js';
import coreNoUnusedSuppression from './core/no-unused-suppression.js';
import coreValidChart from './core/valid-chart.js';
import coreValidKubernetesObject from './core/valid-kubernetes-object.js';
import coreValidKustomization from './core/valid-kustomization.js';
import coreValidSuppression from './core/valid-suppression.js';
import coreValidYaml from './core/valid-yaml.js';
import insiderAdminNoAnonymousBinding from './insider-admin/no-anonymous-binding.js';
import insiderAdminNoBroadGroupBinding from './insider-admin/no-broad-group-binding.js';
import insiderAdminNoClusterAdminBinding from './insider-admin/no-cluster-admin-binding.js';
import insiderAdminNoDefaultServiceAccountBinding from './insider-admin/no-default-service-account-binding.js';
import insiderAdminNoRbacAdmissionControlWrite from './insider-admin/no-rbac-admission-control-write.js';
import insiderAdminNoRbacBind from './insider-admin/no-rbac-bind.js';
import insiderAdminNoRbacConfigMapWrite from './insider-admin/no-rbac-config-map-write.js';
import insiderAdminNoRbacCsrApproval from './insider-admin/no-rbac-csr-approval.js';
import insiderAdminNoRbacDeletion from './insider-admin/no-rbac-deletion.js';
import insiderAdminNoRbacEscalate from './insider-admin/no-rbac-escalate.js';
import insiderAdminNoRbacFullWildcard from './insider-admin/no-rbac-full-wildcard.js';
import insiderAdminNoRbacImpersonate from './insider-admin/no-rbac-impersonate.js';
import insiderAdminNoRbacNetworkWrite from './insider-admin/no-rbac-network-write.js';
import insiderAdminNoRbacNodeProxy from './insider-admin/no-rbac-node-proxy.js';
import insiderAdminNoRbacPodExec from './insider-admin/no-rbac-pod-exec.js';
import insiderAdminNoRbacPodPortForward from './insider-admin/no-rbac-pod-port-forward.js';
import insiderAdminNoRbacSecretAccess from './insider-admin/no-rbac-secret-access.js';
import insiderAdminNoRbacServiceAccountTokenCreation from './insider-admin/no-rbac-service-account-token-creation.js';
import insiderAdminNoRbacWildcard from './insider-admin/no-rbac-wildcard.js';
import insiderAdminNoRbacWorkloadWrite from './insider-admin/no-rbac-workload-write.js';
import insiderAdminNoSystemMastersBinding from './insider-admin/no-system-masters-binding.js';
import insiderUserNoCommittedSecret from './insider-user/no-committed-secret.js';
import insiderUserNoDefaultNamespace from './insider-user/no-default-namespace.js';
import insiderUserNoSystemNamespace from './insider-user/no-system-namespace.js';
import insiderUserRequireIngressTls from './insider-user/require-ingress-tls.js';
import insiderUserRequireLimitRange from './insider-user/require-limit-range.js';
import insiderUserRequireNamespaceNetworkPolicy from './insider-user/require-namespace-network-policy.js';
import insiderUserRequirePodSecurityEnforceLabel from './insider-user/require-pod-security-enforce-label.js';
import insiderUserRequireResourceQuota from './insider-user/require-resource-quota.js';
import manifestNoDuplicateKey from './manifest/no-duplicate-key.js';
import manifestNoLossyKustomizeMerge from './manifest/no-lossy-kustomize-merge.js';
import manifestNoUnmatchedKustomizeTransformer from './manifest/no-unmatched-kustomize-transformer.js';
import supplyChainNoCryptominerImage from './supply-chain/no-cryptominer-image.js';
import supplyChainNoLatestImageTag from './supply-chain/no-latest-image-tag.js';
import supplyChainNoRemoteScriptInCommand from './supply-chain/no-remote-script-in-command.js';
import supplyChainNoUnrestrictedArgoProject from './supply-chain/no-unrestricted-argo-project.js';
import supplyChainRequireAlwaysImagePull from './supply-chain/require-always-image-pull.js';
import supplyChainRequireImageDigest from './supply-chain/require-image-digest.js';
import supplyChainRequireTrustedRegistry from './supply-chain/require-trusted-registry.js';
import workerNodeNoContainerRuntimeSocket from './worker-node/no-container-runtime-socket.js';
import workerNodeNoDangerousCapabilities from './worker-node/no-dangerous-capabilities.js';
import workerNodeNoHostIpc from './worker-node/no-host-ipc.js';
import workerNodeNoHostNetwork from './worker-node/no-host-network.js';
import workerNodeNoHostPathVolume from './worker-node/no-host-path-volume.js';
import workerNodeNoHostPid from './worker-node/no-host-pid.js';
import workerNodeNoHostPort from './worker-node/no-host-port.js';
import workerNodeNoKubeletAlwaysAllow from './worker-node/no-kubelet-always-allow.js';
import workerNodeNoKubeletAnonymousAuth from './worker-node/no-kubelet-anonymous-auth.js';
import workerNodeNoKubeletHostnameOverride from './worker-node/no-kubelet-hostname-override.js';
import workerNodeNoKubeletReadOnlyPort from './worker-node/no-kubelet-read-only-port.js';
import workerNodeNoNonDefaultCapabilities from './worker-node/no-non-default-capabilities.js';
import workerNodeNoPrivilegedContainer from './worker-node/no-privileged-container.js';
import workerNodeNoProbeHost from './worker-node/no-probe-host.js';
import workerNodeNoSensitiveHostPath from './worker-node/no-sensitive-host-path.js';
import workerNodeNoUnmaskedProcMount from './worker-node/no-unmasked-proc-mount.js';
import workerNodeNoUnsafeSysctls from './worker-node/no-unsafe-sysctls.js';
import workerNodeNoWeakKubeletCiphers from './worker-node/no-weak-kubelet-ciphers.js';
import workerNodeNoWindowsHostProcess from './worker-node/no-windows-host-process.js';
import workerNodeNoWritableHostPath from './worker-node/no-writable-host-path.js';
import workerNodeRequireDefaultProcMount from './worker-node/require-default-proc-mount.js';
import workerNodeRequireDropAllCapabilities from './worker-node/require-drop-all-capabilities.js';
import workerNodeRequireDropNetRaw from './worker-node/require-drop-net-raw.js';
import workerNodeRequireKubeletCertificateRotation from './worker-node/require-kubelet-certificate-rotation.js';
import workerNodeRequireKubeletClientCa from './worker-node/require-kubelet-client-ca.js';
import workerNodeRequireKubeletIptablesUtilChains from './worker-node/require-kubelet-iptables-util-chains.js';
import workerNodeRequireKubeletProtectKernelDefaults from './worker-node/require-kubelet-protect-kernel-defaults.js';
import workerNodeRequireKubeletServingCertificate from './worker-node/require-kubelet-serving-certificate.js';
import workerNodeRequireKubeletStreamingTimeout from './worker-node/require-kubelet-streaming-timeout.js';
import workerNodeValidKubeletEventQps from './worker-node/valid-kubelet-event-qps.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  cloudProviderNoMetadataEndpointEgress,
  cloudProviderRequireManagedClusterRbac,
  containerAppNoAllowAllNetworkPolicy,
  containerAppNoAutomountedServiceAccountToken,
  containerAppNoBarePod,
  containerAppNoBlockingPodDisruptionBudget,
  containerAppNoCustomSelinuxOptions,
  containerAppNoDefaultServiceAccount,
  containerAppNoExternalLoadBalancer,
  containerAppNoHardcodedSecret,
  containerAppNoHostAliases,
  containerAppNoIngressSnippet,
  containerAppNoMiningPoolArgument,
  containerAppNoNodePortService,
  containerAppNoPlaintextSecretInConfigMap,
  containerAppNoPlaintextSecretInEnv,
  containerAppNoPrivilegeEscalation,
  containerAppNoPrivilegedContainerPort,
  containerAppNoRestrictedVolumeTypes,
  containerAppNoRootGroup,
  containerAppNoRootUser,
  containerAppNoSecretEnvironmentVariable,
  containerAppNoServiceAccountTokenSecret,
  containerAppNoServiceExternalIps,
  containerAppNoSshPort,
  containerAppNoStaticReplicasWithHpa,
  containerAppNoUnconfinedApparmor,
  containerAppNoUnconfinedSeccomp,
  containerAppRequireApparmorProfile,
  containerAppRequireCpuLimit,
  containerAppRequireCpuRequest,
  containerAppRequireHighUserAndGroupId,
  containerAppRequireJobLimits,
  containerAppRequireLivenessProbe,
  containerAppRequireMemoryLimit,
  containerAppRequireMemoryRequest,
  containerAppRequireMinimumReplicas,
  containerAppRequireNetworkPolicy,
  containerAppRequirePodDisruptionBudget,
  containerAppRequirePodSpreading,
  containerAppRequireReadOnlyRootFilesystem,
  containerAppRequireReadinessProbe,
  containerAppRequireRollingUpdate,
  containerAppRequireRunAsNonRoot,
  containerAppRequireSeccompProfile,
  containerAppRequireSecurityContext,
  containerAppValidResourceBounds,
  controlPlaneNoAlwaysAdmitAdmission,
  controlPlaneNoApiserverAlwaysAllow,
  controlPlaneNoApiserverAnonymousAuth,
  controlPlaneNoApiserverStaticCredentials,
  controlPlaneNoControlPlaneProfiling,
  controlPlaneNoControlPlanePublicBindAddress,
  controlPlaneNoDisabledDefaultAdmissionPlugin,
  controlPlaneNoDisabledServiceAccountLookup,
  controlPlaneNoEtcdAutoTls,
  controlPlaneNoExcessiveApiserverRequestTimeout,
  controlPlaneNoKubernetesDashboard,
  controlPlaneNoTiller,
  controlPlaneNoWeakApiserverCiphers,
  controlPlaneRequireAlwaysPullImagesAdmission,
  controlPlaneRequireApiserverAuditLogging,
  controlPlaneRequireApiserverAuditRetention,
  controlPlaneRequireApiserverAuthorizationModes,
  controlPlaneRequireApiserverEncryptionProvider,
  controlPlaneRequireApiserverEtcdTls,
  controlPlaneRequireApiserverKubeletTls,
  controlPlaneRequireApiserverTls,
  controlPlaneRequireAuditPolicyCoverage,
  controlPlaneRequireControllerManagerRootCa,
  controlPlaneRequireControllerManagerServiceAccountCredentials,
  controlPlaneRequireDenyServiceExternalIpsAdmission,
  controlPlaneRequireEtcdClientTls,
  controlPlaneRequireEtcdPeerTls,
  controlPlaneRequireEventRateLimitAdmission,
  controlPlaneRequireNodeRestrictionAdmission,
  controlPlaneRequireServiceAccountSigningKey,
  controlPlaneRequireStrongEncryptionProvider,
  controlPlaneRequireUniqueEtcdCa,
  controlPlaneValidTerminatedPodGcThreshold,
  coreNoExpiredSuppression,
  coreNoSkippedFile,
  coreNoUnfetchedRemoteSource,
  coreNoUnusedSuppression,
  coreValidChart,
  coreValidKubernetesObject,
  coreValidKustomization,
  coreValidSuppression,
  coreValidYaml,
  insiderAdminNoAnonymousBinding,
  insiderAdminNoBroadGroupBinding,
  insiderAdminNoClusterAdminBinding,
  insiderAdminNoDefaultServiceAccountBinding,
  insiderAdminNoRbacAdmissionControlWrite,
  insiderAdminNoRbacBind,
  insiderAdminNoRbacConfigMapWrite,
  insiderAdminNoRbacCsrApproval,
  insiderAdminNoRbacDeletion,
  insiderAdminNoRbacEscalate,
  insiderAdminNoRbacFullWildcard,
  insiderAdminNoRbacImpersonate,
  insiderAdminNoRbacNetworkWrite,
  insiderAdminNoRbacNodeProxy,
  insiderAdminNoRbacPodExec,
  insiderAdminNoRbacPodPortForward,
  insiderAdminNoRbacSecretAccess,
  insiderAdminNoRbacServiceAccountTokenCreation,
  insiderAdminNoRbacWildcard,
  insiderAdminNoRbacWorkloadWrite,
  insiderAdminNoSystemMastersBinding,
  insiderUserNoCommittedSecret,
  insiderUserNoDefaultNamespace,
  insiderUserNoSystemNamespace,
  insiderUserRequireIngressTls,
  insiderUserRequireLimitRange,
  insiderUserRequireNamespaceNetworkPolicy,
  insiderUserRequirePodSecurityEnforceLabel,
  insiderUserRequireResourceQuota,
  manifestNoDuplicateKey,
  manifestNoLossyKustomizeMerge,
  manifestNoUnmatchedKustomizeTransformer,
  supplyChainNoCryptominerImage,
  supplyChainNoLatestImageTag,
  supplyChainNoRemoteScriptInCommand,
  supplyChainNoUnrestrictedArgoProject,
  supplyChainRequireAlwaysImagePull,
  supplyChainRequireImageDigest,
  supplyChainRequireTrustedRegistry,
  workerNodeNoContainerRuntimeSocket,
  workerNodeNoDangerousCapabilities,
  workerNodeNoHostIpc,
  workerNodeNoHostNetwork,
  workerNodeNoHostPathVolume,
  workerNodeNoHostPid,
  workerNodeNoHostPort,
  workerNodeNoKubeletAlwaysAllow,
  workerNodeNoKubeletAnonymousAuth,
  workerNodeNoKubeletHostnameOverride,
  workerNodeNoKubeletReadOnlyPort,
  workerNodeNoNonDefaultCapabilities,
  workerNodeNoPrivilegedContainer,
  workerNodeNoProbeHost,
  workerNodeNoSensitiveHostPath,
  workerNodeNoUnmaskedProcMount,
  workerNodeNoUnsafeSysctls,
  workerNodeNoWeakKubeletCiphers,
  workerNodeNoWindowsHostProcess,
  workerNodeNoWritableHostPath,
  workerNodeRequireDefaultProcMount,
  workerNodeRequireDropAllCapabilities,
  workerNodeRequireDropNetRaw,
  workerNodeRequireKubeletCertificateRotation,
  workerNodeRequireKubeletClientCa,
  workerNodeRequireKubeletIptablesUtilChains,
  workerNodeRequireKubeletProtectKernelDefaults,
  workerNodeRequireKubeletServingCertificate,
  workerNodeRequireKubeletStreamingTimeout,
  workerNodeValidKubeletEventQps,
];
