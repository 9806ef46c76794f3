{{- define "named.who" }}first{{ end }}
{{- define "named.labels" -}}
{{ toYaml .Values.labels }}
owner: {{ include "named.who" . }}
{{- end }}
{{ define "named.empty" }}{{ end }}