import { isObject, Reference } from '../../terraform';
import type { Subject } from '../document/subject';

/**
 * The categories of logs, and groups of them, that a diagnostic setting sends, as they are written; azurerm 3 also had
 * `log` blocks that can be off.
 */
export function categoriesOf(setting: Subject): unknown[] {
  return ['enabled_log', 'log'].flatMap((argument) => {
    const value = setting.raw(argument);
    return (Array.isArray(value) ? value : [value]).flatMap((block): unknown[] => {
      if (block instanceof Reference) return [block];
      if (!isObject(block) || block.enabled === false || block.enabled === 'false') return [];
      if (block.enabled instanceof Reference) return [block.enabled];
      return [block.category_group, block.category];
    });
  });
}
