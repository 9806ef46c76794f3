import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  containerNames, inUserNamespace, isContainerSelinuxType, isSafeSysctl, isWindows, mustAllowEscalation, ownerName,
  profileTypeText,
  runtimeDefault, securityPlaces, settingOf, unconfinedPlaces, unconfiningAppArmorAnnotations,
  unconfiningSeccompAnnotations,
} from '@klint/kube';
import { podOf } from './resource.js';

test('a setting is the container\'s, else the pod\'s, else nobody\'s, with its place', () => {
  const pod = podOf({
    securityContext: { runAsUser: 0, runAsNonRoot: false, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      { name: 'own', securityContext: { runAsUser: 5, seccompProfile: {} } },
      { name: 'inherits', securityContext: { runAsUser: null } },
    ],
  });
  const [own, inherits] = pod.containers;
  const inOwn = own!.at('securityContext', 'runAsUser');
  const inPod = pod.at('securityContext', 'runAsUser');
  assert.equal(settingOf(own!, 'runAsUser'), { value: 5, at: inOwn, from: 'container' });
  assert.equal(settingOf(inherits!, 'runAsUser'), { value: 0, at: inPod, from: 'pod' });
  assert.is(settingOf(inherits!, 'runAsNonRoot').value, false);
  // A profile of the container hides that of the pod as a whole.
  assert.equal(settingOf(own!, 'seccompProfile').value, {});
  const nobody = settingOf(inherits!, 'runAsGroup');
  assert.equal(nobody, { value: undefined, at: pod.at('securityContext', 'runAsGroup') });
});

test('sysctls are safe from the version that brought them on', () => {
  const since: readonly (readonly [string, number])[] = [
    ['kernel.shm_rmid_forced', 0], ['net.ipv4.ip_local_reserved_ports', 27], ['net.ipv4.tcp_fin_timeout', 29],
    ['net.ipv4.tcp_wmem', 32], ['net.ipv4.tcp_notsent_lowat', 37],
  ];
  for (const [name, minor] of since) {
    assert.ok(isSafeSysctl(name, minor), name);
    assert.ok(isSafeSysctl(name, 40), name);
    if (minor > 0) assert.not.ok(isSafeSysctl(name, minor - 1), name);
  }
  for (const name of ['kernel.msgmax', 'net/ipv4/tcp_syncookies', '', 'toString']) {
    assert.not.ok(isSafeSysctl(name, 37), name);
  }
});

test('SELinux types of containers pass, container_engine_t from 1.31 on', () => {
  for (const type of ['', 'container_t', 'container_init_t', 'container_kvm_t']) {
    assert.ok(isContainerSelinuxType(type, 0), type);
  }
  assert.not.ok(isContainerSelinuxType('container_engine_t', 30));
  assert.ok(isContainerSelinuxType('container_engine_t', 31));
  assert.not.ok(isContainerSelinuxType('spc_t', 37));
});

test('only what a pod says plainly exempts it', () => {
  assert.ok(isWindows(podOf({ os: { name: 'windows' } })));
  for (const os of [undefined, null, 'windows', {}, { name: 'linux' }]) assert.not.ok(isWindows(podOf({ os })));
  assert.ok(inUserNamespace(podOf({ hostUsers: false })));
  for (const hostUsers of [undefined, null, true, 'false', 0]) assert.not.ok(inUserNamespace(podOf({ hostUsers })));
});

test('annotations that switch seccomp off count for the pod and for containers that exist', () => {
  const prefix = 'container.seccomp.security.alpha.kubernetes.io/';
  const annotations = {
    'seccomp.security.alpha.kubernetes.io/pod': 'unconfined',
    [`${prefix}a`]: 'runtime/default',
    [`${prefix}b`]: '',
    [`${prefix}c`]: 'localhost/x',
    [`${prefix}d`]: 5,
    [`${prefix}nobody`]: 'unconfined',
  };
  const pod = podOf({ containers: ['a', 'b', 'c', 'd'].map((name) => ({ name })) }, { annotations });
  assert.equal(unconfiningSeccompAnnotations(pod), ['seccomp.security.alpha.kubernetes.io/pod', `${prefix}b`]);
  const docker = { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'docker/default' } };
  assert.equal(unconfiningSeccompAnnotations(podOf({}, docker)), []);
});

test('annotations that switch AppArmor off count whatever container they name', () => {
  const prefix = 'container.apparmor.security.beta.kubernetes.io/';
  const values = ['unconfined', '', 'runtime/default', 'localhost/x', 'docker/default', 5];
  const annotations = Object.fromEntries(values.map((value, i) => [`${prefix}c${i}`, value]));
  assert.equal(unconfiningAppArmorAnnotations(podOf({}, { annotations })), [`${prefix}c0`, `${prefix}c4`]);
  assert.equal(unconfiningAppArmorAnnotations(podOf({}, { annotations: { other: 'unconfined' } })), []);
  assert.equal(unconfiningAppArmorAnnotations(podOf({}, 'x')), []);
});

test('places with a profile that does not confine are found with its type', () => {
  const withType = (type: unknown) => ({ securityContext: { seccompProfile: type === undefined ? null : { type } } });
  const pod = podOf({
    ...withType('Unconfined'),
    containers: ['RuntimeDefault', 'Localhost', undefined, null, 5].map(withType),
  });
  assert.is(securityPlaces(pod).length, 6);
  assert.equal(unconfinedPlaces(pod, 'seccompProfile').map(({ type }) => type), ['Unconfined', undefined, 5]);
  const strict = unconfinedPlaces(pod, 'seccompProfile', new Set(['RuntimeDefault']));
  assert.equal(strict.map(({ type }) => type), ['Unconfined', 'Localhost', undefined, 5]);
  assert.equal(unconfinedPlaces(pod, 'appArmorProfile'), []);
  assert.equal(['X', undefined, 5].map(profileTypeText), ['type X', 'no type', 'type of another kind than a string']);
});

test('making a profile the default leaves no localhostProfile behind', () => {
  const editsOf = (seccompProfile: unknown) =>
    runtimeDefault(podOf({ securityContext: { seccompProfile } }), 'seccompProfile')
      .map((edit) => `${edit.op} ${'path' in edit.at ? edit.at.path.at(-1) : ''}`);
  assert.equal(editsOf({ type: 'Unconfined' }), ['set type']);
  assert.equal(editsOf({ type: 'Localhost', localhostProfile: 'x' }), ['set type', 'delete localhostProfile']);
  assert.equal(editsOf({ localhostProfile: 'x' }), ['set seccompProfile']);
});

// ValidateSecurityContext of kubernetes/kubernetes (pkg/apis/core/validation) knows the capability by this name only.
test('privileged containers and CAP_SYS_ADMIN must allow escalation', () => {
  const answer = (securityContext: unknown) =>
    mustAllowEscalation(podOf({ containers: [{ name: 'a', securityContext }] }).containers[0]!);
  assert.ok(answer({ privileged: true }));
  assert.ok(answer({ capabilities: { add: ['CHOWN', 'CAP_SYS_ADMIN'] } }));
  for (const no of [undefined, null, { privileged: false }, { capabilities: { add: ['SYS_ADMIN'] } }]) {
    assert.not(answer(no));
  }
});

test('messages name pods and containers', () => {
  const pod = podOf({
    initContainers: [{ name: 'a' }, { name: 'b', restartPolicy: 'Always' }],
    containers: [{ name: 'c' }, {}],
    ephemeralContainers: [{ name: 'd' }],
  });
  assert.equal(securityPlaces(pod).map(ownerName), [
    'The pod', 'Init container a', 'Sidecar b', 'Container c', 'Container without a name', 'Ephemeral container d',
  ]);
  assert.is(containerNames(pod.containers.slice(2, 4)), 'c, a container without a name');
});

test.run();
