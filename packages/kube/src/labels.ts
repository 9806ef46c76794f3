// The syntax of label keys and values, from validation.go (IsQualifiedName, IsValidLabelValue) of apimachinery.

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A key of labels or annotations: an optional DNS subdomain and a slash before a name of at most 63 characters. */
export function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const last = parts.pop()!;
  if (parts.length > 1 || last.length > 63 || !name.test(last)) return false;
  const prefix = parts[0];
  return prefix === undefined || (prefix.length <= 253 && subdomain.test(prefix));
}

/** A value of a label: empty, or at most 63 characters of the same shape as a name. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && name.test(value));
}
