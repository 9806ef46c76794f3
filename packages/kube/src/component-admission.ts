import type { ResourceIndex } from '@klint/model';
import { listEdits } from './component-edits.js';
import { componentSetting, itemsOf } from './component-settings.js';
import { componentsOf } from './component-sources.js';

/**
 * The API servers that leave an admission plugin off which is off by default, with edits that add it to their list;
 * not those of which nobody can tell.
 */
export function serversWithoutPlugin(index: ResourceIndex, plugin: string, minor: number) {
  return componentsOf(index, 'kube-apiserver').flatMap((server) => {
    const setting = componentSetting(server, 'enable-admission-plugins', minor);
    const plugins = itemsOf(setting);
    if (setting.from === 'unknown' || plugins.includes(plugin)) return [];
    const edits = listEdits(server, setting.name, [...plugins, plugin]);
    return [{ at: setting.at, data: { name: server.name }, edits }];
  });
}
