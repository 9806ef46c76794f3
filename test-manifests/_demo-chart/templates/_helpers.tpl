{{- define "shop.container" -}}
- name: web
  image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
  {{- with .Values.securityContext }}
  securityContext: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
