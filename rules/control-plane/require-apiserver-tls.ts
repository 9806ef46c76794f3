import { componentSetting, componentsOf, controlPlaneKinds, defineRule, isWritten, unsetOnes } from 'klint/rule';
import { wholeNumber } from 'klint/rule';

const files = ['tls-cert-file', 'tls-private-key-file', 'client-ca-file'];
const addresses = ['insecure-bind-address', 'address'];

export default defineRule({
  meta: {
    id: 'control-plane/require-apiserver-tls',
    title: 'API server without TLS',
    why:
      'Without TLS everyone on the way reads tokens and answers; without an authority for client certificates ' +
      'nobody proves who they are. A port without TLS serves every request as an administrator.',
    remedy: 'Set --tls-cert-file, --tls-private-key-file and --client-ca-file, and delete flags of the insecure port.',
    severity: 'error',
    presets: ['recommended', 'strict', 'nsa-cisa', 'cis', 'owasp-k8s'],
    threat: { leaf: 'threat-actor:control-plane', motives: ['data-theft', 'compute-theft'] },
    kinds: controlPlaneKinds,
    components: ['kube-apiserver'],
    references: ['cis:1.2.24', 'cis:1.2.25', 'mitre:T1133', 'owasp:K06', 'nsa:control-plane-insecure-port'],
    messages: {
      absent: '{name} sets no --{flag}. Name the file, so that both sides prove who they are.',
      'secure-off': '{name} switches its port with TLS off by --secure-port=0. Delete the flag.',
      'insecure-port':
        '{name} serves every request as an administrator, without TLS: --insecure-port. Delete the flag.',
      'insecure-address': '{name} opens a port without TLS and login to an address: --{flag}. Delete the flag.',
    },
    options: {},
    since: '0.1.0',
  },
  create: ({ kubernetesMinor, report }) => ({
    index(index) {
      for (const server of componentsOf(index, 'kube-apiserver')) {
        const { name } = server;
        const setting = (flag: string) => componentSetting(server, flag, kubernetesMinor);
        for (const { name: flag, at } of unsetOnes(server, files, kubernetesMinor)) {
          report({ messageId: 'absent', at, data: { name, flag } });
        }
        const [secure, insecure] = [setting('secure-port'), setting('insecure-port')];
        if (wholeNumber(secure) === 0) report({ messageId: 'secure-off', at: secure.at, data: { name } });
        const isOpen = isWritten(insecure) && wholeNumber(insecure) !== 0;
        if (isOpen) report({ messageId: 'insecure-port', at: insecure.at, data: { name } });
        for (const address of addresses.map(setting).filter(isWritten)) {
          report({ messageId: 'insecure-address', at: address.at, data: { name, flag: address.name } });
        }
      }
    },
  }),
});
