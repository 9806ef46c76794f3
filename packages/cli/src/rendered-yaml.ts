import { locate } from '@klint/engine';
import { originMessages, toPointer } from '@klint/model';
import type { Location, Node, Place, Resource, Text } from '@klint/model';
import type { RenderedUnits } from './commands/render.js';
import { writtenLines } from './written-yaml.js';

/**
 * Objects as they stand in their texts, a document each; with `origins` each line says where it comes from. Files of a
 * chart are named relative to its folder, which the line above each object shows.
 */
export function renderedYaml({ units }: RenderedUnits, origins: boolean): string {
  const parts = units.flatMap(({ name, kind, folder, resources }) => {
    const base = kind === 'chart' && folder !== '.' ? `${folder}/` : '';
    return resources.map((resource) => `---\n# ${name}: ${resource.file}\n${documentOf(resource, origins, base)}\n`);
  });
  return parts.join('');
}

function documentOf(resource: Resource, origins: boolean, base: string): string {
  const { root } = resource;
  if (resource.built) return builtDocument(resource, origins);
  const { text, start, end } = root.origin;
  const indent = text.positionAt(start).column - 1;
  const lines = text.content.slice(start, end).trimEnd().split('\n');
  const shown = lines.map((line, i) => (i > 0 && line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
  if (!origins) return shown.join('\n');
  const first = text.positionAt(start).line;
  const places = placesByLine(root, text);
  const width = Math.min(60, Math.max(...shown.map((line) => line.length)));
  const placeOf = (line: number) => places.get(line) ?? placeOfLine(text, line);
  return shown.map((line, i) => annotated(line, width, placeOf(first + i), base)).join('\n');
}

/** An object of a build stands in no text as a whole. */
function builtDocument(resource: Resource, origins: boolean): string {
  const lines = writtenLines(resource.root);
  if (!origins) return lines.map(({ content }) => content).join('\n');
  const places = new Map(placesOf(resource).map(([path, place]) => [toPointer(path), place]));
  const width = Math.min(60, Math.max(...lines.map(({ content }) => content.length)));
  return lines.map(({ content, pointer = '' }) => annotated(content, width, places.get(pointer))).join('\n');
}

/** The place of the last key or value that begins on each line. */
function placesByLine(root: Node, text: Text): Map<number, Place> {
  const places = new Map<number, Place>();
  const note = (node: Node): void => {
    const { origin } = node;
    if (origin.text !== text || origin.end === origin.start) return;
    places.set(text.positionAt(origin.start).line, text.locate(origin.start, origin.end));
  };
  const walk = (node: Node): void => {
    if (node.type === 'scalar') note(node);
    else if (node.type === 'sequence') node.items.forEach(walk);
    else {
      for (const { key, value } of node.entries) {
        note(key);
        walk(value);
      }
    }
  };
  walk(root);
  return places;
}

function placeOfLine(text: Text, line: number): Place | undefined {
  const start = text.offsetOfLine(line);
  const content = text.content.slice(start, text.offsetOfLine(line + 1));
  const from = start + content.search(/\S|$/);
  const to = start + content.trimEnd().length;
  return to > from ? text.locate(from, to) : undefined;
}

function annotated(line: string, width: number, place: Place | undefined, base = ''): string {
  if (!place) return line;
  const shown = (location: Location): string => placeName(location, base);
  const template = place.related.find(({ message }) => message === originMessages.template);
  const replaced = place.related.filter(({ message }) => message === originMessages.replaced);
  const by = template ? `, by ${shown(template.location)}` : '';
  const over = replaced.map(({ location }) => `, over ${shown(location)}`).join('');
  return `${line.padEnd(width)}  # ${shown(place.location)}${by}${over}`;
}

function placeName({ file, start, precision }: Location, base: string): string {
  const name = file.startsWith(base) ? file.slice(base.length) : file;
  return precision === 'file' ? name : `${name}:${start.line}`;
}

/** The place of every key and leaf of an object, by its path. */
export function placesOf(resource: Resource): [(string | number)[], Place][] {
  const found: [(string | number)[], Place][] = [];
  const walk = (node: Node, path: (string | number)[]): void => {
    if (path.length > 0) found.push([path, locate({ resource, path }, 'value')]);
    if (node.type === 'sequence') node.items.forEach((item, i) => walk(item, [...path, i]));
    if (node.type === 'mapping') for (const { name, value } of node.entries) walk(value, [...path, name]);
  };
  walk(resource.root, []);
  return found;
}
