export { openSession } from './session.js';
export type { Outcome, Run, Session, SessionSetting } from './session.js';
