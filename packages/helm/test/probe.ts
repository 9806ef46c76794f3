import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Text } from '@klint/model';
import { repositoryRoot } from '../../devkit/src/root.js';
import {
  capabilitiesObject,
  defaultApiVersions,
  defaultKubeVersion,
  parseKubeVersion,
} from '../src/chart/capabilities.js';
import { filesObject } from '../src/chart/files.js';
import { valuesOf } from '../src/chart/load.js';
import { chartObject, readMetadata } from '../src/chart/metadata.js';
import { helmTable } from '../src/functions/index.js';
import { goPosition, TemplateError } from '../src/template/errors.js';
import { execute } from '../src/template/execute.js';
import { newBudget, World } from '../src/template/world.js';
import { type Chars, textOf } from '../src/value/chars.js';
import { Dict, int, type Value } from '../src/value/value.js';
import { probeSource } from './probe-source.js';

const folder = join(repositoryRoot(), 'packages/helm/test');

function textNamed(name: string): Text {
  return new Text(name, readFileSync(join(folder, name), 'utf8'));
}

function dict(entries: Record<string, Value>, type?: string): Dict {
  return new Dict(new Map(Object.entries(entries)), type);
}

/** The root that the chart of the recorder gives its templates; fresh, because templates can change it. */
function probeRoot(name: string): Dict {
  const metadata = readMetadata(textNamed('probe-chart.yaml'), undefined);
  const values = valuesOf(textNamed('probe-values.yaml'), (message) => {
    throw new Error(message);
  });
  if (typeof metadata === 'string' || !values) throw new Error('the probe chart cannot be read');
  return dict(
    {
      Values: new Dict(values.entries, 'common.Values', null, values.datum, values.keys),
      Chart: chartObject(metadata, 'probe', [], true),
      Release: dict({
        Name: 'rel',
        Namespace: 'ns',
        IsInstall: true,
        IsUpgrade: false,
        Revision: int(1),
        Service: 'Helm',
      }),
      Files: filesObject([]),
      Subcharts: dict({}),
      Capabilities: capabilitiesObject(parseKubeVersion(defaultKubeVersion)!, defaultApiVersions),
      Template: dict({ Name: name, BasePath: 'probe/templates' }, 'common.Values'),
    },
    'common.Values',
  );
}

export interface Probed {
  readonly output?: string;
  readonly chars?: Chars;
  readonly error?: { readonly message: string; readonly line: number; readonly column?: number };
}

/** Renders the expression of a number as the chart of the recorder does, with the same text before it. */
export function probe(index: number, expression: string): Probed {
  const content = probeSource(index, expression);
  const name = `probe/templates/e${index}.yaml`;
  const world = new World(helmTable, newBudget());
  const problem = world.add({ name, content, text: new Text(name, content), pieces: undefined });
  if (problem) return { error: { message: problem.message, line: problem.line } };
  try {
    const chars = execute(world, world.templates.get(`e${index}`)!, probeRoot(name));
    return { output: textOf(chars), chars };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { innermost } = error;
    return { error: { message: innermost.reason, ...goPosition(innermost.source.content, innermost.start) } };
  }
}
