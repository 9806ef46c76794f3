import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Chart, type Packed, type Rendered, renderChart, type RenderOptions, requestRender } from '@klint/helm';
import { type ThreadData, threadProgram } from './thread-data.js';

/**
 * Stack of the thread that renders again, in MiB: the templates of Helm may nest a hundred thousand deep, for which
 * the stack of the main thread (one MiB, a few hundred) cannot be enlarged.
 */
const stackSizeMb = 256;

/** A thread that died says nothing; none that lives takes this long, since a render counts its steps. */
const patience = 10 * 60_000;

/**
 * Renders a chart. Where its templates call each other deeper than the stack of this thread, it is rendered once more
 * in a thread with a larger one, which this one waits for.
 */
export function renderAtAnyDepth(chart: Chart, options: RenderOptions): Rendered {
  const rendered = renderChart(chart, options);
  return rendered.overflowed ? renderInThread(chart, options) ?? rendered : rendered;
}

function renderInThread(chart: Chart, options: RenderOptions): Rendered | undefined {
  const request = requestRender(chart, options);
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1: near, port2: far } = new MessageChannel();
  const workerData: ThreadData = { message: request.message, port: far, done };
  const thread = new Worker(threadProgram, { workerData, transferList: [far], resourceLimits: { stackSizeMb } });
  thread.on('error', () => undefined);
  thread.unref();
  Atomics.wait(done, 0, 0, patience);
  const answer = receiveMessageOnPort(near) as { message: Packed } | undefined;
  near.close();
  void thread.terminate();
  return answer && request.read(answer.message);
}
