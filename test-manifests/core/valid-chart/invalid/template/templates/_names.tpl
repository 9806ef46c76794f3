{{- define "shop.name" -}}
{{ .Values.name | trunc "x" }}
{{- end }}
