import type { Path, Resource } from '@klint/model';
import { hostCovers } from './hosts.js';
import { asList, asObject, asString, objectsOf, stringsOf, valueAt } from './values.js';

// How an Ingress gets its certificate and whether it sends plain HTTP on to HTTPS, by the controllers' documentation.

/** Annotations by which a controller serves TLS without a `tls` entry. */
const certificates: readonly (readonly [key: string, value: RegExp])[] = [
  ['alb.ingress.kubernetes.io/certificate-arn', /./],
  // With an HTTPS listener the AWS controller finds certificates by host.
  ['alb.ingress.kubernetes.io/listen-ports', /HTTPS/],
  ['ingress.gcp.kubernetes.io/pre-shared-cert', /./],
  ['networking.gke.io/managed-certificates', /./],
  ['networking.gke.io/certmap', /./],
  ['appgw.ingress.kubernetes.io/appgw-ssl-certificate', /./],
  ['nginx.ingress.kubernetes.io/ssl-passthrough', /^true$/],
  ['haproxy-ingress.github.io/ssl-passthrough', /^true$/],
  ['haproxy.org/ssl-passthrough', /^true$/],
  ['route.openshift.io/termination', /^(edge|passthrough|reencrypt)$/],
  ['traefik.ingress.kubernetes.io/router.tls', /^true$/],
  ['traefik.ingress.kubernetes.io/router.tls.certresolver', /./],
];

function annotationsOf(ingress: Resource): Readonly<Record<string, unknown>> {
  return asObject(valueAt(ingress.value, ['metadata', 'annotations']));
}

/** Whether an annotation supplies the certificate of an Ingress. */
export function hasCertificateAnnotation(ingress: Resource): boolean {
  const annotations = annotationsOf(ingress);
  return certificates.some(([key, value]) => value.test(asString(annotations[key]) ?? ''));
}

/** A host of an Ingress rule ('' for a rule without one) and its place. */
export interface IngressHost {
  readonly host: string;
  readonly path: Path;
}

/** The hosts of an Ingress that no `tls` entry covers. One without hosts covers all; a rule without host needs any. */
export function hostsWithoutTls(ingress: Resource): readonly IngressHost[] {
  const entries = asList(valueAt(ingress.value, ['spec', 'tls'])).map((entry) => asObject(entry));
  const names = entries.map((entry) => stringsOf(entry.hosts).map(([, host]) => host));
  const covered = (host: string) =>
    names.some((hosts) => host === '' || hosts.length === 0 || hosts.some((name) => hostCovers(name, host)));
  return objectsOf(valueAt(ingress.value, ['spec', 'rules']))
    .map(([i, rule]): IngressHost => {
      const host = asString(rule.host) ?? '';
      return { host, path: host === '' ? ['spec', 'rules', i] : ['spec', 'rules', i, 'host'] };
    })
    .filter(({ host }) => !covered(host));
}

/**
 * The annotations that stop an Ingress from sending plain HTTP on to HTTPS. With `tls` the controllers redirect unless
 * ssl-redirect is false; force-ssl-redirect redirects in any case, and its false (the default) only matters where
 * there is no `tls`, because the certificate is held in front of the controller.
 */
export function redirectSwitchedOff(ingress: Resource): readonly string[] {
  const annotations = annotationsOf(ingress);
  const hasTls = asList(valueAt(ingress.value, ['spec', 'tls'])).length > 0;
  const isFalse = (key: string) => asString(annotations[key])?.toLowerCase() === 'false';
  const plain = Object.keys(annotations).filter((key) => /[./]kubernetes\.io\/ssl-redirect$|\/ssl-redirect$/.test(key));
  const off = plain.filter((key) => {
    const force = asString(annotations[key.replace(/ssl-redirect$/, 'force-ssl-redirect')]);
    return isFalse(key) && force?.toLowerCase() !== 'true';
  });
  if (off.length > 0 || hasTls) return off;
  return Object.keys(annotations).filter((key) => key.endsWith('/force-ssl-redirect') && isFalse(key));
}
