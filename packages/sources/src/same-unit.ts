import { toPointer } from '@klint/model';
import type { Build, Loss, Unit, Unmatched } from '@klint/model';

/** Whether two units hold the very same objects and were built alike. */
export function isSameUnit(a: Unit, b: Unit): boolean {
  return (
    a.folder === b.folder &&
    a.complete === b.complete &&
    a.release === b.release &&
    isSameList(a.resources, b.resources) &&
    isSameBuild(a.build, b.build)
  );
}

function isSameBuild(a: Build | undefined, b: Build | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    isSameList(a.kustomizations, b.kustomizations) &&
    isSameList(a.unmatched.map(unmatchedKey), b.unmatched.map(unmatchedKey)) &&
    isSameList(a.losses.flatMap(lossParts), b.losses.flatMap(lossParts))
  );
}

function unmatchedKey({ what, isMet, wanted, at }: Unmatched): string {
  return JSON.stringify([what, isMet, wanted, at.resource.file, toPointer(at.path)]);
}

/** What a loss is made of; texts count by identity. */
function lossParts({ how, at, via, resource, list, key, object, detail }: Loss): unknown[] {
  const places = [at, ...via.map((each) => each.at)];
  const parts = places.flatMap((place) => ('text' in place ? [place.text, place.start, place.end] : []));
  return [how, list, key, object, detail, resource, ...parts];
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
