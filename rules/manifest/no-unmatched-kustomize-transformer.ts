import { defineRule, type Unmatched } from 'klint/rule';

const silence = 'kustomize says nothing and goes on';

export default defineRule({
  meta: {
    id: 'manifest/no-unmatched-kustomize-transformer',
    title: 'Part of a kustomization that changes nothing',
    why:
      'A pinned digest, a closed port or a dropped privilege that stands in a kustomization looks as if it were in ' +
      'force; after a rename or a typing error it is not, and nobody is told.',
    remedy: 'Correct the name or target so that it meets the object, or delete the entry.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft'] },
    kinds: ['Kustomization', 'Component'],
    references: [],
    messages: {
      patch: `The target of this patch ({wanted}) meets no object: ${silence}.`,
      effect: `This patch leaves what it meets ({wanted}) as it was: ${silence}.`,
      image: `No container has the image {wanted}, so this entry changes none: ${silence}.`,
      replacement: `This target of the replacement ({wanted}) meets no object: ${silence}.`,
      transformer: `A part of this transformer changes nothing ({wanted}): ${silence}.`,
    },
    options: {},
    since: '0.1.0',
  },
  create: (context) => ({
    index({ build }) {
      for (const part of build?.unmatched ?? []) {
        context.report({ messageId: messageOf(part), at: part.at, data: { wanted: part.wanted || 'any object' } });
      }
    },
  }),
});

function messageOf({ what, isMet }: Unmatched): Unmatched['what'] | 'effect' {
  return what === 'patch' && isMet ? 'effect' : what;
}
