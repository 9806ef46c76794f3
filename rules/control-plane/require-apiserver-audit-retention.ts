import { componentSetting, componentsOf, controlPlaneKinds, defineRule, integer, isUnset } from 'klint/rule';
import { settingEdits, textOfSetting, wholeNumber } from 'klint/rule';

/** For the first two, 0 is no limit. */
const limits = [
  { flag: 'audit-log-maxage', option: 'maxAge', hasNoLimit: true },
  { flag: 'audit-log-maxbackup', option: 'maxBackup', hasNoLimit: true },
  { flag: 'audit-log-maxsize', option: 'maxSize', hasNoLimit: false },
] as const;

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-audit-retention',
    title: 'Audit log that forgets too soon',
    why:
      'Break-ins are found weeks later. A log that is thrown away by then, or overwritten by a flood of ' +
      'requests, cannot tell what happened.',
    remedy: 'Raise --audit-log-maxage, --audit-log-maxbackup and --audit-log-maxsize.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa', 'cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.17', 'cis:1.2.18', 'cis:1.2.19', 'nsa:audit-logging'],
    messages: {
      absent: '{name} sets no --{flag} for its audit log. Set it to {minimum} or more.',
      low: '{name} keeps too little of its audit log: --{flag} is {value}. Set it to {minimum} or more.',
      invalid: '{name} does not start: --{flag} is no whole number. Set it to {minimum} or more.',
    },
    options: {
      maxAge: integer('Days that old files are kept at least.', 30),
      maxBackup: integer('Number of old files that are kept at least.', 10),
      maxSize: integer('Size in megabytes that a file has at least before a new one is begun.', 100),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const path = textOfSetting(componentSetting(server, 'audit-log-path', kubernetesMinor)) ?? '';
        if (path === '' || path === '-') continue;
        for (const { flag, option, hasNoLimit } of limits) {
          const setting = componentSetting(server, flag, kubernetesMinor);
          const [value, minimum] = [wholeNumber(setting), options[option]];
          if (setting.from === 'unknown' || (value === 0 && hasNoLimit) || (value ?? -1) >= minimum) continue;
          const edits = settingEdits(server, flag, minimum);
          const [at, data] = [setting.at, { name: server.name, flag, minimum }];
          if (isUnset(setting)) report({ messageId: 'absent', at, data, edits });
          else if (value === undefined) report({ messageId: 'invalid', at, data, edits });
          else report({ messageId: 'low', at, data: { ...data, value }, edits });
        }
      }
    },
  }),
});
