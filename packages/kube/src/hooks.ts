import type { Resource } from '@klint/model';
import { asString, valueAt } from './values.js';

const annotations = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Whether Helm or Argo CD makes an object for a moment of a release, as a step of it, rather than as part of it. */
export function isHook(resource: Resource): boolean {
  return annotations.some((name) => asString(valueAt(resource.value, ['metadata', 'annotations', name])));
}
