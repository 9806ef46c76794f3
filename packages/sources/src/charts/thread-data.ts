import type { MessagePort } from 'node:worker_threads';
import type { Packed } from '@klint/helm';

/** What the thread that renders a chart is given. */
export interface ThreadData {
  readonly message: Packed;
  /** Takes the answer. */
  readonly port: MessagePort;
  /** Is set to 1 when the answer has been sent, or there will be none. */
  readonly done: Int32Array;
}

/** The bundle puts the program of the thread beside that of klint. */
export const threadProgram = new URL('./klint-chart-thread.js', import.meta.url);
