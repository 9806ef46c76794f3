import type { Container } from '@klint/model';
import { asList, asNumber, asObject, asString, isAbsent, isObject, objectsOf } from './values.js';

/** What is wrong with the readiness of a container; `same` where it is what its liveness is. */
export type ReadinessGap = 'missing' | 'same' | undefined;

/** Whether a container has no readinessProbe, or one that does what its livenessProbe does. */
export function readinessGap(container: Container, allowIdentical: boolean): ReadinessGap {
  const readiness = container.get('readinessProbe');
  if (isAbsent(readiness)) return 'missing';
  if (allowIdentical) return undefined;
  const [ready, alive] = [readiness, container.get('livenessProbe')].map((probe) => actionOf(container, probe));
  return ready !== undefined && ready === alive ? 'same' : undefined;
}

/** What a probe does, as a text: handler, port, and path, service or command; its timing does not matter. */
function actionOf(container: Container, probe: unknown): string | undefined {
  const { httpGet, tcpSocket, grpc, exec } = asObject(probe);
  const port = (handler: Record<string, unknown>) => portNumber(container, handler.port);
  if (isObject(httpGet)) return JSON.stringify(['http', port(httpGet), asString(httpGet.path) || '/']);
  if (isObject(tcpSocket)) return JSON.stringify(['tcp', port(tcpSocket)]);
  if (isObject(grpc)) return JSON.stringify(['grpc', port(grpc), asString(grpc.service) ?? '']);
  return isObject(exec) ? JSON.stringify(['exec', asList(exec.command).map(String)]) : undefined;
}

/** The number of a port that may be given by the name that the container has for it. */
function portNumber(container: Container, port: unknown): unknown {
  const named = objectsOf(container.get('ports')).find(([, own]) => typeof port === 'string' && own.name === port);
  return asNumber(named ? named[1].containerPort : port) ?? String(port);
}
