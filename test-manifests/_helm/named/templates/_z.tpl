{{- define "named.who" }}{{ .Values.who }}{{ end }}
{{- define "named.rec" }}{{ if gt (int .) 0 }}{{ . }}{{ include "named.rec" (sub (int .) 1) }}{{ end }}{{ end }}