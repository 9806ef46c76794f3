import type { Source } from '../value/origin.js';

// Where the library chart `common` is absent (charts of Bitnami and many made after them keep it in no repository),
// most objects would lose apiVersion, name and image. What its templates give follows from their documented purpose.

/** The API version of a kind of object, by the word that the library uses for it. */
const apiVersions: Readonly<Record<string, string>> = {
  deployment: 'apps/v1',
  statefulset: 'apps/v1',
  daemonset: 'apps/v1',
  job: 'batch/v1',
  cronjob: 'batch/v1',
  ingress: 'networking.k8s.io/v1',
  networkPolicy: 'networking.k8s.io/v1',
  policy: 'policy/v1',
  rbac: 'rbac.authorization.k8s.io/v1',
  hpa: 'autoscaling/v2',
  vpa: 'autoscaling.k8s.io/v1',
  crd: 'apiextensions.k8s.io/v1',
  apiService: 'apiregistration.k8s.io/v1',
};

const capabilities = Object.entries(apiVersions).map(
  ([word, version]) => `{{ define "common.capabilities.${word}.apiVersion" }}${version}{{ end }}`,
);

const names = `
{{ define "common.names.name" }}{{ .Values.nameOverride | default .Chart.Name }}{{ end }}
{{ define "common.names.fullname" }}
{{- $name := include "common.names.name" . }}
{{- $long := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) }}
{{- .Values.fullnameOverride | default $long | trunc 63 | trimSuffix "-" }}{{ end }}
{{ define "common.names.namespace" }}{{ .Values.namespaceOverride | default .Release.Namespace }}{{ end }}
{{ define "common.labels.matchLabels" }}{{ $top := .context | default . }}
{{- $name := include "common.names.name" $top }}
{{- dict "app.kubernetes.io/name" $name "app.kubernetes.io/instance" $top.Release.Name | toYaml }}{{ end }}
{{ define "common.labels.standard" }}{{ $own := include "common.labels.matchLabels" . }}
{{- include "common.tplvalues.merge" (dict "values" (list .customLabels $own) "context" .context) }}{{ end }}
{{ define "common.capabilities.kubeVersion" }}{{ .Capabilities.KubeVersion.Version }}{{ end }}`;

const values = `
{{ define "common.tplvalues.render" }}
{{- $text := kindIs "string" .value | ternary .value (toYaml .value) }}
{{- with .context }}{{ tpl $text . }}{{ else }}{{ $text }}{{ end }}{{ end }}
{{ define "common.tplvalues.merge" }}{{ $all := dict }}
{{- range .values }}
{{- $all = include "common.tplvalues.render" (dict "value" . "context" $.context) | fromYaml | merge $all }}
{{- end }}{{ toYaml $all }}{{ end }}
{{ define "common.compatibility.renderSecurityContext" }}{{ omit .secContext "enabled" | toYaml }}{{ end }}
{{ define "common.images.version" }}{{ .imageRoot.tag | default .chart.AppVersion }}{{ end }}
{{ define "common.images.image" }}{{ with .imageRoot }}
{{- $registry := ($.global).imageRegistry | default .registry }}
{{- $tag := .tag | default ($.chart).AppVersion | toString }}
{{- with $registry }}{{ . }}/{{ end }}{{ .repository }}
{{- with .digest }}@{{ . }}{{ else }}:{{ $tag }}{{ end }}{{ end }}{{ end }}`;

/** Templates in place of those of absent library charts, by the name of the chart. */
export const knownTemplates: ReadonlyMap<string, Source> = new Map([
  [
    'common',
    { name: 'common', content: [...capabilities, names, values].join('\n'), text: undefined, pieces: undefined },
  ],
]);
