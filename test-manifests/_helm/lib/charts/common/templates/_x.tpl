{{ define "common.cm" }}
{{- $over := fromYaml (include .over .top) | default dict }}
{{- $base := dict "apiVersion" "v1" "kind" "ConfigMap" "metadata" (dict "name" .top.Release.Name) }}
{{- toYaml (mergeOverwrite $base $over) }}
{{ end }}