/** The exit codes, the same for every format. */
export const exit = {
  clean: 0,
  /** Findings at or above `--fail-on`, or more warnings than `--max-warnings`. */
  findings: 1,
  /** Wrong use: arguments, configuration, a report that cannot be written. */
  usage: 2,
  /** Something could not be read, parsed or rendered, or a rule crashed. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
