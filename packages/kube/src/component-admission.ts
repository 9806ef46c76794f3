import type { Edit } from '@klint/model';
import { listEdits } from './component-edits.js';
import type { Component } from './component-sources.js';
import { componentSetting, itemsOf, type ComponentSetting } from './component-settings.js';

/** An admission plugin that is off by default and that an API server does not switch on. */
export interface LackingPlugin {
  /** The list of plugins, which may be absent. */
  readonly setting: ComponentSetting;
  /** Edits that add the plugin to the list. */
  readonly edits: readonly Edit[];
}

/**
 * How an API server leaves an admission plugin off that is off by default: undefined if it switches it on, or if nobody
 * can tell.
 */
export function lackingPlugin(server: Component, plugin: string, minor: number): LackingPlugin | undefined {
  const setting = componentSetting(server, 'enable-admission-plugins', minor);
  const plugins = itemsOf(setting);
  if (setting.from === 'unknown' || plugins.includes(plugin)) return undefined;
  return { setting, edits: listEdits(server, setting.name, [...plugins, plugin]) };
}
