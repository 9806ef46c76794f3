import type { Origin } from '@klint/model';
import { demandShape, type Conf } from './conf.js';
import { selectorWords } from './effects.js';
import { mergeSpecs, makeSpec, readSpecs, type FieldSpec, type TransformerConfig } from './field-specs.js';
import type { Folder } from './folder.js';
import { replacement as replacementShape } from './kustomization.js';
import type { Objects } from './objects.js';
import { jsonPatchChange, patchChange, strategicItem, type Change } from './patches.js';
import { configuredBy, type Provenance } from './provenance.js';
import { refuse } from './refusal.js';
import { entry } from './roles.js';
import { setImages } from './transform/images.js';
import { addAffix, type Told } from './transform/names.js';
import { setNamespace } from './transform/namespace.js';
import { setPairs } from './transform/pairs.js';
import { applyReplacement } from './transform/replacements.js';
import { setReplicas } from './transform/replicas.js';

/** One transformer of a kustomization. */
export interface Step {
  readonly at: Origin;
  readonly change: Change;
  readonly provenance: Provenance | undefined;
}

export function told(conf: Conf): Told {
  return { text: conf.text, origin: entry(conf.origin) };
}

/** Changes that are one transformer for kustomize. */
export function all(changes: readonly (Change | undefined)[]): Change {
  return (objects) => {
    for (const change of changes) change?.(objects);
  };
}

/** The transformers that a kustomization's own fields make, in kustomize's order (kusttarget_configplugin.go). */
export function builtinSteps(folder: Folder, kust: Conf, configuredIn: string, config: TransformerConfig): Step[] {
  const steps: Step[] = [];
  const { context } = folder;
  const add = (kind: string, at: Origin, make: () => Change | undefined): void => {
    const change = context.attempt(at, make);
    steps.push({ at, change: change ?? (() => {}), provenance: configuredBy(kind, configuredIn) });
  };
  const each = (field: string): Conf[] => kust.get(field).items();

  const strategic = each('patchesStrategicMerge');
  if (strategic.length > 0) {
    const changes = strategic.map((item) => context.attempt(item.origin, () => strategicItem(folder, item)));
    add('PatchStrategicMergeTransformer', kust.keyOrigin('patchesStrategicMerge'), () => all(changes));
  }
  for (const patch of each('patches')) add('PatchTransformer', patch.origin, () => patchChange(folder, patch));
  const namespace = kust.get('namespace');
  if (namespace.text !== '') {
    const options = { specs: config.namespace, subjects: 'defaultOnly', unsetOnly: false } as const;
    add('NamespaceTransformer', namespace.origin, () => (objects) => {
      setNamespace(objects, { namespace: told(namespace), ...options });
    });
  }
  for (const [field, kind, where] of affixes) {
    const affix = kust.get(field);
    if (affix.text === '') continue;
    add(kind, affix.origin, () => (objects) => addAffix(objects, where, told(affix), config[field]));
  }
  addPairs(kust, config, add);
  for (const patch of each('patchesJson6902')) {
    add('PatchJson6902Transformer', patch.origin, () => jsonPatchChange(folder, patch, 'patch'));
  }
  for (const replica of each('replicas')) {
    add('ReplicaCountTransformer', replica.origin, () => (objects) => setReplicas(objects, replica, config.replicas));
  }
  for (const image of [...each('images'), ...each('imageTags')]) {
    add('ImageTagTransformer', image.origin, () => imageChange(folder, image, image, config.images));
  }
  const replacements = each('replacements');
  if (replacements.length > 0) {
    add('ReplacementTransformer', kust.keyOrigin('replacements'), () => replacementChange(folder, replacements));
  }
  return steps;
}

const affixes = [
  ['namePrefix', 'PrefixTransformer', 'prefix'],
  ['nameSuffix', 'SuffixTransformer', 'suffix'],
] as const;

type Add = (kind: string, at: Origin, make: () => Change | undefined) => void;

/** Labels and annotations in all forms. */
function addPairs(kust: Conf, config: TransformerConfig, add: Add): void {
  const [labels, common, annotations] = [kust.get('labels'), kust.get('commonLabels'), kust.get('commonAnnotations')];
  for (const label of labels.items()) {
    add('LabelTransformer', label.origin, () => {
      const specs = labelSpecs(label, config);
      return (objects) => setPairs(objects, label.get('pairs'), specs);
    });
  }
  // As upstream: with either of the two there is a transformer for commonLabels.
  if (labels.items().length > 0 || common.pairs().length > 0) {
    add('LabelTransformer', common.origin, () => (objects) => setPairs(objects, common, config.commonLabels));
  }
  if (annotations.pairs().length > 0) {
    add('AnnotationsTransformer', annotations.origin, () => (objects) => {
      setPairs(objects, annotations, config.commonAnnotations);
    });
  }
}

function labelSpecs(label: Conf, config: TransformerConfig): readonly FieldSpec[] {
  let specs = mergeSpecs(readSpecs(label.get('fields')), config.labels);
  if (label.get('includeSelectors').flag) return mergeSpecs(specs, config.commonLabels);
  if (label.get('includeTemplates').flag) specs = mergeSpecs(specs, config.templateLabels);
  return mergeSpecs(specs, ownLabels);
}

const ownLabels = [makeSpec({ path: 'metadata/labels', create: true })];

export function imageChange(folder: Folder, image: Conf, at: Conf, specs: readonly FieldSpec[]): Change {
  return (objects: Objects) => {
    const isMet = setImages(objects, image, specs);
    folder.context.effects.note('image', at.origin, image.get('name').text, isMet ? 'changed' : 'unmet');
  };
}

/** Replacements, inline or in files; each that fails is reported, the others are made. */
export function replacementChange(folder: Folder, replacements: readonly Conf[]): Change {
  const { context } = folder;
  const loaded = replacements.flatMap((entry) => {
    const list = context.attempt(entry.origin, () => loadReplacements(folder, entry)) ?? [];
    return list.map((one) => ({ one, entry: one === entry ? undefined : entry.origin }));
  });
  return (objects) => {
    for (const { one, entry } of loaded) {
      context.attempt(one.origin, () => {
        for (const { target, isMatched } of applyReplacement(objects, one)) {
          const wanted = selectorWords(target.get('select'));
          context.effects.note('replacement', target.origin, wanted, isMatched ? 'changed' : 'unmet', entry);
        }
      });
    }
  };
}

function loadReplacements(folder: Folder, replacement: Conf): readonly Conf[] {
  const path = replacement.get('path');
  if (path.text === '') return [replacement];
  if (!replacement.get('source').isAbsent || replacement.get('targets').items().length > 0) {
    refuse('path and an inline replacement exclude each other', replacement.origin);
  }
  const file = folder.configuration(path);
  if (!file) return [];
  if (file.node?.type === 'scalar' || !file.node) refuse('a replacement is a mapping or a list of them', path.origin);
  const list = file.node.type === 'sequence' ? file.items() : [file];
  for (const one of list) demandShape(one.node, replacementShape, false);
  return list;
}
