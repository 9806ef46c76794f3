import type { ServerSetting } from './server.js';

export { openSession } from './session.js';
export type { Outcome, Run, Session, SessionSetting } from './session.js';

/** Serves an editor. What only that needs is loaded when it is asked for. */
export async function serve(setting: ServerSetting): Promise<void> {
  const { startServer } = await import('./server.js');
  startServer(setting);
}
