import { componentSetting, componentsOf, controlPlaneKinds, defineRule, duration, isWritten } from 'klint/rule';
import { parseDuration, removalEdits } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/no-excessive-apiserver-request-timeout',
    title: 'API server that waits long for requests',
    why:
      'Each request that hangs holds memory and one of a limited number of seats. The longer they may hang, the ' +
      'fewer an attacker needs to keep everyone else out.',
    remedy: 'Delete the flag, so that its default of one minute applies.',
    severity: 'info',
    presets: ['cis'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['denial-of-service'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.20', 'mitre:T1499'],
    messages: {
      long: '{name} waits up to {value} for a request, which ties it up. Set {max} or less.',
      endless: '{name} has no limit for the time of a request: --request-timeout is 0. Set {max} or less.',
      invalid: '{name} does not start: --request-timeout is no duration. Write one, such as {max}.',
    },
    options: {
      max: duration('The longest time that is allowed.', '300s'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options: { max }, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'request-timeout', kubernetesMinor);
        if (!isWritten(setting)) continue;
        const { at, value } = setting;
        const seconds = parseDuration(value);
        const data = { name: server.name, max };
        const edits = removalEdits(server, setting.name, false);
        if (seconds === undefined) report({ messageId: 'invalid', at, data, edits });
        else if (seconds <= 0) report({ messageId: 'endless', at, data, edits });
        else if (seconds > parseDuration(max)!) {
          report({ messageId: 'long', at, data: { ...data, value: String(value) }, edits });
        }
      }
    },
  }),
});
