import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { componentSetting, componentsOf, isOn, itemsOf, parseDuration, removalEdits, settingEdits } from '@klint/kube';
import { settingLabel, wholeNumber } from '@klint/kube';
import type { Component } from '@klint/kube';
import type { ComponentName } from '@klint/model';
import { indexOf } from './unit.js';

type Values = Readonly<Record<string, unknown>>;

/** The only place that configures a component. */
function only(component: ComponentName, ...values: readonly Values[]): Component {
  const found = componentsOf(indexOf(...values), component);
  assert.is(found.length, 1);
  return found[0]!;
}

const pod = (container: Values): Values => ({ kind: 'Pod', spec: { containers: [{ name: 'c', ...container }] } });

/** Where a setting comes from, its value and its place. */
function tell(component: Component, name: string, minor = 33): string {
  const { from, value, bare, at } = componentSetting(component, name, minor);
  return `${from} ${bare ? '(bare) ' : ''}${JSON.stringify(value)} ${at.path.join('.')}`;
}

test('settings of a container that runs a component', () => {
  const words = '--a=1 --a 2 --b --profiling false --x=$(X) --l -';
  const command = ['/usr/bin/kube-apiserver', ...words.split(' ')];
  const server = only('kube-apiserver', pod({ command }));
  assert.is(tell(server, 'a'), 'flag (bare) "2" spec.containers.0.command.2');
  assert.is(tell(server, 'b'), 'flag (bare) undefined spec.containers.0.command.4');
  assert.is(tell(server, 'x'), 'unknown undefined spec.containers.0.command.7');
  assert.is(tell(server, 'l'), 'flag (bare) "-" spec.containers.0.command.8');
  assert.is(isOn(componentSetting(server, 'profiling', 33)), true);
  assert.is(tell(server, 'anonymous-auth'), 'default "true" spec.containers.0.command');
  assert.is(tell(server, 'etcd-cafile'), 'default undefined spec.containers.0.command');
  assert.is(server.name, 'Container c');
});

test('flags behind a variable or in a file are not known to be absent', () => {
  const script = only('kubelet', pod({ command: ['sh', '-c', 'exec kubelet --anonymous-auth=false $FLAGS'] }));
  assert.is(tell(script, 'read-only-port'), 'unknown undefined spec.containers.0.command');
  assert.is(tell(script, 'anonymous-auth'), 'flag "false" spec.containers.0.command.2');
  const file = only('kubelet', pod({ image: 'x/kubelet', args: ['--config=/etc/kubelet.yaml'] }));
  assert.is(tell(file, 'read-only-port'), 'unknown undefined spec.containers.0.args');
  const flags = only('kubelet', pod({ image: 'x/kubelet' }));
  assert.is(tell(flags, 'read-only-port'), 'default "10255" spec.containers.0.image');
});

test('etcd reads variables, and flags win over them', () => {
  const env = [
    { name: 'ETCD_CERT_FILE', value: '/a' },
    { name: 'ETCD_KEY_FILE', valueFrom: { secretKeyRef: {} } },
    { name: 'ETCD_AUTO_TLS', value: 'true' },
  ];
  const etcd = only('etcd', pod({ image: 'quay.io/coreos/etcd:v3', args: ['etcd', '-auto-tls=false'], env }));
  assert.is(tell(etcd, 'cert-file'), 'flag "/a" spec.containers.0.env.0.value');
  assert.is(tell(etcd, 'key-file'), 'unknown undefined spec.containers.0.env.1.valueFrom');
  assert.is(tell(etcd, 'auto-tls'), 'flag "false" spec.containers.0.args.1');
  assert.is(tell(etcd, 'client-cert-auth'), 'default "false" spec.containers.0.args');
});

const cluster = (extraArgs: unknown, apiVersion = 'kubeadm.k8s.io/v1beta4'): Values => {
  return { apiVersion, kind: 'ClusterConfiguration', apiServer: { extraArgs } };
};

test('kubeadm hands on arguments and sets what is absent', () => {
  const list = only('kube-apiserver', cluster([{ name: 'a', value: '1' }, { name: 'a', value: '2' }]));
  assert.is(tell(list, 'a'), 'flag "2" apiServer.extraArgs.1.value');
  assert.is(tell(list, 'authorization-mode'), 'kubeadm "Node,RBAC" apiServer.extraArgs');
  assert.is(tell(list, 'profiling'), 'default "true" apiServer.extraArgs');
  const mapping = { 'authorization-mode': 'RBAC', n: null, p: true };
  const map = only('kube-apiserver', cluster(mapping, 'kubeadm.k8s.io/v1beta3'));
  assert.is(tell(map, 'authorization-mode'), 'flag "RBAC" apiServer.extraArgs.authorization-mode');
  assert.is(tell(map, 'p'), 'flag "true" apiServer.extraArgs.p');
  assert.is(tell(map, 'n'), 'default undefined apiServer.extraArgs');
  assert.is(map.name, 'kube-apiserver of this ClusterConfiguration');
  const external = { apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'ClusterConfiguration', etcd: { external: {} } };
  assert.is(componentsOf(indexOf(external), 'etcd').length, 0);
  assert.is(componentsOf(indexOf(cluster({})), 'etcd', 'kube-scheduler', 'kube-controller-manager').length, 3);
});

test('Cluster API holds documents of kubeadm', () => {
  const nodeRegistration = { kubeletExtraArgs: { 'read-only-port': '1' } };
  const template = {
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1',
    kind: 'KubeadmConfigTemplate',
    spec: { template: { spec: { joinConfiguration: { nodeRegistration } } } },
  };
  const kubelet = only('kubelet', template);
  const place = 'spec.template.spec.joinConfiguration.nodeRegistration.kubeletExtraArgs';
  assert.is(tell(kubelet, 'read-only-port'), `flag "1" ${place}.read-only-port`);
  assert.is(tell(kubelet, 'anonymous-auth'), `unknown undefined ${place}`);
  assert.is(componentsOf(indexOf(template), 'kube-apiserver').length, 0);
  const plane = { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1', kind: 'KubeadmControlPlane', spec: {} };
  assert.is(tell(only('kube-apiserver', plane), 'profiling'),
    'default "true" spec.kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs');
});

test('k3s and RKE2 hand on arguments, and set what is absent in other ways', () => {
  const config = {
    apiVersion: 'k3s.io/v1', kind: 'K3sConfig', 'kube-apiserver-arg': ['anonymous_auth=true', '--profiling'],
    'kubelet-arg': 'x=1', 'etcd-arg+': ['a=b=c'],
  };
  const server = only('kube-apiserver', config);
  assert.is(tell(server, 'anonymous-auth'), 'flag "true" kube-apiserver-arg.0');
  assert.is(tell(server, 'profiling'), 'flag (bare) undefined kube-apiserver-arg.1');
  assert.is(tell(server, 'audit-log-path'), 'unknown undefined kube-apiserver-arg');
  assert.is(tell(only('kubelet', config), 'x'), 'flag "1" kubelet-arg');
  assert.is(tell(only('etcd', config), 'a'), 'flag "b=c" etcd-arg+.0');
});

test('a file has defaults of its own, which kubeadm may complete', () => {
  const file = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    readOnlyPort: 1,
    rotateCertificates: false,
    authentication: { anonymous: { enabled: null } }, tlsCipherSuites: ['A', 'B'],
  };
  const alone = only('kubelet', file);
  assert.is(tell(alone, 'read-only-port'), 'field 1 readOnlyPort');
  assert.is(tell(alone, 'anonymous-auth'), 'default false authentication.anonymous.enabled');
  assert.is(tell(alone, 'client-ca-file'), 'default undefined authentication.x509.clientCAFile');
  assert.is(tell(alone, 'rotate-certificates'), 'field false rotateCertificates');
  assert.is(tell(alone, 'hostname-override').split(' ')[0], 'unknown');
  assert.equal(itemsOf(componentSetting(alone, 'tls-cipher-suites', 33)), ['A', 'B']);
  assert.is(settingLabel(alone, 'anonymous-auth'), 'authentication.anonymous.enabled');
  const [beside] = componentsOf(indexOf(file, cluster({})), 'kubelet');
  assert.is(tell(beside!, 'client-ca-file').split(' ')[0], 'kubeadm');
  assert.is(tell(beside!, 'rotate-certificates'), 'kubeadm true rotateCertificates');
});

test('defaults depend on the version', () => {
  const file = only('kubelet', { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' });
  assert.equal([26, 27].map((minor) => wholeNumber(componentSetting(file, 'event-qps', minor))), [5, 50]);
});

test('edits say what is to change', () => {
  const brief = (component: Component, name: string, value: string | boolean) => [
    ...settingEdits(component, name, value),
    ...removalEdits(component, name, typeof value === 'boolean'),
  ].map((edit) => {
    const path = 'resource' in edit.at ? edit.at.path.join('.') : '';
    return `${edit.op} ${path}${'value' in edit ? ` ${JSON.stringify(edit.value)}` : ''}`;
  });
  const list = 'spec.containers.0.command';
  const server = only('kube-apiserver', pod({ command: ['kube-apiserver', '--a=1', '--b', '2', '--c'] }));
  assert.equal(brief(server, 'a', 'x'), [`set ${list}.1 "--a=x"`, `delete ${list}.1`]);
  assert.equal(brief(server, 'b', 'x'), [`set ${list}.3 "x"`, `delete ${list}.2`, `delete ${list}.3`]);
  assert.equal(brief(server, 'b', false), [`set ${list}.2 "--b=false"`, `delete ${list}.2`]);
  assert.equal(brief(server, 'd', 'x'), [`append ${list} "--d=x"`]);
  const script = only('kube-apiserver', pod({ command: ['sh', '-c', 'kube-apiserver --a=1'] }));
  assert.equal([...brief(script, 'a', 'x'), ...brief(script, 'b', 'x')], []);
  const image = only('kube-apiserver', pod({ image: 'x/kube-apiserver' }));
  assert.equal(brief(image, 'a', 'x'), ['append spec.containers.0.args "--a=x"']);
  const names = only('kube-apiserver', cluster([{ name: 'a', value: '1' }]));
  assert.equal(brief(names, 'a', 'x'), ['set apiServer.extraArgs.0.value "x"', 'delete apiServer.extraArgs.0']);
  assert.equal(brief(names, 'b', 'x'), ['append apiServer.extraArgs {"name":"b","value":"x"}']);
  const old = only('kube-apiserver', cluster(undefined, 'kubeadm.k8s.io/v1beta3'));
  assert.equal(brief(old, 'b', 'x'), ['set apiServer.extraArgs.b "x"']);
  assert.equal(brief(only('kube-apiserver', cluster(undefined)), 'b', true), [
    'append apiServer.extraArgs {"name":"b","value":"true"}',
  ]);
});

test('durations of Go', () => {
  const table = [['1h30m', 5400], ['300s', 300], ['0', 0], ['-1.5s', -1.5], ['100ms', 0.1], ['0m', 0]] as const;
  for (const [text, seconds] of table) assert.is(parseDuration(text), seconds, text);
  for (const text of ['', '5', '1d', 's', '1h ', 5, undefined]) assert.is(parseDuration(text), undefined, String(text));
});

test.run();
