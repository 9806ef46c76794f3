import type { Path, Resource } from '@klint/model';
import { asObject, asString, isAbsent, stringsOf, valueAt } from './values.js';

/** Annotations of a Service that keep its load balancer inside, from the documentation of each provider. */
const internal: readonly (readonly [key: string, value: RegExp])[] = [
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/],
  // The in-tree provider once took a CIDR here; everything but false makes it internal.
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?!false$)./],
  ['networking.gke.io/load-balancer-type', /^internal$/i],
  ['cloud.google.com/load-balancer-type', /^internal$/i],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', /^true$/],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', /^true$/],
  ['oci-network-load-balancer.oraclecloud.com/internal', /^true$/],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', /^private$/],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', /^intranet$/],
  ['service.beta.kubernetes.io/alicloud-loadbalancer-address-type', /^intranet$/],
  ['service.kubernetes.io/qcloud-loadbalancer-internal-subnetid', /./],
  ['service.beta.kubernetes.io/cce-load-balancer-internal-vpc', /^true$/],
  ['service.beta.kubernetes.io/do-loadbalancer-network', /^internal$/i],
  ['service.beta.kubernetes.io/scw-loadbalancer-private', /^true$/],
  ['load-balancer.hetzner.cloud/disable-public-network', /^true$/],
];

const RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Whether an annotation of its provider makes the load balancer of a Service internal. */
export function isInternalLoadBalancer(service: Resource): boolean {
  const annotations = asObject(valueAt(service.value, ['metadata', 'annotations']));
  return internal.some(([key, value]) => value.test(asString(annotations[key]) ?? ''));
}

/**
 * The source ranges of a load balancer with their places, as GetLoadBalancerSourceRanges of cloud-provider reads them:
 * the field, else the annotation; none mean that everyone may connect.
 */
export function sourceRangesOf(service: Resource): readonly { readonly cidr: string; readonly path: Path }[] {
  const field: Path = ['spec', 'loadBalancerSourceRanges'];
  const ranges = stringsOf(valueAt(service.value, field));
  if (ranges.length > 0) return ranges.map(([i, cidr]) => ({ cidr: cidr.trim(), path: [...field, i] }));
  const path: Path = ['metadata', 'annotations', RANGES_ANNOTATION];
  const annotation = valueAt(service.value, path);
  if (isAbsent(annotation) || typeof annotation !== 'string') return [];
  const words = annotation.split(',').map((cidr) => cidr.trim());
  return words.filter((cidr) => cidr !== '').map((cidr) => ({ cidr, path }));
}
