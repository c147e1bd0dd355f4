"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NEWER_ARGUMENTS = void 0;
exports.setNewer = setNewer;
const cdktf_1 = require("cdktf");
const version_1 = require("./version");
/**
 * All of them, by resource. A test looks each up in the schemas of both majors.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide
 */
exports.NEWER_ARGUMENTS = {
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
};
/**
 * Sets what the bindings have no argument for. Where it came with azurerm 5, a stack for 4 keeps what it replaces; which
 * of the two it is, is decided while the stack is written.
 */
function setNewer(resource, type, values) {
    const newer = exports.NEWER_ARGUMENTS[type];
    for (const [argument, value] of Object.entries(values)) {
        const { since, replaces } = newer[argument];
        const isUsed = () => (0, version_1.azurermMajorOf)(resource) >= since;
        resource.addOverride(argument, cdktf_1.Lazy.anyValue({ produce: () => (isUsed() ? value : undefined) }));
        for (const replaced of replaces) {
            const old = resource[`${camelCase(replaced)}Input`];
            resource.addOverride(replaced, cdktf_1.Lazy.anyValue({ produce: () => (isUsed() ? undefined : old) }));
        }
    }
}
function camelCase(name) {
    return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
//# sourceMappingURL=newer-arguments.js.map