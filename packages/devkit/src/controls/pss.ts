import type { Control, Standard } from './control.js';

const about = 'Ids are those of the controls of the admission controller PodSecurity, newest version.';
const url = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

const shared: readonly Control[] = [
  { id: 'baseline/windowsHostProcess', name: 'Windows HostProcess containers' },
  { id: 'baseline/hostNamespaces', name: 'Network, process and IPC namespaces of the node' },
  { id: 'baseline/privileged', name: 'Privileged containers' },
  { id: 'baseline/hostPorts', name: 'Ports of the node' },
  { id: 'baseline/hostProbesAndHostLifecycle', name: 'Hosts that probes and lifecycle hooks name' },
  { id: 'baseline/appArmorProfile', name: 'AppArmor profiles that are switched off' },
  { id: 'baseline/seLinuxOptions', name: 'SELinux types, users and roles' },
  { id: 'baseline/sysctls', name: 'Kernel settings that are not safe' },
];

export const pssBaseline: Standard = {
  prefix: 'pss',
  name: 'Pod Security Standard "baseline"',
  about: `${about} Every control of the level is decided by the manifest alone, so nothing is left over.`,
  url,
  sections: [
    {
      controls: [
        ...shared,
        { id: 'baseline/capabilities_baseline', name: 'Capabilities beyond the default ones' },
        { id: 'baseline/hostPathVolumes', name: 'Volumes that are folders of the node' },
        { id: 'baseline/procMount', name: 'Unmasked /proc' },
        { id: 'baseline/seccompProfile_baseline', name: 'Seccomp switched off' },
      ],
    },
  ],
};

export const pssRestricted: Standard = {
  prefix: 'pss',
  name: 'Pod Security Standard "restricted"',
  about:
    `${about} The level takes over eight controls of baseline and puts stricter ones in place of the other four; ` +
    'every control is decided by the manifest alone, so nothing is left over.',
  url,
  sections: [
    { title: 'Taken over from baseline', controls: shared },
    {
      title: 'Only in restricted',
      controls: [
        { id: 'restricted/allowPrivilegeEscalation', name: 'Privilege escalation' },
        { id: 'restricted/capabilities_restricted', name: 'All capabilities dropped but NET_BIND_SERVICE' },
        { id: 'restricted/procMount_restricted', name: 'Default /proc' },
        { id: 'restricted/restrictedVolumes', name: 'Kinds of volumes' },
        { id: 'restricted/runAsNonRoot', name: 'No user root' },
        { id: 'restricted/runAsUser', name: 'No user 0' },
        { id: 'restricted/seccompProfile_restricted', name: 'Seccomp switched on' },
      ],
    },
  ],
};
