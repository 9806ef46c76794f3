import type { Text } from '@klint/model';

const plain = /^[A-Za-z/][\w./-]*$/;
const notAString = /^(y|n|yes|no|on|off|true|false|null)$/i;

export function newlineOf(text: Text): string {
  return text.content.includes('\r\n') ? '\r\n' : '\n';
}

/** JSON data on one line, as YAML; with `quoted` as JSON. */
export function inlineValue(value: unknown, quoted = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item, quoted)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => flowEntry(key, inner, quoted));
    return quoted ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? writeString(value, quoted) : String(value);
}

export function flowEntry(key: string, value: unknown, quoted: boolean): string {
  return `${writeString(key, quoted)}: ${inlineValue(value, quoted)}`;
}

/** One entry of a block mapping whose keys stand after `indent`; mappings nest, lists stay on the line. */
export function blockEntry(key: string, value: unknown, indent: string, newline: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flowEntry(key, value, false);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([name, item]) => newline + inner + blockEntry(name, item, inner, newline));
  return `${writeString(key, false)}:${entries.join('')}`;
}

function writeString(value: string, quoted: boolean): string {
  return !quoted && plain.test(value) && !notAString.test(value) ? value : JSON.stringify(value);
}
