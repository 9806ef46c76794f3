/** A chart that prints its values. */
export const setChart: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: set\nversion: 0.1.0\n',
  'values.yaml': 'a: {b: 1, l: [x, z]}\nnum: 5\n',
  'templates/a.yaml': '{"apiVersion": "v1", "kind": "X", "v": "{{ .Values | toJson | b64enc }}"}\n',
};
