// Data of kubernetes-sigs/kustomize, kustomize/v5.7.1, under the Apache License 2.0.
// Made by packages/devkit/src/commands/kustomize-tables.ts; do not edit.

export const builtinSchema = {
 "definitions": {
  "io.k8s.api.admissionregistration.v1.MutatingWebhook": {
   "properties": {
    "objectSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "webhooks": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1.MutatingWebhook"
     },
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "name"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "admissionregistration.k8s.io",
     "kind": "MutatingWebhookConfiguration",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "admissionregistration.k8s.io",
     "kind": "MutatingWebhookConfigurationList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1.ValidatingWebhook": {
   "properties": {
    "objectSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "webhooks": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1.ValidatingWebhook"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "admissionregistration.k8s.io",
     "kind": "ValidatingWebhookConfiguration",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "admissionregistration.k8s.io",
     "kind": "ValidatingWebhookConfigurationList"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1beta1.MutatingWebhook": {
   "properties": {
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "objectSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "webhooks": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1beta1.MutatingWebhook"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "admissionregistration.k8s.io",
     "kind": "MutatingWebhookConfiguration",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "admissionregistration.k8s.io",
     "kind": "MutatingWebhookConfigurationList"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook": {
   "properties": {
    "objectSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "webhooks": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook"
     },
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "name"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "admissionregistration.k8s.io",
     "kind": "ValidatingWebhookConfiguration"
    }
   ]
  },
  "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "admissionregistration.k8s.io",
     "kind": "ValidatingWebhookConfigurationList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.apps.v1.ControllerRevision": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "ControllerRevision",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.ControllerRevisionList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.apps.v1.ControllerRevision"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "ControllerRevisionList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.DaemonSet": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.DaemonSetSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.DaemonSetStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "DaemonSet",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.DaemonSetList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.apps.v1.DaemonSet"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "DaemonSetList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.DaemonSetSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    }
   }
  },
  "io.k8s.api.apps.v1.DaemonSetStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.apps.v1.Deployment": {
   "properties": {
    "status": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.DeploymentStatus"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.DeploymentSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "Deployment",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.DeploymentList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.apps.v1.Deployment"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "DeploymentList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.DeploymentSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "strategy": {
     "x-kubernetes-patch-strategy": "retainKeys"
    },
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    }
   }
  },
  "io.k8s.api.apps.v1.DeploymentStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.apps.v1.ReplicaSet": {
   "properties": {
    "spec": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.ReplicaSetSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.ReplicaSetStatus"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "ReplicaSet",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.ReplicaSetList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.apps.v1.ReplicaSet"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "ReplicaSetList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.ReplicaSetSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    }
   }
  },
  "io.k8s.api.apps.v1.ReplicaSetStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.apps.v1.StatefulSet": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.StatefulSetSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.apps.v1.StatefulSetStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "StatefulSet",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.StatefulSetList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.apps.v1.StatefulSet"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apps",
     "kind": "StatefulSetList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.apps.v1.StatefulSetSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    },
    "volumeClaimTemplates": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaim"
     }
    }
   }
  },
  "io.k8s.api.apps.v1.StatefulSetStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.authentication.v1.TokenRequest": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authentication.k8s.io",
     "kind": "TokenRequest",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.authentication.v1.TokenReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "authentication.k8s.io",
     "kind": "TokenReview"
    }
   ]
  },
  "io.k8s.api.authentication.v1beta1.TokenReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authentication.k8s.io",
     "kind": "TokenReview",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.authorization.v1.LocalSubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "LocalSubjectAccessReview",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.authorization.v1.SelfSubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "SelfSubjectAccessReview",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.authorization.v1.SelfSubjectRulesReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "SelfSubjectRulesReview",
     "version": "v1",
     "group": "authorization.k8s.io"
    }
   ]
  },
  "io.k8s.api.authorization.v1.SubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "SubjectAccessReview",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "LocalSubjectAccessReview",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "SelfSubjectAccessReview",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "authorization.k8s.io",
     "kind": "SelfSubjectRulesReview",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.authorization.v1beta1.SubjectAccessReview": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "authorization.k8s.io",
     "kind": "SubjectAccessReview"
    }
   ]
  },
  "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscaler"
    }
   ]
  },
  "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscalerList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.autoscaling.v1.Scale": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "Scale",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.autoscaling.v2beta1.ExternalMetricSource": {
   "properties": {
    "metricSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus": {
   "properties": {
    "metricSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler": {
   "properties": {
    "spec": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscaler",
     "version": "v2beta1"
    }
   ]
  },
  "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscalerList",
     "version": "v2beta1"
    }
   ]
  },
  "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec": {
   "properties": {
    "metrics": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.MetricSpec"
     }
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus": {
   "properties": {
    "currentMetrics": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.MetricStatus"
     }
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.MetricSpec": {
   "properties": {
    "object": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.ObjectMetricSource"
    },
    "pods": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.PodsMetricSource"
    },
    "external": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.ExternalMetricSource"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.MetricStatus": {
   "properties": {
    "external": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus"
    },
    "object": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus"
    },
    "pods": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta1.PodsMetricStatus"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.ObjectMetricSource": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.PodsMetricSource": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta1.PodsMetricStatus": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.ExternalMetricSource": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscaler",
     "version": "v2beta2"
    }
   ]
  },
  "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "autoscaling",
     "kind": "HorizontalPodAutoscalerList",
     "version": "v2beta2"
    }
   ]
  },
  "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec": {
   "properties": {
    "metrics": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricSpec"
     }
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus": {
   "properties": {
    "currentMetrics": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricStatus"
     }
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.MetricIdentifier": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.MetricSpec": {
   "properties": {
    "external": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.ExternalMetricSource"
    },
    "object": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.ObjectMetricSource"
    },
    "pods": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.PodsMetricSource"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.MetricStatus": {
   "properties": {
    "external": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus"
    },
    "object": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus"
    },
    "pods": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.PodsMetricStatus"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.ObjectMetricSource": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.PodsMetricSource": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.autoscaling.v2beta2.PodsMetricStatus": {
   "properties": {
    "metric": {
     "$ref": "#/definitions/io.k8s.api.autoscaling.v2beta2.MetricIdentifier"
    }
   }
  },
  "io.k8s.api.batch.v1.CronJob": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.CronJobSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "CronJob",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.batch.v1.CronJobList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.batch.v1.CronJob"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "CronJobList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.batch.v1.CronJobSpec": {
   "properties": {
    "jobTemplate": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.JobTemplateSpec"
    }
   }
  },
  "io.k8s.api.batch.v1.Job": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.JobSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.JobStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "Job",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.batch.v1.JobList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.batch.v1.Job"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "JobList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.batch.v1.JobSpec": {
   "properties": {
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    },
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.batch.v1.JobStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.batch.v1.JobTemplateSpec": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.JobSpec"
    }
   }
  },
  "io.k8s.api.batch.v1beta1.CronJob": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.batch.v1beta1.CronJobSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "CronJob",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.batch.v1beta1.CronJobList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.batch.v1beta1.CronJob"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "batch",
     "kind": "CronJobList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.batch.v1beta1.CronJobSpec": {
   "properties": {
    "jobTemplate": {
     "$ref": "#/definitions/io.k8s.api.batch.v1beta1.JobTemplateSpec"
    }
   }
  },
  "io.k8s.api.batch.v1beta1.JobTemplateSpec": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.batch.v1.JobSpec"
    }
   }
  },
  "io.k8s.api.certificates.v1.CertificateSigningRequest": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "certificates.k8s.io",
     "kind": "CertificateSigningRequest",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.certificates.v1.CertificateSigningRequestList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.certificates.v1.CertificateSigningRequest"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "certificates.k8s.io",
     "kind": "CertificateSigningRequestList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.certificates.v1beta1.CertificateSigningRequest": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "certificates.k8s.io",
     "kind": "CertificateSigningRequest",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.certificates.v1beta1.CertificateSigningRequestList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.certificates.v1beta1.CertificateSigningRequest"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "certificates.k8s.io",
     "kind": "CertificateSigningRequestList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.coordination.v1.Lease": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "coordination.k8s.io",
     "kind": "Lease",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.coordination.v1.LeaseList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.coordination.v1.Lease"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "coordination.k8s.io",
     "kind": "LeaseList"
    }
   ]
  },
  "io.k8s.api.coordination.v1beta1.Lease": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "coordination.k8s.io",
     "kind": "Lease",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.coordination.v1beta1.LeaseList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.coordination.v1beta1.Lease"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "coordination.k8s.io",
     "kind": "LeaseList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.core.v1.Affinity": {
   "properties": {
    "podAffinity": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodAffinity"
    },
    "podAntiAffinity": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodAntiAffinity"
    }
   }
  },
  "io.k8s.api.core.v1.Binding": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "Binding",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ComponentStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ComponentStatus",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ComponentStatusList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.ComponentStatus"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ComponentStatusList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ConfigMap": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ConfigMap",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ConfigMapList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.ConfigMap"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "ConfigMapList",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.Container": {
   "properties": {
    "volumeMounts": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "mountPath",
     "x-kubernetes-patch-strategy": "merge"
    },
    "volumeDevices": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "devicePath",
     "x-kubernetes-patch-strategy": "merge"
    },
    "env": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    },
    "ports": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "containerPort",
      "protocol"
     ],
     "x-kubernetes-patch-merge-key": "containerPort",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.Endpoints": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "Endpoints",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.EndpointsList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Endpoints"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "",
     "kind": "EndpointsList"
    }
   ]
  },
  "io.k8s.api.core.v1.EphemeralContainer": {
   "properties": {
    "volumeDevices": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "devicePath",
     "x-kubernetes-patch-strategy": "merge"
    },
    "volumeMounts": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "mountPath",
     "x-kubernetes-patch-strategy": "merge"
    },
    "env": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.EphemeralVolumeSource": {
   "properties": {
    "volumeClaimTemplate": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaimTemplate"
    }
   }
  },
  "io.k8s.api.core.v1.Event": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "Event",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.EventList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Event"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "EventList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.LimitRange": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "LimitRange",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.LimitRangeList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.LimitRange"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "LimitRangeList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.Namespace": {
   "properties": {
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.NamespaceStatus"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "Namespace",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.NamespaceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Namespace"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "NamespaceList",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.NamespaceStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.Node": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.NodeSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.NodeStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "Node",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.NodeList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Node"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "NodeList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.NodeSpec": {
   "properties": {
    "podCIDRs": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.NodeStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    },
    "addresses": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "type"
    }
   }
  },
  "io.k8s.api.core.v1.PersistentVolume": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "PersistentVolume",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.PersistentVolumeClaim": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaimSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaimStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "PersistentVolumeClaim",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.PersistentVolumeClaimList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaim"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "PersistentVolumeClaimList",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.PersistentVolumeClaimSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.core.v1.PersistentVolumeClaimStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.PersistentVolumeClaimTemplate": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolumeClaimSpec"
    }
   }
  },
  "io.k8s.api.core.v1.PersistentVolumeList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PersistentVolume"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "PersistentVolumeList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.Pod": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "Pod",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.PodAffinity": {
   "properties": {
    "preferredDuringSchedulingIgnoredDuringExecution": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.WeightedPodAffinityTerm"
     }
    },
    "requiredDuringSchedulingIgnoredDuringExecution": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PodAffinityTerm"
     }
    }
   }
  },
  "io.k8s.api.core.v1.PodAffinityTerm": {
   "properties": {
    "labelSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.core.v1.PodAntiAffinity": {
   "properties": {
    "requiredDuringSchedulingIgnoredDuringExecution": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PodAffinityTerm"
     }
    },
    "preferredDuringSchedulingIgnoredDuringExecution": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.WeightedPodAffinityTerm"
     }
    }
   }
  },
  "io.k8s.api.core.v1.PodList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Pod"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "PodList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.PodSpec": {
   "properties": {
    "ephemeralContainers": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.EphemeralContainer"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    },
    "initContainers": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Container"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    },
    "affinity": {
     "$ref": "#/definitions/io.k8s.api.core.v1.Affinity"
    },
    "hostAliases": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "ip",
     "x-kubernetes-patch-strategy": "merge"
    },
    "imagePullSecrets": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "name"
    },
    "topologySpreadConstraints": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.TopologySpreadConstraint"
     },
     "x-kubernetes-list-map-keys": [
      "topologyKey",
      "whenUnsatisfiable"
     ],
     "x-kubernetes-patch-merge-key": "topologyKey",
     "x-kubernetes-patch-strategy": "merge"
    },
    "volumes": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Volume"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge,retainKeys"
    },
    "containers": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Container"
     },
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.PodStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    },
    "podIPs": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "ip",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.PodTemplate": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "PodTemplate",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.PodTemplateList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplate"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "PodTemplateList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.PodTemplateSpec": {
   "properties": {
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodSpec"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   }
  },
  "io.k8s.api.core.v1.ReplicationController": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.ReplicationControllerSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.ReplicationControllerStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ReplicationController",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ReplicationControllerList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.ReplicationController"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "ReplicationControllerList",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.ReplicationControllerSpec": {
   "properties": {
    "template": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodTemplateSpec"
    }
   }
  },
  "io.k8s.api.core.v1.ReplicationControllerStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.ResourceQuota": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ResourceQuota",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ResourceQuotaList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.ResourceQuota"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "ResourceQuotaList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.Secret": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "",
     "kind": "Secret"
    }
   ]
  },
  "io.k8s.api.core.v1.SecretList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Secret"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "SecretList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.Service": {
   "properties": {
    "status": {
     "$ref": "#/definitions/io.k8s.api.core.v1.ServiceStatus"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.core.v1.ServiceSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "",
     "kind": "Service",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.core.v1.ServiceAccount": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "secrets": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "name"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "ServiceAccount",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.ServiceAccountList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.ServiceAccount"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "",
     "kind": "ServiceAccountList"
    }
   ]
  },
  "io.k8s.api.core.v1.ServiceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.core.v1.Service"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "ServiceList",
     "version": "v1",
     "group": ""
    }
   ]
  },
  "io.k8s.api.core.v1.ServiceSpec": {
   "properties": {
    "ports": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "port",
      "protocol"
     ],
     "x-kubernetes-patch-merge-key": "port",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.ServiceStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "type"
     ],
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.core.v1.TopologySpreadConstraint": {
   "properties": {
    "labelSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.core.v1.Volume": {
   "properties": {
    "ephemeral": {
     "$ref": "#/definitions/io.k8s.api.core.v1.EphemeralVolumeSource"
    }
   }
  },
  "io.k8s.api.core.v1.WeightedPodAffinityTerm": {
   "properties": {
    "podAffinityTerm": {
     "$ref": "#/definitions/io.k8s.api.core.v1.PodAffinityTerm"
    }
   }
  },
  "io.k8s.api.discovery.v1.EndpointSlice": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "discovery.k8s.io",
     "kind": "EndpointSlice",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.discovery.v1.EndpointSliceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.discovery.v1.EndpointSlice"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "discovery.k8s.io",
     "kind": "EndpointSliceList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.discovery.v1beta1.EndpointSlice": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "discovery.k8s.io",
     "kind": "EndpointSlice"
    }
   ]
  },
  "io.k8s.api.discovery.v1beta1.EndpointSliceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.discovery.v1beta1.EndpointSlice"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "EndpointSliceList",
     "version": "v1beta1",
     "group": "discovery.k8s.io"
    }
   ]
  },
  "io.k8s.api.events.v1.Event": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "Event",
     "version": "v1",
     "group": "events.k8s.io"
    }
   ]
  },
  "io.k8s.api.events.v1.EventList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.events.v1.Event"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "events.k8s.io",
     "kind": "EventList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.events.v1beta1.Event": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "events.k8s.io",
     "kind": "Event",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.events.v1beta1.EventList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.events.v1beta1.Event"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "events.k8s.io",
     "kind": "EventList"
    }
   ]
  },
  "io.k8s.api.extensions.v1beta1.Ingress": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "extensions",
     "kind": "Ingress",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.extensions.v1beta1.IngressList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.extensions.v1beta1.Ingress"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "extensions",
     "kind": "IngressList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.flowcontrol.v1beta1.FlowSchema": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "flowcontrol.apiserver.k8s.io",
     "kind": "FlowSchema"
    }
   ]
  },
  "io.k8s.api.flowcontrol.v1beta1.FlowSchemaList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.flowcontrol.v1beta1.FlowSchema"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "flowcontrol.apiserver.k8s.io",
     "kind": "FlowSchemaList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "flowcontrol.apiserver.k8s.io",
     "kind": "PriorityLevelConfiguration",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "flowcontrol.apiserver.k8s.io",
     "kind": "PriorityLevelConfigurationList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.networking.v1.Ingress": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "Ingress",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.networking.v1.IngressClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "networking.k8s.io",
     "kind": "IngressClass"
    }
   ]
  },
  "io.k8s.api.networking.v1.IngressClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.IngressClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "IngressClassList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.networking.v1.IngressList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.Ingress"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "IngressList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.networking.v1.NetworkPolicy": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicySpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "NetworkPolicy",
     "version": "v1",
     "group": "networking.k8s.io"
    }
   ]
  },
  "io.k8s.api.networking.v1.NetworkPolicyEgressRule": {
   "properties": {
    "to": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicyPeer"
     }
    }
   }
  },
  "io.k8s.api.networking.v1.NetworkPolicyIngressRule": {
   "properties": {
    "from": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicyPeer"
     }
    }
   }
  },
  "io.k8s.api.networking.v1.NetworkPolicyList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicy"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "NetworkPolicyList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.networking.v1.NetworkPolicyPeer": {
   "properties": {
    "namespaceSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "podSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.networking.v1.NetworkPolicySpec": {
   "properties": {
    "egress": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicyEgressRule"
     }
    },
    "ingress": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1.NetworkPolicyIngressRule"
     }
    },
    "podSelector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    }
   }
  },
  "io.k8s.api.networking.v1beta1.Ingress": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "Ingress",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.networking.v1beta1.IngressClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "networking.k8s.io",
     "kind": "IngressClass"
    }
   ]
  },
  "io.k8s.api.networking.v1beta1.IngressClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1beta1.IngressClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "networking.k8s.io",
     "kind": "IngressClassList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.networking.v1beta1.IngressList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.networking.v1beta1.Ingress"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "IngressList",
     "version": "v1beta1",
     "group": "networking.k8s.io"
    }
   ]
  },
  "io.k8s.api.node.v1.RuntimeClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "node.k8s.io",
     "kind": "RuntimeClass",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.node.v1.RuntimeClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.node.v1.RuntimeClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "node.k8s.io",
     "kind": "RuntimeClassList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.node.v1beta1.RuntimeClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "node.k8s.io",
     "kind": "RuntimeClass",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.node.v1beta1.RuntimeClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.node.v1beta1.RuntimeClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "node.k8s.io",
     "kind": "RuntimeClassList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.policy.v1.PodDisruptionBudget": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.policy.v1.PodDisruptionBudgetSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.policy.v1.PodDisruptionBudgetStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "PodDisruptionBudget",
     "version": "v1",
     "group": "policy"
    }
   ]
  },
  "io.k8s.api.policy.v1.PodDisruptionBudgetList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.policy.v1.PodDisruptionBudget"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "policy",
     "kind": "PodDisruptionBudgetList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.policy.v1.PodDisruptionBudgetSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector",
     "x-kubernetes-patch-strategy": "replace"
    }
   }
  },
  "io.k8s.api.policy.v1.PodDisruptionBudgetStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "type"
     ],
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.policy.v1beta1.Eviction": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "policy",
     "kind": "Eviction",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.policy.v1beta1.PodDisruptionBudget": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "policy",
     "kind": "PodDisruptionBudget",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.policy.v1beta1.PodDisruptionBudgetList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.policy.v1beta1.PodDisruptionBudget"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "PodDisruptionBudgetList",
     "version": "v1beta1",
     "group": "policy"
    }
   ]
  },
  "io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec": {
   "properties": {
    "selector": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector",
     "x-kubernetes-patch-strategy": "replace"
    }
   }
  },
  "io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "type"
     ],
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.policy.v1beta1.PodSecurityPolicy": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "policy",
     "kind": "PodSecurityPolicy",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.policy.v1beta1.PodSecurityPolicyList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.policy.v1beta1.PodSecurityPolicy"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "policy",
     "kind": "PodSecurityPolicyList"
    }
   ]
  },
  "io.k8s.api.rbac.v1.AggregationRule": {
   "properties": {
    "clusterRoleSelectors": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
     }
    }
   }
  },
  "io.k8s.api.rbac.v1.ClusterRole": {
   "properties": {
    "aggregationRule": {
     "$ref": "#/definitions/io.k8s.api.rbac.v1.AggregationRule"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRole",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1.ClusterRoleBinding": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleBinding",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1.ClusterRoleBindingList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1.ClusterRoleBinding"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleBindingList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1.ClusterRoleList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1.ClusterRole"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleList"
    }
   ]
  },
  "io.k8s.api.rbac.v1.Role": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "rbac.authorization.k8s.io",
     "kind": "Role"
    }
   ]
  },
  "io.k8s.api.rbac.v1.RoleBinding": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleBinding",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1.RoleBindingList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1.RoleBinding"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleBindingList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1.RoleList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1.Role"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.AggregationRule": {
   "properties": {
    "clusterRoleSelectors": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
     }
    }
   }
  },
  "io.k8s.api.rbac.v1beta1.ClusterRole": {
   "properties": {
    "aggregationRule": {
     "$ref": "#/definitions/io.k8s.api.rbac.v1beta1.AggregationRule"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRole",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.ClusterRoleBinding": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleBinding",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.ClusterRoleBindingList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1beta1.ClusterRoleBinding"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleBindingList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.ClusterRoleList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1beta1.ClusterRole"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "ClusterRoleList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.Role": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "Role",
     "version": "v1beta1",
     "group": "rbac.authorization.k8s.io"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.RoleBinding": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleBinding",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.RoleBindingList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1beta1.RoleBinding"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleBindingList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.rbac.v1beta1.RoleList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.rbac.v1beta1.Role"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "rbac.authorization.k8s.io",
     "kind": "RoleList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.scheduling.v1.PriorityClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "scheduling.k8s.io",
     "kind": "PriorityClass",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.scheduling.v1.PriorityClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.scheduling.v1.PriorityClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1",
     "group": "scheduling.k8s.io",
     "kind": "PriorityClassList"
    }
   ]
  },
  "io.k8s.api.scheduling.v1beta1.PriorityClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "scheduling.k8s.io",
     "kind": "PriorityClass",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.scheduling.v1beta1.PriorityClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.scheduling.v1beta1.PriorityClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "scheduling.k8s.io",
     "kind": "PriorityClassList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1.CSIDriver": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSIDriver",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.CSIDriverList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1.CSIDriver"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSIDriverList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.CSINode": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.storage.v1.CSINodeSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSINode",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.CSINodeList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1.CSINode"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSINodeList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.CSINodeSpec": {
   "properties": {
    "drivers": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "name",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.api.storage.v1.StorageClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "StorageClass",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.StorageClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1.StorageClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "StorageClassList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.VolumeAttachment": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "VolumeAttachment",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1.VolumeAttachmentList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1.VolumeAttachment"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "VolumeAttachmentList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSIDriver": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSIDriver",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSIDriverList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1beta1.CSIDriver"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "version": "v1beta1",
     "group": "storage.k8s.io",
     "kind": "CSIDriverList"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSINode": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "spec": {
     "$ref": "#/definitions/io.k8s.api.storage.v1beta1.CSINodeSpec"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSINode",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSINodeList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1beta1.CSINode"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "CSINodeList",
     "version": "v1beta1",
     "group": "storage.k8s.io"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSINodeSpec": {
   "properties": {
    "drivers": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "name"
    }
   }
  },
  "io.k8s.api.storage.v1beta1.CSIStorageCapacity": {
   "properties": {
    "nodeTopology": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"
    },
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSIStorageCapacity",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.CSIStorageCapacityList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1beta1.CSIStorageCapacity"
     },
     "x-kubernetes-list-map-keys": [
      "name"
     ]
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "CSIStorageCapacityList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.StorageClass": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "StorageClass",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.StorageClassList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1beta1.StorageClass"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "StorageClassList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.VolumeAttachment": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "VolumeAttachment",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.api.storage.v1beta1.VolumeAttachmentList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.api.storage.v1beta1.VolumeAttachment"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "storage.k8s.io",
     "kind": "VolumeAttachmentList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apiextensions.k8s.io",
     "kind": "CustomResourceDefinition",
     "version": "v1"
    }
   ]
  },
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apiextensions.k8s.io",
     "kind": "CustomResourceDefinitionList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "CustomResourceDefinition",
     "version": "v1beta1",
     "group": "apiextensions.k8s.io"
    }
   ]
  },
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apiextensions.k8s.io",
     "kind": "CustomResourceDefinitionList",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector": {
   "properties": {
    "matchExpressions": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement"
     }
    }
   }
  },
  "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement": {
   "properties": {
    "key": {
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "key"
    }
   }
  },
  "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {
   "properties": {
    "finalizers": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge"
    },
    "ownerReferences": {
     "type": "array",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-patch-merge-key": "uid"
    }
   }
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "APIService",
     "version": "v1",
     "group": "apiregistration.k8s.io"
    }
   ]
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apiregistration.k8s.io",
     "kind": "APIServiceList",
     "version": "v1"
    }
   ]
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-list-map-keys": [
      "type"
     ],
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge"
    }
   }
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService": {
   "properties": {
    "metadata": {
     "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
    },
    "status": {
     "$ref": "#/definitions/io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus"
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "group": "apiregistration.k8s.io",
     "kind": "APIService",
     "version": "v1beta1"
    }
   ]
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList": {
   "properties": {
    "items": {
     "type": "array",
     "items": {
      "$ref": "#/definitions/io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService"
     }
    }
   },
   "x-kubernetes-group-version-kind": [
    {
     "kind": "APIServiceList",
     "version": "v1beta1",
     "group": "apiregistration.k8s.io"
    }
   ]
  },
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus": {
   "properties": {
    "conditions": {
     "type": "array",
     "x-kubernetes-patch-merge-key": "type",
     "x-kubernetes-patch-strategy": "merge",
     "x-kubernetes-list-map-keys": [
      "type"
     ]
    }
   }
  }
 }
};
