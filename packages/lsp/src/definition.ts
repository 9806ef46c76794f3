import { locate } from '@klint/engine';
import { originMessages } from '@klint/model';
import type { Location } from '@klint/model';
import { touches } from './documents.js';
import type { Question } from './hover.js';
import { fieldsAt } from './origins.js';
import type { Field } from './origins.js';
import { referenceAt, referred } from './references.js';
import type { Run } from './session.js';

/**
 * Where the field at a position leads: to the object that it names, then to the values that it was rendered from, or
 * to what a patch replaces.
 */
export function definitionsAt({ path, position }: Question, { loaded }: Run): Location[] {
  const fields = fieldsAt(loaded.units, path, position);
  const range = { start: position, end: position };
  const isElsewhere = (location: Location): boolean => location.file !== path || !touches(location, range);
  const found = [...fields.flatMap(objectsNamed), ...fields.flatMap(sourcesOf)].filter(isElsewhere);
  return [...new Map(found.map((location) => [JSON.stringify(location), location])).values()];
}

function objectsNamed({ unit, resource, path }: Field): Location[] {
  const reference = referenceAt(resource, path);
  const objects = reference ? referred(unit.resources, reference) : [];
  return objects.map((object) => locate({ resource: object, path: ['metadata', 'name'] }, 'value').location);
}

function sourcesOf({ node, place }: Field): Location[] {
  // The values of a mapping are those of all that is in it.
  if (node.type !== 'scalar') return [];
  const isSource = (message: string): boolean =>
    message.startsWith(`${originMessages.value}: `) || message === originMessages.replaced;
  return [place.location, ...place.related.filter(({ message }) => isSource(message)).map(({ location }) => location)];
}
