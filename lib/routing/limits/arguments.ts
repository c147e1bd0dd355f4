import type { EntityArguments, EntitySize, Tier } from '../../limits';
import type { TerraformDocument, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { textOf } from '../reading/read-rule';
import type { Unresolved } from '../topology/fact';

/** The message size of every tier but Premium, which Azure says of itself and takes from nobody. */
const SIZE_OF_AZURE = 256;

/**
 * The arguments of a resource as the limits take them, converted as Terraform does. What is not known is left out, and
 * noted where somebody has written it: what azurerm alone fills in is within the limits.
 */
export class Arguments {
  readonly unknown: Unresolved[] = [];
  /** Whether it is in azurerm's own words, so that azurerm is who takes it. */
  readonly isOfTerraform: boolean;

  constructor(
    private readonly resource: TerraformResource,
    private readonly document: TerraformDocument,
  ) {
    this.isOfTerraform = resource.origin === undefined;
  }

  isUnknown(argument: string): boolean {
    return this.resource.values[argument] instanceof Reference;
  }

  text<T extends string>(argument: string): T | undefined {
    const value = this.value(argument);
    return value === undefined ? undefined : (String(value) as T);
  }

  /** A number; text that is none stays as it is, to be told. */
  number(argument: string): number | undefined {
    const value = this.value(argument);
    if (value === undefined || typeof value === 'number') return value;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isNaN(number) ? (value as number) : number;
  }

  flag(argument: string): boolean | undefined {
    const value = this.value(argument);
    return value === undefined ? undefined : value === true || value === 'true';
  }

  /** The name that azurerm is given; Azure itself takes more, and gives names to what belongs to one client. */
  name(): string {
    const isJudged = this.isOfTerraform && this.flag('client_scoped_subscription_enabled') !== true;
    const name = this.text('name');
    return isJudged && name !== undefined ? name : 'x';
  }

  lifetimes(): Pick<EntityArguments, 'autoDeleteOnIdle' | 'defaultMessageTtl'> {
    return { autoDeleteOnIdle: this.text('auto_delete_on_idle'), defaultMessageTtl: this.text('default_message_ttl') };
  }

  /** What topics and queues have in common. */
  entity({ sku }: Tier): EntityArguments {
    const partitioningEnabled = this.flag('partitioning_enabled');
    // azurerm has 0 where Azure has not said; it refuses one that is written.
    const [size, messageSize] = ['max_size_in_megabytes', 'max_message_size_in_kilobytes'].map(
      (argument) => this.number(argument) || undefined,
    );
    return {
      ...this.lifetimes(),
      duplicateDetectionWindow: this.text('duplicate_detection_history_time_window'),
      expressEnabled: this.flag('express_enabled'),
      maxMessageSizeInKilobytes: messageSize === SIZE_OF_AZURE && sku !== 'Premium' ? undefined : messageSize,
      // ARM has the size of all sixteen parts together.
      maxSizeInMegabytes: (!this.isOfTerraform && partitioningEnabled === true ? undefined : size) as
        | EntitySize
        | undefined,
      partitioningEnabled,
      requiresDuplicateDetection: this.flag('requires_duplicate_detection'),
    };
  }

  /** What queues and subscriptions have in common. */
  receiver(): {
    lockDuration: string | undefined;
    maxDeliveryCount: number | undefined;
    requiresSession: boolean | undefined;
  } {
    return {
      lockDuration: this.text('lock_duration'),
      maxDeliveryCount: this.number('max_delivery_count'),
      requiresSession: this.flag('requires_session'),
    };
  }

  /** A plan has no expressions, and says what they refer to; ARM refers in its expressions alone. */
  private isReferring(argument: string): boolean {
    return this.isOfTerraform && this.document.references(this.resource).some((one) => one.argument === argument);
  }

  private value(argument: string): unknown {
    const value = this.resource.values[argument];
    if (value === null || value === undefined || value === '') return undefined;
    // Nothing here is a list or an object: one is told as it stands.
    if (!(value instanceof Reference)) return typeof value === 'object' ? JSON.stringify(value) : value;
    const isWritten = /^\$\{|%\{|\[/.test(value.text) || this.isReferring(argument);
    if (isWritten && !argument.endsWith('_to') && argument !== 'name') {
      const { address } = this.resource;
      this.unknown.push({ address, argument, problem: `it is ${textOf(value)}` });
    }
    return undefined;
  }
}
