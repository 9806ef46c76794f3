import type { ComponentName, ResourceIndex } from '@klint/model';
import { settingEdits } from './component-edits.js';
import { componentSetting, isWritten, settingLabel, type ComponentSetting } from './component-settings.js';
import { componentsOf } from './component-sources.js';

/** A setting, by the name of its flag, with what it should be. */
export interface WantedSetting {
  readonly of: readonly ComponentName[];
  readonly name: string;
  readonly right: string | number | boolean;
  isWrong(setting: ComponentSetting): boolean;
}

/** Where components have a setting wrong, written or by default, with edits that set it right. */
export function wrongSettings(index: ResourceIndex, { of, name, right, isWrong }: WantedSetting, minor: number) {
  return componentsOf(index, ...of).flatMap((component) => {
    const setting = componentSetting(component, name, minor);
    if (!isWrong(setting)) return [];
    const data = { name: component.name, setting: settingLabel(component, name) };
    const edits = settingEdits(component, name, right);
    return [{ isWritten: isWritten(setting), at: setting.at, data, edits }];
  });
}
