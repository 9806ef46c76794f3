/** What reads documents with the `yaml` library, which is set up only when the first of them comes. */
export const library = (): typeof import('./library/index.js') => require('./library/index.js');
