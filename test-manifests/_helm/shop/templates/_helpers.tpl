{{- define "shop.name" -}}{{ printf "%s-%s" .Release.Name .Chart.Name }}{{- end }}
{{- define "shop.labels" -}}
app.kubernetes.io/name: {{ include "shop.name" . }}
{{- end }}
