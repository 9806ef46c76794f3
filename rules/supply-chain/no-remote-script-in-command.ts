import { argumentLists, defineRule, flag, matchesAny, ownerName, remoteCodeOf, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/no-remote-script-in-command',
    title: 'Code that is downloaded and run at start',
    why:
      'Code fetched when the container starts is in no image, so nobody scans, signs or reviews it. An attacker who ' +
      'controls the server, its domain or the way to it runs code in the cluster, with the identity and secrets of ' +
      'the pod.',
    remedy: 'Put the code into the image when it is built, or check a pinned checksum before running it.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1195.002', 'mitre:T1204.003', 'owasp:K07'],
    messages: {
      piped:
        '{container} pipes {source} into an interpreter, so who controls it runs code here. Put it into the image.',
      substituted: '{container} runs what {source} returns, so who controls it runs code here. Put it into the image.',
      executed: '{container} downloads {source} and runs it. Put it into the image, or check a pinned checksum first.',
      installed: '{container} runs {source} at start without a hash or lock option. Install when the image is built.',
    },
    options: {
      packageInstall: flag('Also report package managers that install at start without a hash or lock option.'),
      allow: strings('Addresses (or commands, for packages) that are accepted; * stands for any characters.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    container(container) {
      for (const list of argumentLists(container)) {
        const argv = list.map(({ text }) => text);
        for (const { how, item, source } of remoteCodeOf(argv, options.packageInstall)) {
          if (matchesAny(options.allow, source)) continue;
          report({ messageId: how, at: list[item]!.at, data: { container: ownerName(container), source } });
        }
      }
    },
  }),
});
