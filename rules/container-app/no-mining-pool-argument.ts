import { argumentLists, asString, defineRule, entriesOf, isKind, matchesAny, miningSigns } from 'klint/rule';
import { objectsOf, ownerName, ref, strings } from 'klint/rule';
import type { Argument } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'container-app/no-mining-pool-argument',
    title: 'Command line of a miner',
    why:
      'A pool address, a wallet or the option of a miner in a command is mining, under whatever name the image ' +
      'hides: the attacker sells the computing power of the cluster.',
    remedy: 'Remove the workload and find out who put it there; rotate what that identity could reach.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['compute-theft'] },
    kinds: ['workload', 'ConfigMap'],
    references: ['mitre:T1496.001'],
    messages: {
      pool: '{place} connects to the mining pool {text}. Remove it and find out who put it there.',
      option: '{place} has {text}, an option of miners. Remove it and find out who put it there.',
      wallet: '{place} has the wallet address {text}, to which miners pay. Remove it and find out who put it there.',
      pattern: '{place} has {text}, which the configuration names as mining. Remove it and find out who put it there.',
    },
    options: {
      patterns: strings('Further words and lines that mean mining; * stands for any characters.'),
      allow: strings('Addresses, options and wallets that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => {
    const judge = (place: string, texts: readonly Argument[]) => {
      const words = texts.map(({ text }) => text);
      for (const { what, text, item } of miningSigns(words)) {
        if (matchesAny(options.allow, text)) continue;
        report({ messageId: what, at: texts[item]!.at, data: { place, text: shortened(text) } });
      }
      for (const { text, at } of texts) {
        const line = text.split('\n').find((each) => matchesAny(options.patterns, each.trim()));
        if (line === undefined || matchesAny(options.allow, line.trim())) continue;
        report({ messageId: 'pattern', at, data: { place, text: shortened(line.trim()) } });
      }
    };
    return {
      container(container) {
        for (const list of argumentLists(container)) judge(ownerName(container), list);
        for (const [i, { value }] of objectsOf(container.get('env'))) {
          judge(ownerName(container), [{ text: asString(value) ?? '', at: container.at('env', i, 'value') }]);
        }
      },
      resource(resource) {
        if (!isKind(resource, 'ConfigMap')) return;
        for (const [key, value] of entriesOf(resource.value.data)) {
          judge(`ConfigMap ${resource.name}`, [{ text: asString(value) ?? '', at: ref(resource, 'data', key) }]);
        }
      },
    };
  },
});

/** Wallets are long; their first characters are enough to find them. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 12)}…` : text;
}
