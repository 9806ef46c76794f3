import { toPointer } from '@klint/model';
import type { RenderedUnits } from './commands/render.js';
import { placesOf } from './rendered-yaml.js';

const mark = '\u0000';

/** Units with their objects, as design §7 has it; with `origins` the place of every key and leaf by JSON pointer. */
export function renderedJson({ units, incomplete }: RenderedUnits, origins: boolean): string {
  const shown = units.map(({ name, kind, resources }) => ({
    name,
    kind,
    resources: resources.map((resource) => ({
      source: resource.file,
      value: resource.value,
      ...(origins && { origins: Object.fromEntries(placesOf(resource).map(([path, at]) => [toPointer(path), at])) }),
    })),
  }));
  const document = { version: 1, units: shown, incomplete };
  const json = JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? `${mark}${value}` : value), 2);
  return `${json.replace(/"\\u0000(-?\d+)"/g, '$1')}\n`;
}
