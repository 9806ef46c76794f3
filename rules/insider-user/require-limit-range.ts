import { defineRule, flag, limitItems, placeOfNamespace, populatedNamespaces, ref, strings } from 'klint/rule';

/** All that the API allows for what is no container. */
const partsOfOthers = ['min', 'max'];
const otherTypes = ['Pod', 'PersistentVolumeClaim'];

export default defineRule({
  meta: {
    id: 'insider-user/require-limit-range',
    title: 'Namespace without limits for containers',
    why:
      'A container that states no limit may take a whole node. A LimitRange gives it one, and refuses those that ask ' +
      'for more than the namespace allows, whatever its users write.',
    remedy: 'Add a LimitRange whose item for containers has default, defaultRequest and max.',
    severity: 'info',
    presets: ['strict', 'nsa-cisa'],
    threat: { leaf: 'insider:user', motives: ['denial-of-service', 'compute-theft'] },
    kinds: ['Namespace', 'LimitRange', 'workload'],
    references: ['mitre:T1499', 'nsa:limit-ranges'],
    messages: {
      none: 'No LimitRange of this unit is for the containers of {name}: each may take a whole node. Add one.',
      container: 'No LimitRange gives the containers of {name} {parts}, so one may take too much. Add it to this item.',
      other: 'This item for type {type} has no {parts}, so one {type} may take too much. Add it.',
    },
    options: {
      parts: strings('Parts that the item for containers needs.', ['default', 'defaultRequest', 'max']),
      judgeUndeclared: flag('Also judge namespaces that only workloads name.'),
    },
    since: '0.1.0',
  },
  create: ({ options, report }) => ({
    index(index) {
      // A LimitRange may stand in a file that could not be read.
      if (!index.complete) return;
      for (const found of populatedNamespaces(index)) {
        const { name } = found;
        if (!found.namespace && !options.judgeUndeclared) continue;
        const items = limitItems(index, name);
        const lacking = (item: (typeof items)[number]) => options.parts.filter((part) => !item.parts.has(part));
        const containers = items.filter(({ type }) => type === 'Container');
        const [first] = containers;
        if (!first) {
          report({ messageId: 'none', ...placeOfNamespace(found), data: { name } });
        } else if (containers.every((item) => lacking(item).length > 0)) {
          const at = ref(first.range, 'spec', 'limits', first.index);
          report({ messageId: 'container', at, data: { name, parts: lacking(first).join(', ') } });
        }
        for (const item of items.filter(({ type }) => otherTypes.includes(type))) {
          const parts = lacking(item).filter((part) => partsOfOthers.includes(part));
          const at = ref(item.range, 'spec', 'limits', item.index);
          if (parts.length > 0) report({ messageId: 'other', at, data: { type: item.type, parts: parts.join(', ') } });
        }
      }
    },
  }),
});
