import { componentSetting, componentsOf, controlPlaneKinds, defineRule, flag, integer, isWritten } from 'klint/rule';
import { removalEdits, settingEdits, wholeNumber } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/valid-terminated-pod-gc-threshold',
    title: 'Ended pods that are never collected',
    why:
      'Ended pods stay in etcd until the threshold is met. Whoever may create pods fills etcd with ended ones, ' +
      'until the control plane runs out of space.',
    remedy: 'Delete the flag, so that its default of 12500 applies.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['denial-of-service'] },
    kinds: controlPlaneKinds,
    components: ['kube-controller-manager'],
    references: ['cis:1.3.1', 'mitre:T1499'],
    messages: {
      off: '{name} never collects ended pods: --terminated-pod-gc-threshold is {value}. Delete the flag.',
      high: '{name} keeps up to {value} ended pods, more than {max}. Lower --terminated-pod-gc-threshold.',
      invalid: '{name} does not start: --terminated-pod-gc-threshold is no whole number. Write {max} or less.',
      absent: '{name} sets no --terminated-pod-gc-threshold. Write {max} or less.',
    },
    options: {
      max: integer('The most ended pods that may be kept.', 12500),
      requireExplicit: flag('Report an absent flag too.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options: { max, requireExplicit }, report }) => ({
    index(index) {
      for (const manager of componentsOf(index, 'kube-controller-manager')) {
        const setting = componentSetting(manager, 'terminated-pod-gc-threshold', kubernetesMinor);
        const [at, { name }, value] = [setting.at, manager, wholeNumber(setting)];
        if (!isWritten(setting)) {
          if (!requireExplicit || setting.from !== 'default') continue;
          report({ messageId: 'absent', at, data: { name, max }, edits: settingEdits(manager, setting.name, max) });
          continue;
        }
        const edits = removalEdits(manager, setting.name, false);
        if (value === undefined) report({ messageId: 'invalid', at, data: { name, max }, edits });
        else if (value <= 0) report({ messageId: 'off', at, data: { name, value }, edits });
        else if (value > max) report({ messageId: 'high', at, data: { name, value, max }, edits });
      }
    },
  }),
});
