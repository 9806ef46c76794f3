/** How a reader understands scalars. Dialects differ in nothing but these data. */
export type Dialect = 'kubectl' | 'helm' | 'sigs' | 'kyaml';

export interface DialectRules {
  /** Bare words that are booleans. */
  readonly booleans: ReadonlyMap<string, boolean>;
  /** Whether the tag `!` makes a string of a plain scalar, or has no meaning. */
  readonly bangIsString: boolean;
  /**
   * What numbers become: `int64` through JSON, whole numbers of 64 bits kept; `float64` through JSON, every number a
   * float; `native` without JSON, so that infinities exist and big integers keep all digits.
   */
  readonly numbers: 'int64' | 'float64' | 'native';
}

const core = words('true', 'false');
const yaml11 = new Map([...core, ...words('y yes on', 'n no off')]);

export const dialects: Readonly<Record<Dialect, DialectRules>> = {
  kubectl: { booleans: yaml11, bangIsString: true, numbers: 'int64' },
  sigs: { booleans: yaml11, bangIsString: true, numbers: 'int64' },
  helm: { booleans: yaml11, bangIsString: true, numbers: 'float64' },
  kyaml: { booleans: core, bangIsString: false, numbers: 'native' },
};

/** Each word in lower case, in upper case and with a capital. */
function words(trues: string, falses: string): Map<string, boolean> {
  const forms = (list: string, value: boolean) =>
    list.split(' ').flatMap((word) => {
      const capital = word[0]!.toUpperCase() + word.slice(1);
      return [word, word.toUpperCase(), capital].map((form) => [form, value] as const);
    });
  return new Map([...forms(trues, true), ...forms(falses, false)]);
}
