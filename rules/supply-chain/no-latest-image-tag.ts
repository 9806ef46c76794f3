import { asString, defineRule, matchesAny, ownerName, parseImage, strings, volumeName, volumesOf } from 'klint/rule';
import type { Ref } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/no-latest-image-tag',
    title: 'Image with a tag that moves',
    why:
      'A tag such as latest names another image tomorrow. Whoever can push to the registry then runs code in the ' +
      'cluster at the next restart, without a change in the repository that anybody could review or roll back.',
    remedy: 'Name the released version, or better the digest, of the image.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['workload'],
    references: ['mitre:T1525', 'mitre:T1195.002', 'owasp:K07'],
    messages: {
      'no-tag': '{user} takes {image} without a tag, so whatever is latest in the registry runs. Name the version.',
      'floating-tag': '{user} takes {image}, and whoever may push can make {tag} another image. Name the version.',
    },
    options: {
      floatingTags: strings('Tags that move.', ['latest']),
      allow: strings('Images that are accepted, as written or without their tag; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const judge = (user: string, value: unknown, at: Ref) => {
      const image = asString(value) ?? '';
      const parsed = parseImage(image);
      if (!parsed || parsed.digest !== undefined) return;
      const { tag } = parsed;
      const bare = tag === undefined ? image : image.slice(0, -tag.length - 1);
      if (matchesAny(options.allow, image) || matchesAny(options.allow, bare)) return;
      if (tag === undefined) report({ messageId: 'no-tag', at, data: { user, image } });
      else if (options.floatingTags.includes(tag)) {
        report({ messageId: 'floating-tag', at, data: { user, image, tag } });
      }
    };
    return {
      podSpec(pod) {
        for (const container of pod.containers) {
          judge(ownerName(container), container.get('image'), container.at('image'));
        }
        for (const volume of volumesOf(pod)) {
          judge(`Volume ${volumeName(volume)}`, volume.get('image', 'reference'), volume.at('image', 'reference'));
        }
      },
    };
  },
});
