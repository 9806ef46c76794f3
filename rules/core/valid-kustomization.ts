import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/valid-kustomization',
    title: 'Kustomization that cannot be built',
    why:
      'What a kustomization does not build cannot be judged, and is not deployed either; the patch that was to close ' +
      'a hole may be the very thing that is missing.',
    remedy: 'Correct the entry or patch at the place shown; all that can be built is linted all the same.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Kustomization', 'Component'],
    references: [],
    messages: coreMessages['core/valid-kustomization'],
    options: {},
    since: '0.1.0',
  },
});
