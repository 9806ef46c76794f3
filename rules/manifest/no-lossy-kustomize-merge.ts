import { defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'manifest/no-lossy-kustomize-merge',
    title: 'Patch that loses or doubles list items',
    why:
      'kustomize merges a list by the key of its items. Where the key is missing, shared or changed, containers, ' +
      'ports and variables vanish or stand there twice without a word: what was reviewed is not what is deployed.',
    remedy: 'Give every item of the patch its merge key, delete an item whose key changes, or use a JSON patch.',
    severity: 'warn',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'supply-chain:infrastructure', motives: ['denial-of-service'] },
    kinds: ['Kustomization', 'Component'],
    references: [],
    messages: {
      keyless: 'kustomize merges {list} of {object} by {key}, which this item does not have: {detail}.',
      shared: 'Several items of {list} of {object} have the same {key}, by which kustomize merges: {detail}.',
      doubled: 'kustomize merges {list} of {object} by {key}, which this patch changes: {detail}.',
      replaced: 'kustomize does not know the type of {object}, so this replaces {list} as a whole: {detail}.',
    },
    options: {},
    since: '0.1.0',
  },
  create: (context) => ({
    index({ build }) {
      for (const { how, at, via, resource, list, key, object, detail } of build?.losses ?? []) {
        if (how === 'replaced') {
          context.report({ messageId: how, at, via, resource, data: { list, object, detail } });
        } else context.report({ messageId: how, at, via, resource, data: { list, key, object, detail } });
      }
    },
  }),
});
