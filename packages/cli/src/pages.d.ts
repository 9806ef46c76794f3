declare module 'klint:pages' {
  /** The text of every rule's page, by the id of the rule; made by the build. */
  export const pages: Readonly<Record<string, string>>;
  /** The text of every preset's page, by its name; made by the build. */
  export const presetPages: Readonly<Record<string, string>>;
}
