import { ServicebusNamespaceDisasterRecoveryConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace-disaster-recovery-config';
import type { Construct } from 'constructs';
import type { AccessKey } from './access-key';
import type { Checks } from './checks';
import type { DataGrant } from './data-grants';
import type { ServiceBusNamespace } from './namespace';
import { ServiceBusConstruct } from './service-bus-construct';
/** A second namespace that can take over. */
export interface DisasterRecoveryOptions {
    /** The second namespace: Premium, in another region, as many partitions, and empty. */
    readonly partner: ServiceBusNamespace;
    /** The name that clients connect to, `<alias>.servicebus.windows.net`, whichever of the two serves; unique in Azure. */
    readonly alias: string;
    /**
     * A key of the first namespace, `namespace.addAccessKey`, whose connection strings then name the alias: for clients
     * without Entra ID.
     *
     * @default - none; the alias has keys of its own, which nobody needs who comes with an identity
     */
    readonly accessKey?: AccessKey;
}
/**
 * Pairs two Premium namespaces: topics, queues, subscriptions and rules of the first are copied to the second, and a
 * failover, which people start, points the alias there. Messages are not copied.
 *
 * Nor are identity, key, network, local authentication, logs and roles: the second namespace has to have all of these
 * itself. What is granted at the first is granted at the second here, too.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr
 */
export declare class DisasterRecovery extends ServiceBusConstruct {
    private readonly primary;
    /** The resource itself, for `addOverride`. */
    readonly resource: ServicebusNamespaceDisasterRecoveryConfig;
    private readonly options;
    constructor(scope: Construct, id: string, primary: ServiceBusNamespace, given: DisasterRecoveryOptions);
    /** Where clients connect to, whichever of the two namespaces serves. */
    get hostName(): string;
    /**
     * Grants the same at the second namespace: Azure copies the entities, and not who may use them.
     *
     * @internal
     */
    _grantAtPartner({ scope, id, path, principal, role }: DataGrant): void;
    protected check(checks: Checks): void;
}
