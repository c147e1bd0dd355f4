import type { JsonPath } from '../../terraform';
import type { ArmObject } from './expressions/arm-values';
import type { Text } from './ids';

/** A resource in the words of Azure Resource Manager: of a template, or as Azure answers. */
export interface ArmResource {
  readonly file: string;
  /** Where it stands in the JSON of the file. */
  readonly path: JsonPath;
  /** `Microsoft.ServiceBus/namespaces/topics`, as it is written. */
  readonly type: string;
  /** The names that its id has, one for each kind in its type; `undefined` where they cannot be told apart. */
  readonly names: readonly Text[] | undefined;
  readonly id: Text;
  /** The id of what it is at: a resource group, or another resource, for roles, locks and settings. */
  readonly at: Text;
  /** The resource group of it, where it is in one. */
  readonly resourceGroup: Text | undefined;
  /** `location`, `sku`, `identity`, `properties` and all else that is written of it, evaluated. */
  readonly body: ArmObject;
  /** Whether somebody else makes it, and it is only read. */
  readonly isExisting: boolean;
  /**
   * Why it may not be there at all, or stand for several, as the rest of a sentence about it.
   *
   * @default - it is one, and there
   */
  readonly perhaps?: string | undefined;
}
