import { matchesAny } from './patterns.js';
import type { ImageReference } from './images.js';

/** Registries that hand out images to everyone; in most of them anyone can publish some, too. */
export const publicRegistries: readonly string[] = [
  'docker.io',
  'registry-1.docker.io',
  'quay.io',
  'ghcr.io',
  'docker.pkg.github.com',
  'registry.gitlab.com',
  'public.ecr.aws',
  'gcr.io',
  'us.gcr.io',
  'eu.gcr.io',
  'asia.gcr.io',
  'mirror.gcr.io',
  'k8s.gcr.io',
  'registry.k8s.io',
  'mcr.microsoft.com',
  'docker.elastic.co',
  'nvcr.io',
  'cgr.dev',
  'lscr.io',
  'registry.access.redhat.com',
];

/**
 * Whether an image lies under an entry such as `registry.example/team` or `docker.io`: each of its parts, between
 * slashes, is that of the image, which may go on; `*` stands for any characters within a part. A port is part of the
 * host.
 */
export function liesUnder(entries: readonly string[], { registry, repository }: ImageReference): boolean {
  const parts = [registry, ...repository.split('/')];
  return entries.some((entry) => {
    const wanted = entry.replace(/\/+$/, '').split('/');
    if (wanted[0] === 'index.docker.io') wanted[0] = 'docker.io';
    return wanted.length <= parts.length && wanted.every((part, i) => matchesAny([part], parts[i]!));
  });
}
