import { defineRule, imagesOf, namesImage, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/require-image-digest',
    title: 'Image without a digest',
    why:
      'A tag can be moved to another image at any time. An attacker who can push to the registry, or stands between ' +
      'it and the node, then decides what runs; only a digest names the bytes that were tested.',
    remedy:
      'Append the digest of the image that was tested, as in app:1.4.2@sha256:…, and let a bot keep it up to ' +
      'date.',
    severity: 'info',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1525', 'mitre:T1195.002', 'owasp:K07'],
    messages: {
      missing:
        '{user} takes {image} by its tag, which whoever may push can move. Append @sha256: and the tested digest.',
    },
    options: {
      allow: strings('Images that are accepted, as written or without tag and digest; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const { user, image, reference, at } of imagesOf(pod)) {
        if (reference.digest !== undefined || namesImage(options.allow, image)) continue;
        report({ messageId: 'missing', at, data: { user, image } });
      }
    },
  }),
});
