import { Lazy, type TerraformResource } from 'cdktf';
import { azurermMajorOf } from './azurerm-version';

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
export const NEWER_ARGUMENTS = {
  azurerm_application_insights: {
    // 4.78; the old name is gone in 5.
    local_authentication_enabled: { since: 4, replaces: ['local_authentication_disabled'] },
  },
  azurerm_eventgrid_system_topic_event_subscription: {
    service_bus_topic_id: { since: 5, replaces: ['service_bus_topic_endpoint_id'] },
  },
  azurerm_machine_learning_workspace: {
    // 4.77, pull request 32514.
    storage_account_access_type: { since: 4, replaces: [] },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    private_dns_zone_id: { since: 5, replaces: ['private_dns_zone_name', 'resource_group_name'] },
  },
  azurerm_storage_blob: {
    // 4.77, pull request 32235; the old names are gone in 5.
    storage_container_id: { since: 4, replaces: ['storage_account_name', 'storage_container_name'] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, NewerArgument>>>>;

type NewerArguments = typeof NEWER_ARGUMENTS;

/**
 * Sets what the bindings have no argument for. Where it came with azurerm 5, a stack for 4 keeps what it replaces; which
 * of the two it is, is decided while the stack is written.
 */
export function setNewer<Type extends keyof NewerArguments>(
  resource: TerraformResource,
  type: Type,
  values: { readonly [Argument in keyof NewerArguments[Type]]: string | boolean },
): void {
  const newer: Readonly<Record<string, NewerArgument>> = NEWER_ARGUMENTS[type];
  for (const [argument, value] of Object.entries(values)) {
    const { since, replaces } = newer[argument] as NewerArgument;
    const isUsed = () => azurermMajorOf(resource) >= since;
    resource.addOverride(argument, Lazy.anyValue({ produce: () => (isUsed() ? value : undefined) }));
    for (const replaced of replaces) {
      const old = (resource as unknown as Readonly<Record<string, unknown>>)[`${camelCase(replaced)}Input`];
      resource.addOverride(replaced, Lazy.anyValue({ produce: () => (isUsed() ? undefined : old) }));
    }
  }
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
