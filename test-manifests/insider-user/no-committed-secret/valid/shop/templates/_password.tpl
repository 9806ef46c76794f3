{{ define "shop.password" }}{{ .Values.password | default (randAlphaNum 16) }}{{ end }}
