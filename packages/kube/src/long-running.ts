import type { PodSpec } from '@klint/model';
import { isHook } from './hooks.js';

/** Kinds whose pods end: those of batch and of projects that follow their names, and Argo's workflows. */
const ending = /Job(Set|Template)?$|Workflow/;

/** Whether a pod is meant to run until it is deleted: it is of no job, restarted whenever it ends, and no hook. */
export function isLongRunning(pod: PodSpec): boolean {
  const policy = pod.get('restartPolicy');
  if (policy === 'Never' || policy === 'OnFailure') return false;
  return !ending.test(pod.resource.kind) && !isHook(pod.resource);
}
