import { type TerraformResource } from 'cdktf';
/** An argument that azurerm has, and the bindings, which are of 4.55, have not. */
export interface NewerArgument {
    /** The first major of the two that are supported in which it is used. */
    readonly since: 4 | 5;
    /** The arguments that it stands in for. */
    readonly replaces: readonly string[];
}
/**
 * All of them, by resource. A test looks each up in the schemas of both majors.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide
 */
export declare const NEWER_ARGUMENTS: {
    readonly azurerm_application_insights: {
        readonly local_authentication_enabled: {
            readonly since: 4;
            readonly replaces: readonly ["local_authentication_disabled"];
        };
    };
    readonly azurerm_eventgrid_system_topic_event_subscription: {
        readonly service_bus_topic_id: {
            readonly since: 5;
            readonly replaces: readonly ["service_bus_topic_endpoint_id"];
        };
    };
    readonly azurerm_machine_learning_workspace: {
        readonly storage_account_access_type: {
            readonly since: 4;
            readonly replaces: readonly [];
        };
    };
    readonly azurerm_private_dns_zone_virtual_network_link: {
        readonly private_dns_zone_id: {
            readonly since: 5;
            readonly replaces: readonly ["private_dns_zone_name", "resource_group_name"];
        };
    };
    readonly azurerm_storage_blob: {
        readonly storage_container_id: {
            readonly since: 4;
            readonly replaces: readonly ["storage_account_name", "storage_container_name"];
        };
    };
};
type NewerArguments = typeof NEWER_ARGUMENTS;
/**
 * Sets what the bindings have no argument for. Where it came with azurerm 5, a stack for 4 keeps what it replaces; which
 * of the two it is, is decided while the stack is written.
 */
export declare function setNewer<Type extends keyof NewerArguments>(resource: TerraformResource, type: Type, values: {
    readonly [Argument in keyof NewerArguments[Type]]: string | boolean;
}): void;
export {};
