import { anonymousAccess, componentSetting, componentsOf, controlPlaneKinds, defineRule, isOn } from 'klint/rule';
import { isAbsent, isWritten, ref, valueAt } from 'klint/rule';

/** From here on AuthenticationConfiguration can limit anonymous requests without a feature gate. */
const LIMITABLE_SINCE = 32;

/** What the kubelet and load balancers ask without credentials. */
const healthConditions = ['/livez', '/readyz', '/healthz'].map((path) => ({ path }));

export default defineRule({
  meta: {
    id: 'control-plane/no-apiserver-anonymous-auth',
    title: 'API server that answers requests of nobody',
    why:
      'Requests without credentials are served as system:anonymous. One binding too many for that user, or one flaw ' +
      'before authorization, and everyone who reaches the port reads or changes the cluster.',
    remedy: 'Set --anonymous-auth=false, or admit anonymous requests only to the health paths.',
    severity: 'warn',
    presets: ['strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft'] },
    kinds: [...controlPlaneKinds, 'AuthenticationConfiguration'],
    components: ['kube-apiserver'],
    references: ['cis:1.2.1', 'mitre:T1133', 'owasp:K06', 'nsa:anonymous-auth'],
    messages: {
      absent: '{name} answers requests without credentials: --anonymous-auth is true by default. Set it to false.',
      on: '{name} answers requests without credentials. Write --anonymous-auth=false; a flag without = is true.',
      'config-on':
        'Requests without credentials are answered. Set enabled: false, or conditions for health paths (1.32).',
    },
    options: {},
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      const configs = index.ofKind('AuthenticationConfiguration');
      const accepted = ['off', ...(kubernetesMinor >= LIMITABLE_SINCE ? ['limited'] : [])];
      const access = configs.map(anonymousAccess);
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const setting = componentSetting(server, 'anonymous-auth', kubernetesMinor);
        if (isOn(setting) !== true) continue;
        if (server.written('authentication-config')) {
          // The file decides, and is itself reported below; one that is not here may be where nothing could be read.
          if (configs.length > 0 ? access.some((each) => each !== 'unset') : !index.complete) continue;
        }
        const messageId = isWritten(setting) ? 'on' : 'absent';
        report({ messageId, at: setting.at, data: { name: server.name } });
      }
      configs.forEach((config, i) => {
        if (access[i] === 'unset' || accepted.includes(access[i]!)) return;
        const limit = { op: 'set', at: ref(config, 'anonymous', 'conditions'), value: healthConditions } as const;
        const isFree = isAbsent(valueAt(config.value, ['anonymous', 'conditions']));
        const edits = kubernetesMinor >= LIMITABLE_SINCE && isFree ? [limit] : [];
        report({ messageId: 'config-on', at: ref(config, 'anonymous'), edits });
      });
    },
  }),
});
