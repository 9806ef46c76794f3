import type { Path, Resource, View } from '@klint/model';
import { pathAt, type Placed } from './placed.js';
import { asObject, valueAt } from './values.js';

/** The part of a resource at a path. */
export function viewOf(resource: Resource, path: Path): View {
  return viewOfPlaced(resource, { value: valueAt(resource.value, path), path });
}

/** A part of a resource that may be put together from several places of it. */
export function viewOfPlaced(resource: Resource, placed: Placed): View {
  return {
    resource,
    path: placed.path,
    value: asObject(placed.value),
    get: (...steps) => valueAt(placed.value, steps),
    at: (...steps) => ({ resource, path: pathAt(placed, ...steps) }),
  };
}

/** The part of a view some steps below. */
export function below(view: View, ...steps: Path): View {
  return {
    resource: view.resource,
    path: view.at(...steps).path,
    value: asObject(view.get(...steps)),
    get: (...more) => view.get(...steps, ...more),
    at: (...more) => view.at(...steps, ...more),
  };
}
