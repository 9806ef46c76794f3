import type { Ref } from '@klint/model';
import type { Component } from './component-sources.js';
import { componentSetting, itemsOf } from './component-settings.js';
import { valueAt } from './values.js';

/** Where a component switches a feature gate off, by --feature-gates or by a field; undefined where it does not. */
export function disabledGate(component: Component, gate: string, minor: number): Ref | undefined {
  const setting = componentSetting(component, 'feature-gates', minor);
  if (setting.from === 'field') {
    const { resource, path } = setting.at;
    return valueAt(setting.value, [gate]) === false ? { resource, path: [...path, gate] } : undefined;
  }
  const off = /^(?:0|f|F|false|FALSE|False)$/;
  const last = itemsOf(setting).findLast((item) => item.split('=')[0]!.trim() === gate);
  return last !== undefined && off.test(last.split('=')[1]?.trim() ?? '') ? setting.at : undefined;
}
