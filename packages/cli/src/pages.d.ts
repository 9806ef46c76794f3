declare module 'klint:pages' {
  /** The text of every rule's page, by the id of the rule; made by the build. */
  export const pages: Readonly<Record<string, string>>;
}
