{{ define "common.name" }}shop{{ end }}
