import { embeddingPlacesOf, isComponentFile, mayHoldComponentFile } from '@klint/kube';
import type { Mapping, Node, Path, Resource, Scalar } from '@klint/model';
import { parseEmbedded } from '@klint/parser';
import { textOf } from './scalars.js';

/** A file of a component in a string of an object. */
export interface EmbeddedFile {
  readonly apiVersion: string;
  readonly kind: string;
  /** Its offsets are those of the content of the string. */
  readonly root: Mapping;
  /** Where the string stands in the object. */
  readonly path: Path;
}

/** Files of components in the strings of an object. Strings that are no YAML or JSON hold none. */
export function embeddedFiles(resource: Pick<Resource, 'apiVersion' | 'kind' | 'root'>): EmbeddedFile[] {
  return embeddingPlacesOf(resource).flatMap((steps) =>
    scalarsAt(resource.root, steps, []).flatMap(({ path, scalar }) => {
      const text = mayHoldComponentFile(scalar.content) ? textOf(scalar) : undefined;
      return text === undefined ? [] : parseEmbedded(scalar).flatMap((root) => fileOf(root, path) ?? []);
    }),
  );
}

function fileOf(root: Node, path: Path): EmbeddedFile | undefined {
  if (root.type !== 'mapping') return undefined;
  const [apiVersion, kind] = [textOf(root.get('apiVersion')), textOf(root.get('kind'))];
  if (apiVersion === undefined || kind === undefined || !isComponentFile({ apiVersion, kind })) return undefined;
  return { apiVersion, kind, root, path };
}

interface PlacedScalar {
  readonly scalar: Scalar;
  readonly path: Path;
}

function scalarsAt(node: Node | undefined, steps: readonly string[], path: Path): PlacedScalar[] {
  const [step, ...rest] = steps;
  if (!node) return [];
  if (step === undefined) return node.type === 'scalar' ? [{ scalar: node, path }] : [];
  if (node.type === 'sequence' && step === '*') {
    return node.items.flatMap((item, i) => scalarsAt(item, rest, [...path, i]));
  }
  if (node.type !== 'mapping') return [];
  if (step !== '*') return scalarsAt(node.get(step), rest, [...path, step]);
  return node.entries.flatMap(({ name, value }) => scalarsAt(value, rest, [...path, name]));
}
