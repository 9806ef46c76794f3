import type { Resource } from '@klint/model';
import { asString, valueAt } from './values.js';

/** DER of the attribute type organizationName, 2.5.4.10 (X.520), as an object identifier. */
const ORGANIZATION = '\x06\x03\x55\x04\x0a';
/** Tags of the string types that a name may be written in: UTF8String, PrintableString, T61String, IA5String. */
const STRING_TAGS = '\x0c\x13\x14\x16';

/**
 * Whether the PKCS #10 request of a CertificateSigningRequest asks for an organisation, which the API server reads
 * as a group. `spec.request` is base64 of PEM, whose body is base64 of DER. False for what is no request.
 */
export function requestsOrganization(request: Resource, name: string): boolean {
  const pem = decodeBase64(asString(valueAt(request.value, ['spec', 'request'])) ?? '');
  const body = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\s\S]*?)-----END/.exec(pem)?.[1] ?? '';
  const der = decodeBase64(body);
  const value = String.fromCharCode(name.length) + name;
  return [...STRING_TAGS].some((tag) => der.includes(ORGANIZATION + tag + value));
}

/** The bytes of base64 text as characters; the empty string if it is none. */
function decodeBase64(text: string): string {
  const bare = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare) && bare.length % 4 === 0 ? atob(bare) : '';
}
