import { componentSetting, componentsOf, defineRule, flagOn, integer, isWritten, kubeletKinds } from 'klint/rule';
import { settingLabel, wholeNumber } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'worker-node/valid-kubelet-event-qps',
    title: 'Kubelet that drops events',
    why: 'Events beyond the rate are dropped. A low one hides what an intruder does among noise.',
    remedy: 'Set eventRecordQPS to 5 or more.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:worker-node', motives: ['data-theft'] },
    kinds: kubeletKinds,
    components: ['kubelet'],
    references: ['cis:4.2.8'],
    messages: {
      low: '{name} drops events beyond {value} per second: {setting}. Set {minimum} or more.',
      negative: '{name} has no valid rate of events: {setting} is {value}. Set {minimum} or more.',
      unlimited: '{name} writes events without a limit: {setting} is 0. Set {minimum} or more.',
    },
    options: {
      minimum: integer('The lowest rate per second that is allowed.', 5),
      allowUnlimited: flagOn('Whether 0, no limit, is allowed.'),
    },
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, options: { minimum, allowUnlimited }, report }) => ({
    index(index) {
      for (const kubelet of componentsOf(index, 'kubelet')) {
        const setting = componentSetting(kubelet, 'event-qps', kubernetesMinor);
        const value = isWritten(setting) ? wholeNumber(setting) : undefined;
        if (value === undefined || value >= minimum) continue;
        const data = { name: kubelet.name, setting: settingLabel(kubelet, setting.name), minimum };
        const { at } = setting;
        if (value < 0) report({ messageId: 'negative', at, data: { ...data, value } });
        else if (value > 0) report({ messageId: 'low', at, data: { ...data, value } });
        else if (!allowUnlimited) report({ messageId: 'unlimited', at, data });
      }
    },
  }),
});
