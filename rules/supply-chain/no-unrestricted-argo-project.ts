import { asList, asString, defineRule, isObject, ref, type Ref, type Resource, type ResourceIndex } from 'klint/rule';

type Width = 'any-repository' | 'any-destination' | 'any-cluster-resource';

/** A destination names its cluster by one of these. */
const clusterKeys = ['server', 'name'];

/** Where an AppProject allows everything. */
function wideEntries(project: Resource): { messageId: Width; at: Ref }[] {
  const spec = isObject(project.value['spec']) ? project.value['spec'] : {};
  const find = (key: string, messageId: Width, allowsAll: (item: unknown) => boolean) =>
    asList(spec[key]).flatMap((item, i) => (allowsAll(item) ? [{ messageId, at: ref(project, 'spec', key, i) }] : []));
  const isAny = (item: unknown, ...keys: string[]): boolean => isObject(item) && keys.every((key) => item[key] === '*');
  return [
    ...find('sourceRepos', 'any-repository', (item) => item === '*'),
    ...find('destinations', 'any-destination', (item) => clusterKeys.some((key) => isAny(item, key, 'namespace'))),
    ...find('clusterResourceWhitelist', 'any-cluster-resource', (item) => isAny(item, 'group', 'kind')),
  ];
}

/** Argo CD makes a project `default` that allows everything, until someone edits it. */
function isWide(defaults: readonly Resource[], index: ResourceIndex): boolean {
  return defaults.length === 0 ? index.complete : defaults.some((project) => wideEntries(project).length > 0);
}

export default defineRule({
  meta: {
    id: 'supply-chain/no-unrestricted-argo-project',
    title: 'Argo CD project without limits',
    why:
      'Whoever can write to one repository that Argo CD follows, or can create an Application, deploys anything ' +
      'anywhere that Argo CD reaches when its project sets no limits.',
    remedy:
      'List the repositories, destinations and cluster-scoped kinds that the project needs, and give each ' +
      'Application a project of its own.',
    severity: 'warn',
    presets: ['recommended', 'strict', 'owasp-k8s'],
    threat: { leaf: 'supply-chain:infrastructure', motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['AppProject', 'Application'],
    references: ['mitre:T1195.001', 'owasp:K07'],
    messages: {
      'any-repository': 'Project {project} accepts manifests from any repository; list the ones that it deploys.',
      'any-destination': 'Project {project} may deploy to any namespace of any cluster; list its destinations.',
      'any-cluster-resource': 'Project {project} may create every cluster-scoped kind; list the ones that it needs.',
      'default-project':
        'Application {application} uses the project default, which allows everything; give it one with limits.',
    },
    options: {},
    since: '0.1.0',
  },
  create: (context) => ({
    index(index) {
      for (const project of index.ofKind('AppProject')) {
        for (const entry of wideEntries(project)) context.report({ ...entry, data: { project: project.name } });
      }
      const defaults = index.ofKind('AppProject').filter(({ name }) => name === 'default');
      if (!isWide(defaults, index)) return;
      const related = defaults.map((project) => ({
        message: 'the project default',
        at: ref(project, 'metadata', 'name'),
      }));
      for (const application of index.ofKind('Application')) {
        const spec = application.value['spec'];
        if (!isObject(spec) || (asString(spec['project']) || 'default') !== 'default') continue;
        const at = ref(application, 'spec', 'project');
        context.report({ messageId: 'default-project', at, related, data: { application: application.name } });
      }
    },
  }),
});
