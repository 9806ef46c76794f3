/** The template file that the recorder gives helm for an expression, which stands in a define of its own. */
export function probeSource(index: number, expression: string): string {
  // Defines cannot stand inside a define; those at the start of an expression go before it.
  const defines = /^((?:\{\{ define "\w+" \}\}.*?\{\{ end \}\})+)(?!.*\{\{ define)(.*)$/.exec(expression);
  const [before, body] = defines ? [defines[1]!, defines[2]!] : ['', expression];
  const data = `{"v": "{{ include "e${index}" . | b64enc }}"}`;
  const object = `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "e"}, "data": ${data}}`;
  return `${before}{{ define "e${index}" }}${body}{{ end }}${object}\n`;
}
