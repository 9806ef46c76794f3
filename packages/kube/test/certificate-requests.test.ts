import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { requestsOrganization } from '@klint/kube';
import { objectOf } from './unit.js';

/** A name of DER (X.501) with one attribute: its type, the tag of its string and the string. */
function attribute(type: number, tag: number, text: string): string {
  return String.fromCharCode(0x06, 3, 0x55, 0x04, type, tag, text.length) + text;
}

function asks(der: string, name: string, label = 'CERTIFICATE REQUEST'): boolean {
  const pem = `-----BEGIN ${label}-----\n${btoa(der).replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
  return requestsOrganization(objectOf({ spec: { request: btoa(pem) } }), name);
}

const ORGANIZATION = 10;
const COMMON_NAME = 3;

// RFC 2986 (PKCS #10), X.520 for the attribute types, pkg/apis/certificates/helpers.go (ParseCSR) for the wrapping.
test('an organisation is found whole, in every type of string', () => {
  for (const tag of [0x0c, 0x13, 0x14, 0x16]) {
    assert.ok(asks(`..${attribute(ORGANIZATION, tag, 'system:masters')}..`, 'system:masters'), String(tag));
  }
  assert.ok(asks(attribute(ORGANIZATION, 12, 'a') + attribute(ORGANIZATION, 12, 'b'), 'b'));
  assert.ok(asks(attribute(ORGANIZATION, 12, 'a'), 'a', 'NEW CERTIFICATE REQUEST'));
  assert.not(asks(attribute(ORGANIZATION, 12, 'system:masterson'), 'system:masters'));
  assert.not(asks(attribute(COMMON_NAME, 12, 'system:masters'), 'system:masters'));
  assert.not(asks(attribute(ORGANIZATION, 12, 'a'), 'a', 'CERTIFICATE'));
});

test('what is no request asks for nothing', () => {
  const head = '-----BEGIN CERTIFICATE REQUEST-----';
  for (const request of [undefined, null, 5, '', 'x', '${REQUEST}', btoa('x'), btoa(head)]) {
    assert.not(requestsOrganization(objectOf({ spec: { request } }), 'a'), String(request));
  }
});

test.run();
