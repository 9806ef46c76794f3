import { defineRule, flag, imagesOf, liesUnder, publicRegistries, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/require-trusted-registry',
    title: 'Image from a registry that is not trusted',
    why:
      'Whoever can publish in a registry decides what its images do. An attacker who finds a manifest that takes ' +
      'images from anywhere needs no more than a name that looks right.',
    remedy: 'Take images from registries that your organisation controls, and name those in the option registries.',
    severity: 'warn',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1204.003', 'owasp:K07'],
    messages: {
      untrusted: '{user} takes {image} from {registry}, which is under no trusted registry. Take it from one of them.',
      denied: '{user} takes {image} from {registry}, which klint.yaml denies. Take it from a trusted registry.',
      public: '{user} takes {image} from {registry}, where anyone may publish. Copy it to a registry of your own.',
    },
    options: {
      registries: strings('Hosts, or hosts with the begin of a path, that images may come from; * within a part.'),
      deny: strings('Hosts, or hosts with the begin of a path, that images may not come from; * within a part.'),
      denyPublic: flag('Also report public registries such as docker.io, which images without a host come from.'),
    },
    since: '0.1.0',
  },
  create: ({ options: { registries, deny, denyPublic }, report }) => ({
    podSpec(pod) {
      for (const { user, image, reference, at } of imagesOf(pod)) {
        const data = { user, image, registry: reference.registry };
        if (liesUnder(deny, reference)) report({ messageId: 'denied', at, data });
        else if (registries.length > 0 && !liesUnder(registries, reference)) {
          report({ messageId: 'untrusted', at, data });
        } else if (denyPublic && liesUnder(publicRegistries, reference)) report({ messageId: 'public', at, data });
      }
    },
  }),
});
