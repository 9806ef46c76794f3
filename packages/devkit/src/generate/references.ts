import type { Reference } from '@klint/model';

interface Standard {
  readonly name: string;
  /** Where the standard is explained, or each of its entries; absent where the text is no public page. */
  readonly url?: string | ((id: string) => string);
}

const podSecurityStandards = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

const standards: Readonly<Record<string, Standard>> = {
  pss: { name: 'Pod Security Standards', url: podSecurityStandards },
  cis: { name: 'CIS Kubernetes Benchmark' },
  mitre: { name: 'MITRE ATT&CK', url: (id) => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/` },
  owasp: { name: 'OWASP Kubernetes Top Ten', url: 'https://owasp.org/www-project-kubernetes-top-ten/' },
  nsa: { name: 'NSA/CISA Kubernetes Hardening Guidance' },
};

/** The references of a rule as Markdown, those of one standard together. */
export function referenceList(references: readonly Reference[]): string {
  const parts = Object.entries(standards).flatMap(([prefix, { name, url }]) => {
    const own = references.filter((reference) => reference.startsWith(`${prefix}:`));
    const ids = own.map((reference) => reference.slice(prefix.length + 1));
    const shown = ids.map((id) => (typeof url === 'function' ? `[${id}](${url(id)})` : id));
    const lead = typeof url === 'string' ? `[${name}](${url})` : name;
    return ids.length === 0 ? [] : [`${lead}: ${shown.join(', ')}`];
  });
  return parts.join('; ');
}
