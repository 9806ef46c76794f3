import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { imageOf, imagesOf, namesImage } from '@klint/kube';
import { podOf } from './resource.js';

test('images of containers and volumes with their places', () => {
  const pod = podOf({
    initContainers: [{ name: 'a', image: 'a:1' }, { name: 'none' }],
    containers: [{ name: 'b', image: 'b' }, { image: '${IMAGE}' }, { image: 5 }],
    ephemeralContainers: [{ name: 'c', image: 'c' }],
    volumes: [{ name: 'd', image: { reference: 'd/e:2' } }, { name: 'f', emptyDir: {} }],
  });
  assert.equal(imagesOf(pod).map(({ user, image, at }) => `${user}: ${image} ${at.path.slice(1).join('/')}`), [
    'Init container a: a:1 initContainers/0/image', 'Container b: b containers/0/image',
    'Ephemeral container c: c ephemeralContainers/0/image', 'Volume d: d/e:2 volumes/0/image/reference',
  ]);
  assert.is(imageOf(pod.containers[1]!), undefined);
  assert.is(imageOf(pod.containers[0]!)?.reference.tag, '1');
});

test('an option names an image as written or without tag and digest', () => {
  const image = 'repo:5000/shop/app:1.4@sha256:0123';
  for (const name of [image, 'repo:5000/shop/app:1.4', 'repo:5000/shop/app', 'repo:5000/*', '*@sha256:*']) {
    assert.ok(namesImage([name], image), name);
  }
  for (const name of ['app', 'repo', 'repo:5000/shop/app:1', 'shop/app']) assert.not(namesImage([name], image), name);
  assert.ok(namesImage(['repo:5000/app'], 'repo:5000/app'));
});

test.run();
