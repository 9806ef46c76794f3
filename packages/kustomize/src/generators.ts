import { toValue } from '@klint/parser';
import type { Node } from '@klint/model';
import type { Conf } from './conf.js';
import { scalar, setField, toDraft, mapping } from './draft.js';
import type { Folder } from './folder.js';
import { generate, type SourceFile } from './generate.js';
import { refuse, Reported } from './refusal.js';
import { BuildResource } from './resource.js';
import { entry } from './roles.js';

/** The objects that a generator makes; `options` are those of the whole kustomization. */
export function generateFor(folder: Folder, kind: string, args: Conf, options: Conf | undefined): BuildResource[] {
  const { schemas } = folder.context;
  const read = (path: string, at: Conf): SourceFile => readSource(folder, path, at);
  if (kind === 'ConfigMapGenerator') return [generate('ConfigMap', args, options, read, schemas)];
  if (kind === 'SecretGenerator') return [generate('Secret', args, options, read, schemas)];
  if (kind === 'IAMPolicyGenerator') return [serviceAccount(args, folder)];
  if (kind === 'HelmChartInflationGenerator') return inflate(folder, args, args);
  return refuse(`there is no generator ${kind}`, args.origin);
}

function readSource(folder: Folder, path: string, at: Conf): SourceFile {
  const found = folder.locate(path, at.origin);
  if (found === undefined) throw new Reported();
  return { path: found, bytes: folder.context.files.bytes(found) };
}

/** A service account that may act for one of the cloud (api/filters/iampolicygenerator). */
function serviceAccount(args: Conf, folder: Folder): BuildResource {
  if (args.get('cloud').text !== 'gke') refuse(`there is no cloud ${args.get('cloud').text}`, args.origin);
  const origin = entry(args.origin);
  const text = (value: string, from = origin) => scalar(value, from);
  const [service, account] = [args.get('kubernetesService'), args.get('serviceAccount')];
  const root = mapping(origin);
  const metadata = mapping(origin);
  const annotations = mapping(origin);
  const address = `${account.get('name').text}@${account.get('projectId').text}.iam.gserviceaccount.com`;
  setField(annotations, 'iam.gke.io/gcp-service-account', text(address, entry(account.get('name').origin)));
  setField(metadata, 'annotations', annotations);
  setField(metadata, 'name', text(service.get('name').text, entry(service.get('name').origin)));
  const namespace = service.get('namespace');
  if (namespace.text !== '') setField(metadata, 'namespace', text(namespace.text, entry(namespace.origin)));
  setField(root, 'apiVersion', text('v1'));
  setField(root, 'kind', text('ServiceAccount'));
  setField(root, 'metadata', metadata);
  return new BuildResource(root, folder.context.schemas, [args.origin]);
}

function plain(node: Node | undefined): Readonly<Record<string, unknown>> {
  const value = node && toValue(node, 'sigs');
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The objects of a chart, which the caller of the build renders. */
export function inflate(folder: Folder, chart: Conf, globals: Conf): BuildResource[] {
  const { context } = folder;
  if (!context.inflateChart) return refuse('charts are not rendered here', chart.origin);
  const { objects, problems, complete } = context.inflateChart({
    folder: folder.path,
    chart: modern(plain(chart.node)),
    globals: plain(globals.node),
    node: chart.node,
    at: chart.origin,
  });
  context.problems.push(...problems);
  if (!complete) {
    context.complete = false;
    context.lacksObjects = true;
  }
  return objects.map((node) => new BuildResource(toDraft(node, node.origin.role), context.schemas, [chart.origin]));
}

const legacyNames: Readonly<Record<string, string>> = {
  chartName: 'name',
  chartVersion: 'version',
  chartRepoUrl: 'repo',
  values: 'valuesFile',
  valuesLocal: 'valuesInline',
};

/** An entry of `helmChartInflationGenerator` as one of `helmCharts` (api/types/helmchartargs.go). */
function modern(chart: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!('chartName' in chart)) return chart;
  return Object.fromEntries(Object.entries(chart).map(([name, value]) => [legacyNames[name] ?? name, value]));
}
