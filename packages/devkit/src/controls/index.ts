import type { Preset } from '@klint/model';
import { cis } from './cis.js';
import type { Control, Standard } from './control.js';
import { nsaCisa } from './nsa.js';
import { owasp } from './owasp.js';
import { pssBaseline, pssRestricted } from './pss.js';

export type { Control, Edition, Section, Standard } from './control.js';

/** The document that a preset follows; `recommended` and `strict` follow none. */
export const standards: Readonly<Partial<Record<Preset, Standard>>> = {
  'pss-baseline': pssBaseline,
  'pss-restricted': pssRestricted,
  'nsa-cisa': nsaCisa,
  cis,
  'owasp-k8s': owasp,
};

/** All controls of a standard, in its order; those of a section that no manifest tells carry its reason. */
export function controlsOf({ sections }: Standard): Control[] {
  return sections.flatMap(({ controls, beyond }) => {
    return controls.map((control) => (beyond === undefined ? control : { ...control, beyond }));
  });
}
