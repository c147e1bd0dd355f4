import type { TerraformResource } from '../../terraform';
/**
 * A resource of the azapi provider as azurerm would describe it; `undefined` for one that has nothing to do with topics,
 * queues and rules.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/topics/subscriptions/rules
 */
export declare function asAzurerm(resource: TerraformResource): TerraformResource | undefined;
/** `namespaces/topics` of `Microsoft.ServiceBus/namespaces/topics@2024-01-01`. */
export declare function serviceBusType(type: unknown): string | undefined;
/** The argument of azapi that stands for one of azurerm. */
export declare function azapiArgument(argument: string): string;
