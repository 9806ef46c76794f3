import { SNIPPETS_KEY, defineRule, entriesOf, isSnippetAnnotation, namesResource, ref } from 'klint/rule';
import { snippetAnnotationsIn, snippetSwitches, snippetValues, strings, valueAt } from 'klint/rule';
import type { Ref } from 'klint/rule';

const annotations = ['metadata', 'annotations'];

export default defineRule({
  meta: {
    id: 'container-app/no-ingress-snippet',
    title: 'Ingress that writes configuration of the proxy',
    why:
      'The text of a snippet becomes configuration of the proxy, which holds the certificates of all tenants and a ' +
      'token that reads Secrets. An attacker who may write an Ingress takes them from there (CVE-2021-25742).',
    remedy:
      'Delete the annotation and leave snippets switched off; use the annotations made for the purpose, or a ' +
      'header policy.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa'],
    threat: { leaf: 'threat-actor:containerized-application', motives: ['data-theft'] },
    kinds: ['Ingress', 'ConfigMap', 'HelmRelease'],
    references: ['mitre:T1190', 'nsa:ingress-nginx'],
    messages: {
      annotation: 'Annotation {key} of {name} configures the proxy, which can give away the secrets of all. Delete it.',
      enabled: '{kind} {name} lets every Ingress configure the proxy and take the secrets of all. Set {key} to false.',
      'old-default':
        'Controller {version} takes snippets of any Ingress by default. Set {key}: "false" in ConfigMap {name}.',
    },
    options: {
      allow: strings('Objects that are accepted, by name or namespace/name; * stands for any characters.'),
    },
    since: '0.1.0',
    fix: 'suggest',
  },
  create: ({ options, report }) => ({
    index(index) {
      const annotation = (at: Ref) => {
        const { name } = at.resource;
        const data = { key: String(at.path.at(-1)), name };
        if (namesResource(options.allow, at.resource)) return;
        report({ messageId: 'annotation', at, data, edits: [{ op: 'delete', at }] });
      };
      const enabled = (at: Ref, value: unknown) => {
        const { kind, name } = at.resource;
        if (namesResource(options.allow, at.resource)) return;
        const data = { kind, name, key: String(at.path.at(-1)) };
        report({ messageId: 'enabled', at, data, edits: [{ op: 'set', at, value }] });
      };
      for (const ingress of index.ofKind('Ingress')) {
        const written = entriesOf(valueAt(ingress.value, annotations)).map(([key]) => key);
        for (const key of written.filter(isSnippetAnnotation)) annotation(ref(ingress, ...annotations, key));
      }
      for (const { resource, at, version } of snippetSwitches(index)) {
        if (version === undefined) enabled(at, 'false');
        else if (!namesResource(options.allow, resource)) {
          const edits = [{ op: 'set', at, value: 'false' }] as const;
          report({ messageId: 'old-default', at, data: { version, key: SNIPPETS_KEY, name: resource.name }, edits });
        }
      }
      for (const release of index.ofKind('HelmRelease')) {
        const path = snippetValues(release);
        if (path) enabled(ref(release, ...path), path.at(-1) === SNIPPETS_KEY ? 'false' : false);
        const values = ['spec', 'values'];
        const written = snippetAnnotationsIn(valueAt(release.value, values), values);
        for (const each of written) annotation(ref(release, ...each));
      }
    },
  }),
});
