import { coreMessages, defineRule, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/no-unfetched-remote-source',
    title: 'Source beyond the repository that was not read',
    why:
      'What comes from elsewhere is deployed with the rest, and nobody has looked at it here: whoever changes it ' +
      'there changes what runs.',
    remedy: 'Copy the source into the repository, or name its address under reviewed once somebody has looked at it.',
    severity: 'info',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft'] },
    kinds: ['Kustomization', 'Chart', 'HelmRelease', 'Application'],
    references: ['mitre:T1195.001'],
    messages: coreMessages['core/no-unfetched-remote-source'],
    options: {
      reviewed: strings('Addresses, or beginnings of addresses, that somebody has reviewed.'),
    },
    since: '0.1.0',
  },
});
