import { asObject, asString, isKind, namespaceOf, valueAt } from '@klint/kube';
import { toPointer } from '@klint/model';
import type { Path, Resource } from '@klint/model';

/** Fields that name another object of the same namespace, by the end of their path; `*` is an index. */
const fields: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['Secret', /\/(?:secretKeyRef|secretRef|nodePublishSecretRef|sources\/\d+\/secret)\/name$/],
  ['Secret', /\/(?:volumes\/\d+\/secret|tls\/\d+)\/secretName$/],
  ['Secret', /\/(?:imagePullSecrets|secrets)\/\d+\/name$/],
  ['ConfigMap', /\/(?:configMapKeyRef|configMapRef|volumes\/\d+\/configMap|sources\/\d+\/configMap)\/name$/],
  ['ServiceAccount', /\/(?:serviceAccountName|serviceAccount)$/],
  ['Service', /\/(?:backend|defaultBackend|clientConfig|spec)\/service\/name$/],
  ['Service', /\/(?:backend|defaultBackend|spec)\/serviceName$/],
];

/** Fields whose neighbour `kind` says what they name. */
const ofKind = /\/(?:subjects|backendRefs)\/\d+\/name$/;

/** What a field of an object names. */
export interface Reference {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The reference that the field at a path is. */
export function referenceAt(resource: Resource, path: Path): Reference | undefined {
  const name = asString(valueAt(resource.value, path));
  if (!name) return undefined;
  const pointer = toPointer(path);
  const around = asObject(valueAt(resource.value, path.slice(0, -1)));
  const namespace = asString(around['namespace']) || namespaceOf(resource);
  const kind = fields.find(([, pattern]) => pattern.test(pointer))?.[0] ?? kindBeside(pointer, around);
  return kind === undefined ? undefined : { kind, namespace, name };
}

function kindBeside(pointer: string, around: Readonly<Record<string, unknown>>): string | undefined {
  if (!ofKind.test(pointer)) return undefined;
  const kind = asString(around['kind']) ?? (pointer.includes('/backendRefs/') ? 'Service' : undefined);
  return kind === 'ServiceAccount' || kind === 'Service' ? kind : undefined;
}

/** The objects among these that a reference means. */
export function referred(resources: readonly Resource[], { kind, namespace, name }: Reference): Resource[] {
  return resources.filter((each) => each.name === name && isKind(each, kind) && namespaceOf(each) === namespace);
}
