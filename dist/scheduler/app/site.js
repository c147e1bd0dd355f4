"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Networks = void 0;
exports.resourceGroupNameOf = resourceGroupNameOf;
exports.encryptionKeyOf = encryptionKeyOf;
const data_azurerm_resource_group_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-resource-group");
const resource_group_1 = require("@cdktf/provider-azurerm/lib/resource-group");
const servicebus_1 = require("../../servicebus");
/** The name of a resource group, as a reference: its use makes Terraform wait for it. */
function resourceGroupNameOf(scope, id, plan, { location, tags }) {
    if ('existing' in plan)
        return new data_azurerm_resource_group_1.DataAzurermResourceGroup(scope, id, { name: plan.existing }).name;
    return new resource_group_1.ResourceGroup(scope, id, { name: plan.create, location, tags: (0, servicebus_1.literals)(tags) }).name;
}
/** The private networks of an environment, and the zones that all of them ask for addresses. */
class Networks {
    scope;
    place;
    made = new Map();
    zones = new Map();
    constructor(scope, place) {
        this.scope = scope;
        this.place = place;
    }
    /** Where an endpoint of the namespace can be put, by what the environment says. */
    endpointIn(id, plan, namespaceName, place, programs = 'plan') {
        if ('subnetId' in plan)
            return plan;
        const { programs: addresses, ...range } = plan;
        const network = new servicebus_1.PrivateNetwork(this.scope, id, {
            name: `vnet-${namespaceName}`,
            ...place,
            ...range,
            ...(addresses !== undefined && { programs: { addresses, plan: programs } }),
        });
        this.made.set(id, network);
        return this.endpointFor(id, 'namespace');
    }
    /** Where in a network made here an endpoint can be put; names of what it leads to are answered there from now on. */
    endpointFor(id, resource) {
        const network = this.made.get(id);
        const privateDnsZoneIds = servicebus_1.PRIVATE_ZONES[resource].map((name) => this.answer(id, network, name).zoneId);
        return { subnetId: network.subnetId, privateDnsZoneIds };
    }
    /** A network made here. */
    get(id) {
        return this.made.get(id);
    }
    answer(id, network, zoneName) {
        const { resourceGroupName, tags } = this.place;
        // The first zone was the only one, and has its address for ever.
        const zoneId = zoneName === servicebus_1.SERVICE_BUS_ZONE ? 'dns' : `dns-${zoneName.replaceAll('.', '-')}`;
        const zone = this.zones.get(zoneName) ?? new servicebus_1.PrivateZone(this.scope, zoneId, { zoneName, resourceGroupName, tags });
        this.zones.set(zoneName, zone);
        if (zone.node.tryFindChild(id) === undefined)
            zone.answerIn(id, network);
        return zone;
    }
}
exports.Networks = Networks;
/** The key that a namespace encrypts with. */
function encryptionKeyOf(scope, id, { vault: plan, keyName, madeBy }, place, logs) {
    let vault;
    if ('existing' in plan) {
        const { existing: vaultName, resourceGroupName } = plan;
        vault = servicebus_1.KeyVault.fromVaultName(scope, `${id}-vault`, { vaultName, resourceGroupName });
    }
    else {
        const made = new servicebus_1.KeyVault(scope, `${id}-vault`, { vaultName: plan.create, ...place });
        if (logs !== undefined)
            made.addDiagnostics({ workspaceId: logs.workspaceId });
        vault = made;
    }
    return new servicebus_1.EncryptionKey(scope, id, { vault, keyName, ...place, ...(madeBy && { madeBy }) });
}
//# sourceMappingURL=site.js.map