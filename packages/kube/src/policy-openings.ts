import type { Path, Resource } from '@klint/model';
import { parseCidr } from './cidr.js';
import { isKind } from './kinds.js';
import { isolatedDirections } from './network-policy.js';
import type { Direction } from './pod-policies.js';
import { asList, asObject, asString, isAbsent, objectsOf, stringsOf, valueAt } from './values.js';

/** A place where a policy admits everyone in a direction: a whole rule without peers, or one open peer. */
export interface Opening {
  readonly direction: Direction;
  readonly path: Path;
  /** The open peer as written; undefined where the rule names none. */
  readonly peer: string | undefined;
  /** Number of the rule among those of its direction, from 1. */
  readonly number: number;
  /** True if ports limit it. */
  readonly ports: boolean;
}

/** Where a policy admits everyone. Of kinds that are no policies there is none. */
export function openingsOf(policy: Resource): readonly Opening[] {
  if (isKind(policy, 'NetworkPolicy')) {
    return directionsOf((direction) => {
      return isolatedDirections(policy).has(direction) ? rulesAt(policy, ['spec'], direction) : [];
    });
  }
  if (isKind(policy, 'SandboxTemplate')) {
    const isOwn = !isUnmanaged(policy);
    return directionsOf((direction) => (isOwn ? rulesAt(policy, ['spec', 'networkPolicy'], direction) : []));
  }
  if (policyKinds.admin.some((kind) => isKind(policy, kind))) return directionsOf((each) => adminRules(policy, each));
  if (policyKinds.cilium.some((kind) => isKind(policy, kind))) return ciliumOpenings(policy);
  return [];
}

const policyKinds = {
  admin: ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'],
  cilium: ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
};

/** Whether a SandboxTemplate tells its controller to make no network policy (kubernetes-sigs/agent-sandbox). */
export function isUnmanaged(template: Resource): boolean {
  const management = valueAt(template.value, ['spec', 'networkPolicyManagement']);
  return isKind(template, 'SandboxTemplate') && management === 'Unmanaged';
}

function directionsOf(read: (direction: Direction) => readonly Opening[]): readonly Opening[] {
  return [...read('ingress'), ...read('egress')];
}

const peerField = { ingress: 'from', egress: 'to' } as const;

/** Rules of the form of a NetworkPolicy: without peers or ports all are meant; a null rule is an empty one. */
function rulesAt(policy: Resource, base: Path, direction: Direction): readonly Opening[] {
  const rules = asList(valueAt(policy.value, [...base, direction]));
  return rules.flatMap((rule, i): Opening[] => {
    const path = [...base, direction, i];
    const ports = asList(valueAt(rule, ['ports'])).length > 0;
    const shared = { direction, number: i + 1, ports };
    const peers = asList(valueAt(rule, [peerField[direction]]));
    if (peers.length === 0) return [{ ...shared, path, peer: undefined }];
    return peers.flatMap((peer, j): Opening[] => {
      const block = asObject(valueAt(peer, ['ipBlock']));
      if (!isEverything(block.cidr) || asList(block.except).length > 0) return [];
      return [{ ...shared, path: [...path, peerField[direction], j], peer: String(block.cidr) }];
    });
  });
}

function isEverything(cidr: unknown): boolean {
  return parseCidr(cidr)?.prefix === 0;
}

/** AdminNetworkPolicy of network-policy-api: rules that allow, with networks among the peers of egress. */
function adminRules(policy: Resource, direction: Direction): readonly Opening[] {
  return objectsOf(valueAt(policy.value, ['spec', direction])).flatMap(([i, rule]): Opening[] => {
    if (rule.action !== 'Allow') return [];
    const shared = { direction, number: i + 1, ports: asList(rule.ports).length > 0 };
    return objectsOf(rule[peerField[direction]]).flatMap(([j, peer]): Opening[] => {
      const path = ['spec', direction, i, peerField[direction], j, 'networks'];
      const open = stringsOf(peer.networks).filter(([, cidr]) => isEverything(cidr));
      return open.map(([k, cidr]) => ({ ...shared, path: [...path, k], peer: cidr }));
    });
  });
}

const openEntities = new Set(['all', 'world', 'world-ipv4', 'world-ipv6']);

/** The rules of Cilium (pkg/policy/api): an empty one admits nobody; one with ports alone admits everyone to them. */
function ciliumOpenings(policy: Resource): readonly Opening[] {
  const specs: [Path, unknown][] = [[['spec'], policy.value.spec]];
  asList(policy.value.specs).forEach((spec, i) => specs.push([['specs', i], spec]));
  return specs.flatMap(([base, spec]) =>
    directionsOf((direction) =>
      objectsOf(valueAt(spec, [direction])).flatMap(([i, rule]) => {
        return ciliumRule([...base, direction, i], direction, i + 1, rule);
      }),
    ),
  );
}

function ciliumRule(
  path: Path,
  direction: Direction,
  number: number,
  rule: Readonly<Record<string, unknown>>,
): readonly Opening[] {
  const field = peerField[direction];
  const ports = [rule.toPorts, rule.icmps].some((list) => asList(list).length > 0);
  const shared = { direction, number, ports };
  const entities = stringsOf(rule[`${field}Entities`]).filter(([, name]) => openEntities.has(name));
  const blocks = stringsOf(rule[`${field}CIDR`]).filter(([, cidr]) => isEverything(cidr));
  const sets = objectsOf(rule[`${field}CIDRSet`]).filter(([, set]) => {
    return isEverything(set.cidr) && asList(set.except).length === 0;
  });
  const peers = Object.keys(rule).filter((key) => key.startsWith(field) && key !== 'toPorts' && !isAbsent(rule[key]));
  const open = peers.length === 0 && ports ? [{ ...shared, path, peer: undefined }] : [];
  return [
    ...open,
    ...entities.map(([j, peer]) => ({ ...shared, path: [...path, `${field}Entities`, j], peer })),
    ...blocks.map(([j, peer]) => ({ ...shared, path: [...path, `${field}CIDR`, j], peer })),
    ...sets.map(([j, { cidr }]) => ({ ...shared, path: [...path, `${field}CIDRSet`, j], peer: asString(cidr)! })),
  ];
}
