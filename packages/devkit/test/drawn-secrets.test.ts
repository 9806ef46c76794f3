import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.js';
import { lintFiles } from '../src/pipeline.js';

const secretRules = [
  'insider-user/no-committed-secret',
  'container-app/no-hardcoded-secret',
  'container-app/no-plaintext-secret-in-config-map',
  'container-app/no-plaintext-secret-in-env',
];

/** A chart whose five secrets are made by `drawn` and, two of them, by `written`. */
const templates = {
  'secret.yaml': `{{- $cert := genSelfSignedCert "shop" nil nil 365 }}
apiVersion: v1
kind: Secret
metadata:
  name: tls
type: kubernetes.io/tls
data:
  tls.crt: {{ $cert.Cert | b64enc }}
  tls.key: {{ $cert.Key | b64enc }}
stringData:
  password: {{ randAlphaNum 24 | quote }}
  config: |
    admin_password={{ randAlphaNum 24 }}
    user_password={{ .Values.written }}
`,
  'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  annotations:
    example.com/api-token: {{ uuidv4 | sha256sum }}
data:
  key.pem: |
    {{- genPrivateKey "rsa" | nindent 4 }}
  db.password: {{ default (randAlphaNum 16) .Values.none }}
`,
  'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0
      env:
        - name: DB_PASSWORD
          value: {{ randAlphaNum 24 }}
        - name: API_TOKEN
          value: {{ .Values.written }}
`,
};

function found(written: string): string[] {
  const files = Object.entries(templates).map(([name, text]) => [`shop/templates/${name}`, text]);
  const chart = {
    'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'shop/values.yaml': `written: ${written}\n`,
    ...Object.fromEntries(files),
  };
  const config = { extends: [], rules: Object.fromEntries(secretRules.map((id) => [id, 'error'])) };
  const { findings, incomplete } = lintFiles(chart, { rules, config });
  assert.equal(incomplete, []);
  return findings.map(({ ruleId, path }) => `${ruleId.replace(/.*\//, '')} ${path}`).sort();
}

test('a secret that a chart draws anew is nobody\'s secret; one in its values is', () => {
  assert.equal(found('""'), []);
  assert.equal(found('hT7uPq92LmZx4Rk8'), [
    'no-committed-secret /stringData/config',
    'no-plaintext-secret-in-env /spec/containers/0/env/1/value',
  ]);
});

test.run();
