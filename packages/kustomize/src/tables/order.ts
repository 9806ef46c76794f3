// Data of kubernetes-sigs/kustomize, kustomize/v5.7.1, under the Apache License 2.0.
// Made by packages/devkit/src/commands/kustomize-tables.ts; do not edit.

export const defaultOrder = {
 "first": [
  "Namespace",
  "ResourceQuota",
  "StorageClass",
  "CustomResourceDefinition",
  "ServiceAccount",
  "PodSecurityPolicy",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
  "Endpoints",
  "Service",
  "LimitRange",
  "PriorityClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Deployment",
  "StatefulSet",
  "CronJob",
  "PodDisruptionBudget"
 ],
 "last": [
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration"
 ]
};
