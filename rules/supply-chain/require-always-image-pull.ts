import { asString, choice, defineRule, imageOf, strings } from 'klint/rule';
import type { ImageReference } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'supply-chain/require-always-image-pull',
    title: 'Image that is not pulled at every start',
    why:
      'An image that a node already has starts without asking the registry: without its credentials, so anyone who ' +
      'can run pods there uses private images of others, and in an old version where the tag has moved on.',
    remedy: 'Set imagePullPolicy: Always, or name the image by its digest.',
    severity: 'info',
    presets: ['strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:container', motives: ['data-theft', 'compute-theft'] },
    kinds: ['workload'],
    references: ['mitre:T1525', 'owasp:K07'],
    messages: {
      absent: '{user} pulls {image} only where its node lacks it, by default. Set imagePullPolicy: Always.',
      policy: '{user} may start {image} from what its node has, with {policy}. Set imagePullPolicy: Always.',
      forbidden: '{user} has the imagePullPolicy {policy}, which klint.yaml forbids. Set another.',
    },
    options: {
      scope: choice(
        'Whether every tag is judged, or only a policy that is written beside no tag or one that moves.',
        ['any-tag', 'floating-tag'],
        'any-tag',
      ),
      floatingTags: strings('Tags that move.', ['latest']),
      forbidden: strings('Policies that are reported whatever the tag is.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    container(container) {
      const used = imageOf(container);
      if (!used || used.reference.digest !== undefined) return;
      const { user, image, reference } = used;
      const written = asString(container.get('imagePullPolicy')) || undefined;
      const policy = written ?? defaultPolicy(reference);
      const at = container.at('imagePullPolicy');
      const edits = [{ op: 'set', at, value: 'Always' }] as const;
      const place = written === undefined ? used.at : at;
      if (options.forbidden.includes(policy)) {
        const fixes = options.forbidden.includes('Always') ? {} : { edits };
        return report({ messageId: 'forbidden', at: place, data: { user, policy }, ...fixes });
      }
      if (policy === 'Always') return;
      const isFloating = reference.tag === undefined || options.floatingTags.includes(reference.tag);
      if (options.scope === 'floating-tag' && (written === undefined || !isFloating)) return;
      if (written === undefined) report({ messageId: 'absent', at: place, data: { user, image }, edits });
      else report({ messageId: 'policy', at: place, data: { user, image, policy }, edits });
    },
  }),
});

/** What the API server fills in (SetDefaults_Container). */
function defaultPolicy({ tag }: ImageReference): string {
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}
