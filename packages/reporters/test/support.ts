import { Text } from '@klint/model';
import type { Finding, Incomplete, LintResult, Location, Precision, RuleMeta, SuppressedFinding } from '@klint/model';
import type { ReportContext } from '../src/index.js';

/** The files of an invented shop. */
export const files: Readonly<Record<string, string>> = {
  'apps/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      hostNetwork: true # klint-disable-line worker-node/no-host-network -- the ingress needs it
      containers:
        - name: web
          image: registry.example/shop/web:latest
          securityContext:
            privileged: true
`,
  'apps/netpol.yaml': `kind: NetworkPolicy
spec:
  podSelector: {}
`,
  'data/broken.yaml': 'kind: [\n',
};

export const rules: readonly RuleMeta[] = [
  {
    id: 'container-app/require-network-policy',
    title: 'Pods that no network policy isolates',
    why: 'Whoever takes over one pod reaches every other pod of the cluster.',
    remedy: 'Add a NetworkPolicy that selects the pods and lists who may reach them.',
    severity: 'info',
    presets: ['recommended'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['cis:5.3.2', 'mitre:T1021', 'owasp:K07'],
    messages: { missing: 'No NetworkPolicy selects the pods of {kind} {name}.' },
    options: {},
    since: '0.1.0',
  },
  {
    id: 'core/valid-yaml',
    title: 'Text that is not YAML',
    why: 'What cannot be read cannot be judged.',
    remedy: 'Correct the syntax.',
    severity: 'error',
    presets: ['recommended'],
    threat: { motives: ['data-theft'] },
    kinds: ['*'],
    references: [],
    messages: { syntax: 'This is not YAML as Kubernetes reads it: {detail}.' },
    options: {},
    since: '0.1.0',
  },
  {
    id: 'supply-chain/no-latest-image-tag',
    title: 'Image whose tag moves',
    why: 'Whoever can push to the registry decides what the next pod runs.',
    remedy: 'Name the released version.',
    severity: 'warn',
    presets: ['recommended'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1525', 'mitre:T1195.002', 'owasp:K07'],
    messages: { floating: 'Image {image} of container {container} has the floating tag {tag}, see {image}.' },
    options: {},
    since: '0.1.0',
  },
  {
    id: 'worker-node/no-host-network',
    title: 'Pod in the network of its node',
    why: 'The pod hears and speaks as the node.',
    remedy: 'Remove hostNetwork.',
    severity: 'error',
    presets: ['recommended', 'pss-baseline'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: ['workload'],
    references: ['pss:baseline/hostNamespaces'],
    messages: { 'host-network': 'The pod uses the network of its node.' },
    options: {},
    since: '0.1.0',
  },
  {
    id: 'worker-node/no-privileged-container',
    title: 'Privileged container',
    why: 'A privileged container is root on the node: whoever breaks into it reads the secrets of every pod beside it.',
    remedy: 'Remove privileged and grant the single capability that is needed.',
    severity: 'error',
    presets: ['recommended', 'pss-baseline'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['pss:baseline/privileged', 'cis:5.2.2', 'mitre:T1611', 'nsa:x', 'owasp:K01', 'cis:1', 'cis:2'],
    messages: { privileged: 'Container {container} is privileged.' },
    options: {},
    since: '0.1.0',
    fix: 'safe',
  },
];

/** Where `needle` stands in one of the files (for the first time). */
export function place(file: string, needle: string, precision: Precision = 'exact'): Location {
  const text = new Text(file, files[file] ?? '');
  const start = text.content.indexOf(needle);
  if (start < 0) throw new Error(`${needle} does not stand in ${file}`);
  return { ...text.locate(start, start + needle.length).location, precision };
}

/** A finding of `no-privileged-container`, with changes. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'worker-node/no-privileged-container',
    messageId: 'privileged',
    severity: 'error',
    message: 'Container web is privileged.',
    resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    path: '/spec/template/spec/containers/0/securityContext/privileged',
    location: place('apps/web.yaml', 'privileged: true'),
    related: [],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    units: ['.'],
    fingerprint: 'f00d',
    fix: null,
    data: { container: 'web' },
    ...changes,
  };
}

export const privileged = finding({
  location: place('apps/web.yaml', 'privileged: true'),
  fix: {
    kind: 'safe',
    description: 'Remove privileged.',
    edits: [{ location: place('apps/web.yaml', '            privileged: true\n'), text: '' }],
  },
});

const image = 'registry.example/shop/web:latest';

export const latest = finding({
  ruleId: 'supply-chain/no-latest-image-tag',
  messageId: 'floating',
  severity: 'warn',
  message: `Image ${image} of container web has the floating tag latest, see ${image}.`,
  data: { image, container: 'web', tag: 'latest' },
  path: '/spec/template/spec/containers/0/image',
  location: place('apps/web.yaml', image),
  threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
  fingerprint: 'beef',
});

export const isolated = finding({
  ruleId: 'container-app/require-network-policy',
  messageId: 'missing',
  severity: 'info',
  message: 'No NetworkPolicy selects the pods of Deployment web.',
  data: { kind: 'Deployment', name: 'web' },
  path: '/metadata/name',
  location: place('apps/web.yaml', 'web'),
  related: [
    {
      kind: 'object',
      message: 'this policy is of another namespace',
      location: place('apps/netpol.yaml', 'podSelector'),
    },
  ],
  threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
  fingerprint: 'cafe',
});

export const syntax = finding({
  ruleId: 'core/valid-yaml',
  messageId: 'syntax',
  message: 'This is not YAML as Kubernetes reads it: the list has no end.',
  data: { detail: 'the list has no end' },
  resource: null,
  path: '',
  location: place('data/broken.yaml', '['),
  threat: { motives: ['data-theft'] },
  units: [],
  fingerprint: 'dead',
});

export const hostNetwork: SuppressedFinding = {
  ...finding({
    ruleId: 'worker-node/no-host-network',
    messageId: 'host-network',
    message: 'The pod uses the network of its node.',
    data: {},
    path: '/spec/template/spec/hostNetwork',
    location: place('apps/web.yaml', 'true'),
    fingerprint: 'babe',
  }),
  suppression: {
    kind: 'directive',
    reason: 'the ingress needs it',
    location: place('apps/web.yaml', '# klint-disable-line worker-node/no-host-network -- the ingress needs it'),
  },
};

export const brokenYaml: Incomplete = {
  file: 'data/broken.yaml',
  ruleId: syntax.ruleId,
  message: syntax.message,
  location: syntax.location,
};

/** A rule that crashed: nothing in `findings` says so. */
export const crash: Incomplete = {
  file: 'apps/netpol.yaml',
  ruleId: 'container-app/require-network-policy',
  message: 'This rule crashed: value is undefined.',
  location: place('apps/netpol.yaml', 'kind'),
};

export function resultOf(changes: Partial<LintResult> = {}): LintResult {
  return {
    version: '1.2.3',
    findings: [],
    suppressed: [],
    incomplete: [],
    inputs: [{ file: 'apps/web.yaml', state: 'linted' }],
    resources: 1,
    units: 1,
    rules,
    ...changes,
  };
}

/** A run in which everything happens. */
export const shop = resultOf({
  findings: [isolated, latest, privileged, syntax],
  suppressed: [hostNetwork],
  incomplete: [crash, brokenYaml],
  inputs: [
    { file: 'apps/netpol.yaml', state: 'incomplete' },
    { file: 'apps/web.yaml', state: 'linted' },
    { file: 'data/broken.yaml', state: 'incomplete' },
    { file: 'data/schema.json', state: 'not-kubernetes' },
  ],
  resources: 2,
});

export const plain: ReportContext = {
  color: false,
  columns: 100,
  failOn: 'error',
  readSource: (file) => files[file],
};
