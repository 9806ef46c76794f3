/** An entry of a standard; rules refer to it by `<prefix>:<id>`. */
export interface Control {
  readonly id: string;
  readonly name: string;
  /** What of it no manifest can tell, and why; all of it, where no rule covers it. */
  readonly beyond?: string;
  /** Rules of the catalogue cover it that do not exist yet; without meaning once one does. */
  readonly planned?: true;
  /** What a rule could tell of it, though none is there or planned; without meaning once one is. */
  readonly open?: string;
}

export interface Section {
  readonly title?: string;
  /** Why no manifest can tell anything of all controls of the section. */
  readonly beyond?: string;
  readonly controls: readonly Control[];
}

/** A named document, as far as a preset follows it. */
export interface Standard {
  /** Of the references of rules. */
  readonly prefix: 'pss' | 'cis' | 'nsa' | 'owasp';
  readonly name: string;
  /** What edition the ids are of, and how the preset follows it; one or two sentences. */
  readonly about: string;
  readonly url: string;
  readonly sections: readonly Section[];
  /** What an edition before asked for and this one does not: its id there, and the rule of the preset for it. */
  readonly former?: readonly { readonly id: string; readonly name: string; readonly rule: string }[];
  /** An edition with other ids that is still quoted. */
  readonly earlier?: Edition;
}

export interface Edition {
  readonly title: string;
  /** Each entry, with the ids of the controls that it has become. */
  readonly entries: readonly { readonly id: string; readonly name: string; readonly now: readonly string[] }[];
}
