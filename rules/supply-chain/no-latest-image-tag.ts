import { defineRule, imagesOf, namesImage, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/no-latest-image-tag',
    title: 'Image with a tag that moves',
    why:
      'A tag such as latest names another image tomorrow. An attacker who can push to the registry then runs code in ' +
      'the cluster at the next restart, without a change in the repository that anybody could review or roll back.',
    remedy: 'Name the released version, or better the digest, of the image.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1525', 'mitre:T1195.002', 'owasp:K07'],
    messages: {
      'no-tag':
        '{user} takes {image} without a tag, so whatever is pushed as latest runs. Name the version, as in app:1.4.2.',
      'floating-tag':
        '{user} takes {image}, and whoever may push can make {tag} another image. Name the version, as in app:1.4.2.',
    },
    options: {
      floatingTags: strings('Tags that move.', ['latest']),
      allow: strings('Images that are accepted, as written or without their tag; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    podSpec(pod) {
      for (const { user, image, reference, at } of imagesOf(pod)) {
        const { tag, digest } = reference;
        if (digest !== undefined || namesImage(options.allow, image)) continue;
        if (tag === undefined) report({ messageId: 'no-tag', at, data: { user, image } });
        else if (options.floatingTags.includes(tag)) {
          report({ messageId: 'floating-tag', at, data: { user, image, tag } });
        }
      }
    },
  }),
});
