// `npm run generate`: writes everything that is made from the rules' meta.
import { generate } from '../generate/index.js';
import { repositoryRoot } from '../root.js';

const written = await generate(repositoryRoot());
console.log(written.length === 0 ? 'Everything is fresh.' : `Written: ${written.join(', ')}`);
