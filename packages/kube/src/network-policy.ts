import type { Path, PodSpec, Resource } from '@klint/model';
import { cidrContains, cidrsOverlap, parseCidr, type Cidr } from './cidr.js';
import { namespaceOf } from './kinds.js';
import { compileSelector } from './selectors.js';
import { asList, asString, isAbsent, isObject, stringsOf, valueAt } from './values.js';

/**
 * The directions in which a NetworkPolicy isolates the pods it selects. Without policyTypes: ingress, and egress if it
 * has egress rules (SetDefaults_NetworkPolicy of pkg/apis/networking/v1).
 */
export function isolatedDirections(policy: Resource): ReadonlySet<'ingress' | 'egress'> {
  const types = asList(valueAt(policy.value, ['spec', 'policyTypes']));
  if (types.length === 0) {
    const egress = asList(valueAt(policy.value, ['spec', 'egress']));
    return new Set(egress.length > 0 ? ['ingress', 'egress'] : ['ingress']);
  }
  const named = { Ingress: 'ingress', Egress: 'egress' } as const;
  return new Set((['Ingress', 'Egress'] as const).filter((type) => types.includes(type)).map((type) => named[type]));
}

/** Which pods a NetworkPolicy selects: of its own namespace, by a podSelector that selects all if it is absent. */
export function podsSelectedBy(policy: Resource): (pod: PodSpec) => boolean {
  const namespace = namespaceOf(policy);
  const matches = compileSelector(valueAt(policy.value, ['spec', 'podSelector']) ?? {});
  return (pod) => namespaceOf(pod.resource) === namespace && matches(pod.metadata.get('labels'));
}

/** A place in a NetworkPolicy that admits traffic to addresses: an ipBlock, or a whole rule that names no peers. */
export interface Admission {
  readonly path: Path;
  /** The CIDR of the ipBlock; undefined for a rule without peers. */
  readonly cidr: string | undefined;
  /** Those of the addresses asked for that it admits. */
  readonly addresses: readonly string[];
  /** What `except` would have to hold to lift it; undefined where the block has no room for that. */
  readonly except: readonly string[] | undefined;
}

/**
 * Where the egress rules of a NetworkPolicy admit TCP traffic to a port of addresses outside the cluster, each given as
 * a block. A block in `except` lifts it only if it holds the whole address block. Peers that are pods are no addresses.
 */
export function egressAdmissions(policy: Resource, addresses: readonly string[], port: number): readonly Admission[] {
  if (!isolatedDirections(policy).has('egress')) return [];
  const blocks = addresses.map(parseCidr);
  const names = (admits: (block: Cidr) => boolean) =>
    addresses.filter((_, i) => blocks[i] !== undefined && admits(blocks[i]));
  const rules = asList(valueAt(policy.value, ['spec', 'egress']));
  const found = rules.flatMap((rule, i): Admission[] => {
    const path = ['spec', 'egress', i];
    if (!admitsPort(valueAt(rule, ['ports']), port)) return [];
    const peers = asList(valueAt(rule, ['to']));
    if (peers.length === 0) return [{ path, cidr: undefined, addresses: names(() => true), except: undefined }];
    return peers.flatMap((peer, j): Admission[] => {
      const cidr = asString(valueAt(peer, ['ipBlock', 'cidr']));
      if (cidr === undefined) return [];
      const except = valueAt(peer, ['ipBlock', 'except']);
      const admitted = names((block) => admitsBlock(cidr, except, block));
      const holes = admitted.map((address) => holeIn(cidr, address));
      const room = holes.every((hole) => hole !== undefined);
      return [{ path: [...path, 'to', j, 'ipBlock'], cidr, addresses: admitted, except: room ? holes : undefined }];
    });
  });
  return found.filter((admission) => admission.addresses.length > 0);
}

function admitsBlock(cidr: string, except: unknown, block: Cidr): boolean {
  const outer = parseCidr(cidr);
  if (!outer || !cidrsOverlap(outer, block)) return false;
  return !stringsOf(except).some(([, text]) => {
    const hole = parseCidr(text);
    return hole !== undefined && cidrContains(hole, block);
  });
}

/** An address block as `except` has it; the API server refuses one that is not smaller than the block it is in. */
function holeIn(cidr: string, address: string): string | undefined {
  const [outer, hole] = [parseCidr(cidr), parseCidr(address)];
  if (!outer || !hole || !cidrContains(outer, hole) || outer.prefix === hole.prefix) return undefined;
  return address.includes('/') ? address : `${address}/${hole.prefix}`;
}

/** Whether the ports of a rule hold a TCP port: none named means all; a named port means none outside the cluster. */
export function admitsPort(ports: unknown, wanted: number): boolean {
  const list = asList(ports);
  return list.length === 0 || list.some((item) => isObject(item) && portHolds(item, wanted));
}

function portHolds(item: Readonly<Record<string, unknown>>, wanted: number): boolean {
  if ((item.protocol ?? 'TCP') !== 'TCP') return false;
  if (isAbsent(item.port)) return true;
  if (typeof item.port !== 'number') return false;
  const last = typeof item.endPort === 'number' ? item.endPort : item.port;
  return item.port <= wanted && wanted <= last;
}
