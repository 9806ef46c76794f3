import type { Origin } from '@klint/model';
import { toValue } from '@klint/parser';
import type { Conf } from './conf.js';
import { readCrds } from './crds.js';
import { describe } from './id.js';
import { defaultConfig, emptyConfig, mergeConfigs, readConfig, type TransformerConfig } from './field-specs.js';
import { limits } from './files.js';
import { Folder } from './folder.js';
import { generateFor, inflate } from './generators.js';
import { loadKustomization, type Kustomization } from './load.js';
import { Objects, type Behavior } from './objects.js';
import { readInline, type Change } from './patches.js';
import { joinPaths, liesIn, resolvePath } from './paths.js';
import { pluginChange, pluginObjects } from './plugins.js';
import { addGenerator, addTransformer, configuredBy, ofPlugin, setProvenance, type Provenance } from './provenance.js';
import { isRemoteFile, isRepository } from './remote.js';
import { books, BuildResource } from './resource.js';
import { builtinSteps, type Step } from './steps.js';
import { addVar, noteVar, type Vars } from './vars.js';

/** What a kustomization has gathered so far (api, internal/accumulator). */
export class Accumulator {
  readonly objects = new Objects();
  config: TransformerConfig = emptyConfig;
  readonly vars: Vars = new Map();
}

/** Everything that a kustomization does, in kustomize's order (api, internal/target/kusttarget.go). */
export function accumulate(
  folder: Folder,
  kustomization: Kustomization,
  into: Accumulator,
  provenance: Provenance | undefined,
): void {
  const { context } = folder;
  const { conf: kust, file } = kustomization;
  context.attempt(kust.keyOrigin('openapi'), () => setSchema(folder, kust.get('openapi')));
  const resources = [...kust.get('resources').items(), ...kust.get('bases').items()];
  for (const item of resources) addResource(folder, item, into, provenance);
  addConfigs(folder, kust, into);
  runGenerators(folder, kustomization, into, provenance);
  for (const item of kust.get('components').items()) {
    addFolder(folder, item, into, provenance, true);
  }
  const steps = builtinSteps(folder, kust, joinPaths(provenance?.path ?? '', file), into.config);
  for (const plugin of plugins(folder, kust.get('transformers'), file, provenance)) {
    steps.push(...stepOf(folder, plugin));
  }
  runSteps(folder, into.objects, steps, provenance !== undefined);
  for (const plugin of plugins(folder, kust.get('validators'), file, provenance)) {
    runSteps(folder, into.objects, stepOf(folder, plugin), false);
  }
  for (const variable of kust.get('vars').items()) {
    context.attempt(variable.origin, () => noteVar(into.objects, into.vars, variable));
  }
}

function setSchema(folder: Folder, openapi: Conf): void {
  const { context } = folder;
  const [path, version] = [openapi.get('path'), openapi.get('version')];
  const file = openapi.pairs().some(({ name }) => name === 'path') ? folder.configuration(path) : undefined;
  if (context.schemas.isSet) return;
  if (file && !version.isAbsent) {
    context.refused('refused', version.origin, { detail: 'openapi cannot have both path and version' });
  } else if (file) context.schemas.setCustom(file.node && toValue(file.node, 'sigs'));
  else if (version.text === 'v1.21.2') context.schemas.setBuiltin();
  else if (version.text !== '') {
    context.refused('refused', version.origin, { detail: `kustomize knows no OpenAPI version ${version.text}` });
  }
}

/** Adds what an entry of `resources` names: a file, else a folder. */
function addResource(folder: Folder, item: Conf, into: Accumulator, provenance: Provenance | undefined): void {
  const { context } = folder;
  const { text: path, origin } = item;
  const found = path.startsWith('/') ? undefined : resolvePath(folder.path, path);
  if (found === undefined || path === '' || context.files.type(found) !== 'file') {
    return addFolder(folder, item, into, provenance, false);
  }
  folder.checkInside(path, found, origin);
  const file = context.attempt(origin, () => context.files.file(found));
  if (!file) {
    context.lacksObjects = true;
    return;
  }
  const { drafts, problems, refusals, ok } = file.resources;
  context.parsed(file.text, problems);
  for (const refusal of refusals) context.caught(refusal, origin);
  if (!ok) {
    context.complete = false;
    context.lacksObjects = true;
  }
  const added = drafts.map((draft) => new BuildResource(draft.copy(), context.schemas, [origin]));
  if (provenance) for (const one of added) setProvenance(one, { path: joinPaths(provenance.path ?? '', path) });
  append(folder, into.objects, added, origin);
}

function append(folder: Folder, objects: Objects, added: readonly BuildResource[], at: Origin): void {
  const { context } = folder;
  if (objects.list.length + added.length > limits.objects) {
    return context.refused('limit', at, { detail: `more than ${limits.objects} objects` });
  }
  for (const resource of objects.append(added)) {
    context.refused('refused', at, { detail: `there is a second ${describe(resource.id)}` });
  }
}

/** Adds what another kustomization builds. A component works on everything that is there already. */
function addFolder(
  folder: Folder,
  item: Conf,
  into: Accumulator,
  provenance: Provenance | undefined,
  isComponent: boolean,
): void {
  const { context } = folder;
  const { text: path, origin } = item;
  const inner = enter(folder, item);
  const kustomization = inner && loadKustomization(inner, origin);
  if (!inner || !kustomization) {
    context.lacksObjects = true;
    return;
  }
  if (kustomization.isComponent !== isComponent) {
    const detail = isComponent ? `${path} is no component` : `${path} is a component`;
    return context.refused('refused', origin, { detail: `${detail}, so it belongs under another field` });
  }
  const below = provenance && { path: joinPaths(provenance.path ?? '', path) };
  if (isComponent) return accumulate(inner, kustomization, into, below);
  const own = new Accumulator();
  accumulate(inner, kustomization, own, below);
  for (const resource of own.objects.list) resource.entries.push(origin);
  append(folder, into.objects, own.objects.list, origin);
  context.attempt(origin, () => (into.config = mergeConfigs(into.config, own.config)));
  for (const [name, variable] of own.vars) context.attempt(variable.origin, () => addVar(into.vars, name, variable));
}

/** The folder that an entry names; undefined if it cannot be entered, which has been reported. */
function enter(folder: Folder, { text: path, origin }: Conf): Folder | undefined {
  const { context } = folder;
  if (isRepository(path) || isRemoteFile(path)) return void context.unfetched(path, origin);
  const found = path.startsWith('/') || path === '' ? undefined : resolvePath(folder.path, path);
  if (found === undefined) return void context.refused('outside-root', origin, { path });
  if (context.files.type(found) === undefined) return void context.refused('not-found', origin, { path });
  const visited = [...folder.above, folder.path];
  const circle = visited.find((one) => liesIn(one, found));
  if (circle !== undefined) {
    return void context.refused('refused', origin, { detail: `${path} leads back to ${circle || '.'}` });
  }
  context.kustomizations += 1;
  if (visited.length > limits.depth || context.kustomizations > limits.kustomizations) {
    return void context.refused('limit', origin, { detail: 'too many kustomizations' });
  }
  return new Folder(context, found, visited);
}

function addConfigs(folder: Folder, kust: Conf, into: Accumulator): void {
  const { context } = folder;
  let config = emptyConfig;
  for (const item of kust.get('configurations').items()) {
    const file = folder.configuration(item);
    if (file) context.attempt(item.origin, () => (config = mergeConfigs(config, readConfig(file))));
  }
  context.attempt(kust.keyOrigin('configurations'), () => {
    const own = kust.get('configurations').items().length === 0 ? defaultConfig : mergeConfigs(defaultConfig, config);
    into.config = mergeConfigs(into.config, own);
  });
  for (const item of kust.get('crds').items()) {
    const file = folder.configuration(item);
    if (file) context.attempt(item.origin, () => (into.config = mergeConfigs(into.config, readCrds(file))));
  }
}

const generatorFields = [
  ['configMapGenerator', 'ConfigMapGenerator'],
  ['secretGenerator', 'SecretGenerator'],
] as const;

function runGenerators(
  folder: Folder,
  { conf: kust, file }: Kustomization,
  into: Accumulator,
  provenance: Provenance | undefined,
): void {
  const { context } = folder;
  const absorb = (made: readonly BuildResource[], by: Provenance | undefined, at: Origin): void => {
    if (provenance && by) addGenerator(made, by);
    for (const resource of made) {
      const behavior = resource.pairs('annotations').get(books.behavior)?.value.value ?? 'unspecified';
      context.attempt(at, () => into.objects.absorb(resource, behavior as Behavior, at));
    }
  };
  const generate = (kind: string, args: Conf, make: () => BuildResource[]): void => {
    const made = context.attempt(args.origin, make);
    if (made) absorb(made, configuredBy(kind, joinPaths(provenance?.path ?? '', file)), args.origin);
    else context.lacksObjects = true;
  };
  const options = kust.get('generatorOptions');
  const global = options.isAbsent ? undefined : options;
  for (const [field, kind] of generatorFields) {
    for (const args of kust.get(field).items()) generate(kind, args, () => generateFor(folder, kind, args, global));
  }
  for (const chart of [...kust.get('helmCharts').items(), ...kust.get('helmChartInflationGenerator').items()]) {
    const globals = kust.get('helmGlobals');
    generate('HelmChartInflationGenerator', chart, () => inflate(folder, chart, globals.isAbsent ? chart : globals));
  }
  for (const plugin of plugins(folder, kust.get('generators'), file, provenance)) {
    const made = context.attempt(plugin.root.origin, () => pluginObjects(folder, plugin));
    if (made) absorb(made, ofPlugin(plugin), plugin.root.origin);
    else context.lacksObjects = true;
  }
}

/** Configurations of plugins: texts in the list itself, files or folders. */
function plugins(folder: Folder, list: Conf, file: string, provenance: Provenance | undefined): BuildResource[] {
  const gathered = new Accumulator();
  const paths: Conf[] = [];
  for (const item of list.items()) {
    const inline = readInline(item);
    if (!inline?.resources.ok) {
      paths.push(item);
      continue;
    }
    const { schemas } = folder.context;
    const added = inline.resources.drafts.map((draft) => new BuildResource(draft.copy(), schemas, [item.origin]));
    if (provenance) for (const one of added) setProvenance(one, { path: joinPaths(provenance.path ?? '', file) });
    append(folder, gathered.objects, added, item.origin);
  }
  for (const path of paths) addResource(folder, path, gathered, provenance);
  return gathered.objects.list;
}

function stepOf(folder: Folder, plugin: BuildResource): Step[] {
  const at = plugin.root.origin;
  const change: Change | undefined = folder.context.attempt(at, () => pluginChange(folder, plugin));
  if (!change) return [];
  const entry = plugin.entries.at(-1);
  const within: Change = (objects) => folder.context.effects.within(entry, () => change(objects));
  return [{ at, change: within, provenance: ofPlugin(plugin) }];
}

function runSteps(folder: Folder, objects: Objects, steps: readonly Step[], notes: boolean): void {
  objects.touch();
  for (const { at, change, provenance } of steps) {
    folder.context.attempt(at, () => change(objects));
    if (notes && provenance) addTransformer(objects, provenance);
    objects.dropEmpty();
  }
}
