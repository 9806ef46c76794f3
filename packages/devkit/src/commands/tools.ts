// Installs the tools of the tests; `npm test` does it too.
import { installTools } from '../install.js';

const failure = await installTools();
if (failure !== undefined) console.error(failure);
process.exitCode = failure === undefined ? 0 : 1;
