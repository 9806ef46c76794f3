import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Text } from '@klint/model';
import { repositoryRoot } from '../../devkit/src/root.js';
import { capabilitiesObject, defaultApiVersions, defaultKubeVersion, parseKubeVersion } from '../src/chart/capabilities.js';
import { filesObject } from '../src/chart/files.js';
import {
  charsOfFile, Datum, decodeYaml, Dict, execute, helmTable, int, List, newBudget, textOf, type Chars,
  TemplateError, type Value, World, goPosition,
} from '../src/index.js';

const folder = join(repositoryRoot(), 'packages/helm/test');

function valuesOf(name: string): { dict: Dict; text: Text } {
  const text = new Text(name, readFileSync(join(folder, name), 'utf8'));
  const decoded = decodeYaml(charsOfFile(text), new Datum(text, undefined, ''));
  if ('error' in decoded) throw new Error(decoded.error);
  return { dict: decoded.value as Dict, text };
}

function dict(entries: Record<string, Value>): Dict {
  return new Dict(new Map(Object.entries(entries)));
}

/** The root that the recording chart gives its templates. */
export function probeRoot(name: string): Dict {
  const values = valuesOf('probe-values.yaml').dict;
  const chart = dict({
    APIVersion: 'v2', Name: 'probe', Version: '1.2.3', AppVersion: '4.5', Description: 'A chart of expressions', Type: 'application',
    Keywords: new List(['a', 'b']), Annotations: new Dict(new Map([['note', 'text']]), 'map[string]string', ''), IsRoot: true,
    KubeVersion: '', Home: '', Icon: '', Condition: '', Tags: '', Deprecated: false, Sources: new List([]), Maintainers: new List([]),
    Dependencies: new List([]),
  });
  const release = dict({ Name: 'rel', Namespace: 'ns', IsInstall: true, IsUpgrade: false, Revision: int(1), Service: 'Helm' });
  return new Dict(new Map<string, Value>([
    ['Values', new Dict(values.entries, 'common.Values', null, values.datum, values.keys)], ['Chart', chart], ['Release', release],
    ['Files', filesObject([])], ['Subcharts', dict({})],
    ['Capabilities', capabilitiesObject(parseKubeVersion(defaultKubeVersion)!, defaultApiVersions)],
    ['Template', new Dict(new Map<string, Value>([['Name', name], ['BasePath', 'probe/templates']]), 'common.Values')],
  ]), 'common.Values');
}

export interface Probed {
  readonly output?: string;
  readonly chars?: Chars;
  readonly error?: { readonly message: string; readonly line: number; readonly column?: number };
}

/** Renders one expression as the recorder's chart does. */
export function probe(expression: string): Probed {
  const world = new World(helmTable, newBudget());
  const defines = /^((?:\{\{ define "\w+" \}\}.*?\{\{ end \}\})+)(?!.*\{\{ define)(.*)$/.exec(expression);
  const source = defines ? `${defines[1]}{{ define "e" }}${defines[2]}{{ end }}` : `{{ define "e" }}${expression}{{ end }}`;
  const shift = 2;
  const name = 'probe/templates/e.yaml';
  const problem = world.add({ name, content: `${source}{{ include "e" . }}`, text: new Text(name, source), pieces: undefined });
  if (problem) return { error: { message: problem.message, line: problem.line } };
  try {
    const chars = execute(world, world.templates.get('e')!, probeRoot(name));
    return { output: textOf(chars), chars };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { innermost } = error;
    const { line, column } = goPosition(innermost.source.content, innermost.start);
    return { error: { message: innermost.reason, line, column: column + (innermost.source.pieces ? 0 : shift) } };
  }
}
