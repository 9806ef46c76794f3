import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanPath, hostPathsOf, isAllowedPath, isOnlyRead, isWithin, runtimeSocketIn } from '@klint/kube';
import { volumeName, volumesOf } from '@klint/kube';
import { podOf } from './resource.js';

test('paths are cleaned as Go does it', () => {
  const table: Readonly<Record<string, string>> = {
    '/': '/', '': '/', '//': '/', '/a/': '/a', '/a//b/./c': '/a/b/c', '/a/../b': '/b', '/../..': '/', 'a/b': '/a/b',
    '/a/b/..': '/a', '/...': '/...',
  };
  for (const [written, clean] of Object.entries(table)) assert.is(cleanPath(written), clean, written);
});

test('a path is within a folder step by step', () => {
  assert.ok(isWithin('/a', '/a') && isWithin('/a/b', '/a') && isWithin('/a', '/') && isWithin('/', '/'));
  assert.not.ok(isWithin('/ab', '/a') || isWithin('/', '/a') || isWithin('/b', '/a'));
  assert.ok(isAllowedPath('/var/log/pods', ['/srv', '/var/log/']));
  assert.not.ok(isAllowedPath('/var/logs', ['/var/log']) || isAllowedPath('/var/log', []));
});

test('a runtime socket is found below /run and /var/run and in the folders that hold it', () => {
  assert.is(runtimeSocketIn('/var/run/docker.sock'), '/var/run/docker.sock');
  assert.is(runtimeSocketIn('/run/containerd'), '/run/containerd/containerd.sock');
  assert.is(runtimeSocketIn('/run'), '/run/docker.sock');
  assert.is(runtimeSocketIn('/var'), '/var/run/docker.sock');
  for (const path of ['/', '/docker.sock', '/run/docker.sock.old', '/run/docker.sock/x', '/run/containerd/x']) {
    assert.is(runtimeSocketIn(path), undefined, path);
  }
  assert.is(runtimeSocketIn('/run/x', ['x/y.sock']), '/run/x/y.sock');
  assert.is(runtimeSocketIn('/run/docker.sock', []), undefined);
});

test('volumes and host paths are read, and nothing that is none', () => {
  const pod = podOf({
    volumes: [
      { name: 'a', hostPath: { path: '/x/' } }, null, 'x', { hostPath: {} }, { hostPath: { path: 5 } },
      { hostPath: { path: '' } }, { name: 5, hostPath: { path: '/y' } },
    ],
  });
  assert.is(volumesOf(pod).length, 5);
  assert.equal(hostPathsOf(pod).map(({ volume, written, path }) => [volumeName(volume), written, path]), [
    ['a', '/x/', '/x'], ['without a name', '/y', '/y'],
  ]);
  assert.equal(hostPathsOf(pod)[1]!.volume.at('hostPath').path, ['spec', 'volumes', 6, 'hostPath']);
  for (const volumes of [undefined, null, 'x', {}, 5]) assert.equal(volumesOf(podOf({ volumes })), []);
});

test('a volume is only read if it is mounted, everywhere read-only', () => {
  const isRead = (...mounts: readonly unknown[]): boolean => {
    const containers = mounts.map((volumeMounts) => ({ name: 'a', volumeMounts: [volumeMounts] }));
    const pod = podOf({ containers, volumes: [{ name: 'x', hostPath: { path: '/x' } }] });
    return isOnlyRead(pod, volumesOf(pod)[0]!);
  };
  const [read, written] = [{ name: 'x', readOnly: true }, { name: 'x' }];
  assert.ok(isRead(read) && isRead(read, { name: 'y' }, read));
  assert.not.ok(isRead() || isRead(written) || isRead(read, written) || isRead({ name: 'y', readOnly: true }));
});

test.run();
