import type { Container, PodSpec, View } from '@klint/model';
import { asString, objectsOf } from './values.js';
import { below } from './view.js';

/** The volumes of a pod, mounted or not. */
export function volumesOf(pod: PodSpec): readonly View[] {
  return objectsOf(pod.get('volumes')).map(([i]) => below(pod, 'volumes', i));
}

export function volumeName(volume: View): string {
  return asString(volume.get('name')) ?? 'without a name';
}

/** A hostPath volume that says its path. */
export interface HostPath {
  readonly volume: View;
  /** The path as written, and without trailing slashes and dot segments. */
  readonly written: string;
  readonly path: string;
}

export function hostPathsOf(pod: PodSpec): readonly HostPath[] {
  return volumesOf(pod).flatMap((volume) => {
    const written = asString(volume.get('hostPath', 'path'));
    return written === undefined || written === '' ? [] : [{ volume, written, path: cleanPath(written) }];
  });
}

/** An absolute path without double and trailing slashes and dot segments, as Go's path.Clean makes it. */
export function cleanPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

/** True if a clean path is a folder or lies below it; everything lies below `/`. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** True if a clean path equals or lies below one of `allowed`, which need not be clean. */
export function isAllowedPath(path: string, allowed: readonly string[]): boolean {
  return allowed.some((folder) => isWithin(path, cleanPath(folder)));
}

/** True if a volume is mounted, and every mount of it is read-only. */
export function isOnlyRead(pod: PodSpec, volume: View): boolean {
  const name = volume.get('name');
  const mounts = pod.containers.flatMap((container) => {
    return objectsOf(container.get('volumeMounts')).filter(([, mount]) => mount.name === name);
  });
  return mounts.length > 0 && mounts.every(([, mount]) => mount.readOnly === true);
}

/** Sockets of container runtimes and builders, below /run (and /var/run, which leads there). */
export const runtimeSockets = [
  'docker.sock', 'containerd/containerd.sock', 'crio/crio.sock', 'cri-dockerd.sock', 'k3s/containerd/containerd.sock',
  'buildkit/buildkitd.sock', 'podman/podman.sock',
] as const;

/** The runtime socket that a clean path is or holds; the whole file system, `/`, counts as none. */
export function runtimeSocketIn(path: string, sockets: readonly string[] = runtimeSockets): string | undefined {
  if (path === '/') return undefined;
  const places = sockets.flatMap((socket) => [cleanPath(`/run/${socket}`), cleanPath(`/var/run/${socket}`)]);
  return places.find((socket) => isWithin(socket, path));
}

/** The path on the node of a file that a container names, by its hostPath mounts; undefined where none holds it. */
export function hostFileOf(container: Container, file: string): string | undefined {
  const path = cleanPath(file);
  const mounts = objectsOf(container.get('volumeMounts')).flatMap(([, { name, mountPath, subPath }]) => {
    const folder = cleanPath(asString(mountPath) ?? '');
    return typeof mountPath === 'string' && isWithin(path, folder) ? [{ name, folder, subPath }] : [];
  });
  const [inner] = mounts.sort((a, b) => b.folder.length - a.folder.length);
  const volume = hostPathsOf(container.pod).find((each) => inner && each.volume.get('name') === inner.name);
  if (!inner || !volume) return undefined;
  return cleanPath(`${volume.path}/${asString(inner.subPath) ?? ''}/${path.slice(inner.folder.length)}`);
}
