/** Lines around each report of `--watch`, for the background matcher of an editor's task. */
export const watchLines = { begin: 'klint: linting', end: 'klint: watching for changes' } as const;
