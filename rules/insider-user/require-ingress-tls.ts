import { defineRule, matchesAny, plainHttpReaders, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'insider-user/require-ingress-tls',
    title: 'Host served without TLS',
    why:
      'An insider, or anyone else on the way, can read and change requests over plain HTTP: passwords, session ' +
      'cookies and data are taken without leaving a trace in the cluster.',
    remedy: 'Give every host a certificate, and send plain HTTP on to HTTPS.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'insider:user', motives: ['data-theft'] },
    kinds: ['Ingress', 'Gateway', 'Route', 'IngressRoute', 'HTTPProxy'],
    references: ['mitre:T1557', 'owasp:K06'],
    messages: {
      'no-tls': '{kind} {name} serves {subject} without TLS: all on the way can read it. Add a certificate under tls.',
      'no-redirect':
        '{kind} {name} sets {subject} to false, so it also answers over plain HTTP. Delete the annotation.',
      'plain-listener':
        'Listener {subject} of {kind} {name} serves routes over plain HTTP. Keep only a redirect to HTTPS there.',
      'permit-insecure': '{kind} {name} also serves a route of {subject} over plain HTTP. Delete permitInsecure.',
    },
    options: { allowHosts: strings('Hosts that may be served without TLS; * stands for any characters.') },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    index(index) {
      for (const [kind, read] of Object.entries(plainHttpReaders)) {
        for (const resource of index.ofKind(kind)) {
          for (const { how, subject, hosts, path, other } of read(resource, index)) {
            if (hosts.length > 0 && hosts.every((host) => matchesAny(options.allowHosts, host))) continue;
            const related = other && [{ message: 'the route', at: ref(other, 'metadata', 'name') }];
            const data = { kind, name: resource.name, subject };
            report({ messageId: how, at: ref(resource, ...path), data, ...(related && { related }) });
          }
        }
      }
    },
  }),
});
