import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isWritten, itemsOf } from 'klint/rule';
import { listEdits, objectsOf, ref, strings } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-authorization-modes',
    title: 'API server without the modes Node and RBAC',
    why:
      'Without RBAC nobody limits what a token may do; without Node a kubelet reads the Secrets of all nodes, so ' +
      'that one node taken over is the whole cluster.',
    remedy: 'List Node and RBAC in --authorization-mode.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: [...controlPlaneKinds, 'AuthorizationConfiguration'],
    components: ['kube-apiserver'],
    references: ['cis:1.2.7', 'cis:1.2.8', 'owasp:K02', 'nsa:authorization-mode'],
    messages: {
      absent: '{name} has no --authorization-mode and so lacks {mode}. Set Node,RBAC.',
      lacks: '{name} lacks the authorization mode {mode}. Add it to the list.',
      'config-lacks': 'The list of authorizers lacks the type {mode}. Add it.',
    },
    options: {
      modes: strings('Modes that must be there.', ['Node', 'RBAC']),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, options, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'authorization-mode', kubernetesMinor);
        // A file decides alone, and is looked at below.
        if (setting.from === 'unknown' || server.written('authorization-config')) continue;
        const modes = itemsOf(setting);
        for (const mode of options.modes.filter((each) => !modes.includes(each))) {
          const messageId = isWritten(setting) ? 'lacks' : 'absent';
          const wanted = isWritten(setting) ? [...modes, mode] : options.modes;
          const edits = listEdits(server, setting.name, wanted);
          report({ messageId, at: setting.at, data: { name: server.name, mode }, edits });
        }
      }
      for (const config of index.ofKind('AuthorizationConfiguration')) {
        const types = objectsOf(config.value['authorizers']).map(([, { type }]) => type);
        for (const mode of options.modes.filter((each) => !types.includes(each))) {
          report({ messageId: 'config-lacks', at: ref(config, 'authorizers'), data: { mode } });
        }
      }
    },
  }),
});
