import { defineRule, imageOf, minerIn, namesImage, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/no-cryptominer-image',
    title: 'Image of a cryptocurrency miner',
    why:
      'An image that names a miner is the usual end of a stolen credential or a poisoned dependency: the ' +
      'attacker sells the computing power of the cluster, and may stay for more.',
    remedy: 'Remove the workload and find out who put it there; rotate what that identity could reach.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'supply-chain:container', motives: ['compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1496.001', 'mitre:T1204.003'],
    messages: {
      miner: '{user} runs {image}, whose name is that of the miner {miner}. Remove it and find out who put it there.',
    },
    options: {
      words: strings('Further names of miners.'),
      allow: strings('Images that are accepted, as written or without tag and digest; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    container(container) {
      const used = imageOf(container);
      if (!used || namesImage(options.allow, used.image)) return;
      const { user, image, reference, at } = used;
      const miner = minerIn(reference.repository, options.words);
      if (miner !== undefined) report({ messageId: 'miner', at, data: { user, image, miner } });
    },
  }),
});
