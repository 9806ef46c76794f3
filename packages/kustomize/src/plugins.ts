import type { Node } from '@klint/model';
import { Conf } from './conf.js';
import { selectorWords } from './effects.js';
import { readSpecs } from './field-specs.js';
import type { Folder } from './folder.js';
import { generateFor } from './generators.js';
import { freeze } from './json.js';
import { applyPatch, type NotePatchLoss, type Objects } from './objects.js';
import { jsonPatchChange, patchChange, readInline, strategicItem, type Change } from './patches.js';
import { refuse } from './refusal.js';
import { BuildResource } from './resource.js';
import { hashAll } from './finish.js';
import { all, imageChange, replacementChange, told } from './steps.js';
import { addAffix } from './transform/names.js';
import { setNamespace, type SubjectMode } from './transform/namespace.js';
import { setPairs } from './transform/pairs.js';
import { setReplicas } from './transform/replicas.js';
import { addValue, readValueTarget } from './transform/value-add.js';

/** The configuration of a plugin as the file that kustomize hands to it. */
function configOf(resource: BuildResource): Conf {
  const node: Node = freeze(resource.root);
  return new Conf(node, node.origin);
}

/** Refuses what is none of the plugins that kustomize brings along; others are programs, which are never run. */
function demandBuiltin(resource: BuildResource): void {
  const { group, version } = resource.gvk;
  if (group !== '' || version !== 'builtin') {
    refuse(`${resource.kind} is a plugin of its own, which klint does not run`, resource.root.origin);
  }
}

type MakeChange = (folder: Folder, config: Conf) => Change | undefined;

const transformers: Readonly<Record<string, MakeChange>> = {
  AnnotationsTransformer: (_, config) => pairsChange(config, 'annotations'),
  LabelTransformer: (_, config) => pairsChange(config, 'labels'),
  HashTransformer: () => (objects) => hashAll(objects),
  ImageTagTransformer: (folder, config) => imageChange(folder, config.get('imageTag'), config, specsOf(config)),
  NamespaceTransformer: (_, config) => namespaceChange(config),
  PatchJson6902Transformer: (folder, config) => jsonPatchChange(folder, config, 'jsonOp'),
  PatchStrategicMergeTransformer: strategicChange,
  PatchTransformer: patchChange,
  PrefixSuffixTransformer: (_, config) => all([affixChange(config, 'prefix'), affixChange(config, 'suffix')]),
  PrefixTransformer: (_, config) => affixChange(config, 'prefix'),
  SuffixTransformer: (_, config) => affixChange(config, 'suffix'),
  ReplacementTransformer: (folder, config) => replacementChange(folder, config.get('replacements').items()),
  ReplicaCountTransformer: (_, config) => (objects) => setReplicas(objects, config.get('replica'), specsOf(config)),
  ValueAddTransformer: valueChange,
};

/** The change that a file of `transformers` makes (api, internal/plugins/loader). */
export function pluginChange(folder: Folder, resource: BuildResource): Change | undefined {
  demandBuiltin(resource);
  const make = Object.hasOwn(transformers, resource.kind) ? transformers[resource.kind] : undefined;
  if (!make) return refuse(`there is no transformer ${resource.kind}`, resource.root.origin);
  return make(folder, configOf(resource));
}

/** The objects that a file of `generators` makes. */
export function pluginObjects(folder: Folder, resource: BuildResource): BuildResource[] {
  demandBuiltin(resource);
  return generateFor(folder, resource.kind, configOf(resource), undefined);
}

function specsOf(config: Conf): ReturnType<typeof readSpecs> {
  return readSpecs(config.get('fieldSpecs'));
}

function pairsChange(config: Conf, name: 'labels' | 'annotations'): Change {
  return (objects) => setPairs(objects, config.get(name), specsOf(config));
}

function affixChange(config: Conf, where: 'prefix' | 'suffix'): Change {
  if (config.get('fieldSpecs').isAbsent) refuse('fieldSpecs are missing', config.origin);
  return (objects) => addAffix(objects, where, told(config.get(where)), specsOf(config));
}

function namespaceChange(config: Conf): Change {
  const subjects = (config.get('setRoleBindingSubjects').text || 'defaultOnly') as SubjectMode;
  if (!['defaultOnly', 'allServiceAccounts', 'none'].includes(subjects)) {
    refuse(`setRoleBindingSubjects cannot be ${subjects}`, config.origin);
  }
  const namespace = told(config.get('metadata').get('namespace'));
  const unsetOnly = config.get('unsetOnly').flag;
  return (objects) => setNamespace(objects, { namespace, specs: specsOf(config), subjects, unsetOnly });
}

function strategicChange(folder: Folder, config: Conf): Change {
  const [paths, patches] = [config.get('paths').items(), config.get('patches')];
  if (paths.length === 0 && patches.text === '') refuse('paths or patches are missing', config.origin);
  const changes: (Change | undefined)[] = paths.map((path) => strategicItem(folder, path));
  const inline = patches.text === '' ? undefined : readInline(patches);
  if (inline && !inline.resources.ok) refuse('the patches cannot be read', patches.origin);
  if (inline) changes.push(...inline.resources.drafts.map((draft) => inlineChange(folder, draft)));
  if (paths.length === 0 && inline?.resources.drafts.length === 0) refuse('the patch is empty', patches.origin);
  return all(changes);
}

function inlineChange(folder: Folder, draft: BuildResource['root']): Change {
  const { schemas, effects } = folder.context;
  return (objects: Objects) => {
    const patch = new BuildResource(draft.copy(), schemas);
    const note = (loss: Parameters<NotePatchLoss>[0]): void => effects.lost(draft.origin, loss);
    applyPatch(objects.one(patch.originalId, draft.origin), patch, note);
    objects.dropEmpty();
  };
}

function valueChange(folder: Folder, config: Conf): Change | undefined {
  const value = config.get('value');
  const path = config.get('targetFilePath');
  const file = path.text === '' ? undefined : folder.configuration(path);
  if (path.text !== '' && !file) return undefined;
  const all = [...config.get('targets').items(), ...(file?.get('targets').items() ?? [])];
  if (all.length === 0) refuse('a target is missing', config.origin);
  const targets = all.map(readValueTarget);
  const text = value.text.trim() || (folder.path.split('/').at(-1) ?? '');
  const { effects } = folder.context;
  return (objects) => {
    targets.forEach(({ selector }, i) => {
      const select = all[i]!.get('selector');
      const isMet = !selector || objects.select(selector).length > 0;
      effects.note('transformer', all[i]!.origin, selectorWords(select), isMet ? 'changed' : 'unmet');
    });
    addValue(objects, { ...told(value), text }, targets);
  };
}
