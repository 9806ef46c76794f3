// The program of the thread that renders a chart whose templates nest too deep for the stack of the main thread.
import { workerData } from 'node:worker_threads';
import { answerRender } from '@klint/helm';
import type { ThreadData } from './thread-data.js';

const { message, port, done } = workerData as ThreadData;
try {
  port.postMessage(answerRender(message));
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
