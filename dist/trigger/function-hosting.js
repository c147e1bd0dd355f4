"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FunctionHosting = void 0;
const service_plan_1 = require("@cdktf/provider-azurerm/lib/service-plan");
const storage_account_1 = require("@cdktf/provider-azurerm/lib/storage-account");
const storage_container_1 = require("@cdktf/provider-azurerm/lib/storage-container");
const constructs_1 = require("constructs");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const shapes_1 = require("./shapes");
const storage_1 = require("./storage");
/**
 * Sizes of plans on which a function can listen all the time.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-scale, azurerm 5.2 `AllKnownServicePlanSkus`
 */
const FITTING_PLANS = /^(B[123]|S[123]|P[123]v2|P[0123]v[34]|P[12345]mv[34]|EP[123]|FC1)$/;
/** A plan and a storage account for packages, which several triggers share. */
class FunctionHosting extends service_bus_construct_1.ServiceBusConstruct {
    plan;
    storage;
    packages;
    props;
    apps = 0;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.HOSTING_PROPS, given);
        this.props = props;
        const { storageAccountName, planName, location, resourceGroupName, planSku = 'B1' } = props;
        const tags = props.tags && { tags: (0, servicebus_1.literals)(props.tags) };
        const config = (0, storage_1.closedStorage)({
            name: storageAccountName,
            location,
            resourceGroupName,
            publicNetworkAccessEnabled: props.publicNetworkAccessEnabled ?? false,
        });
        const storage = new constructs_1.Construct(this, 'storage');
        this.storage = (0, address_1.giveAddress)(storage, new storage_account_1.StorageAccount(storage, 'Resource', { ...config, ...tags }));
        const packages = new constructs_1.Construct(this, 'packages');
        this.packages = (0, address_1.giveAddress)(packages, new storage_container_1.StorageContainer(packages, 'Resource', {
            name: 'packages',
            storageAccountId: this.storage.id,
            containerAccessType: 'private',
        }));
        this.plan = (0, address_1.giveAddress)(this, new service_plan_1.ServicePlan(this, 'Resource', {
            name: planName,
            location,
            resourceGroupName,
            osType: 'Linux',
            skuName: planSku,
            ...tags,
        }));
    }
    /** Whether it is flex consumption, whose apps are another kind of resource. */
    get isFlex() {
        return this.props.planSku === 'FC1';
    }
    /**
     * Whether apps are kept loaded by Always On. Elastic plans keep one instance ready themselves, and the setting has to be
     * off there.
     *
     * @see https://learn.microsoft.com/azure/azure-functions/dedicated-plan#always-on
     */
    get hasAlwaysOn() {
        return !/^EP/.test(this.props.planSku ?? '');
    }
    /** Gives the storage account an address inside a network, where the programs find their package and their locks. */
    addPrivateEndpoint(id, options) {
        const { storageAccountName, location, resourceGroupName, tags } = this.props;
        return new servicebus_1.PrivateEndpoint(this, id, {
            location,
            resourceGroupName,
            ...(tags && { tags }),
            ...options,
            name: `${storageAccountName}-${id}`,
            targetId: this.storage.id,
            subresource: 'blob',
        });
    }
    /**
     * Writes down who reads and changes packages and locks. The host renews its locks every few seconds, and each is a line:
     * about a gigabyte a month for eight apps.
     */
    addDiagnostics({ workspaceId }) {
        (0, storage_1.logRequests)(this.storage.node.scope, this.storage, workspaceId);
    }
    /** @internal */
    _addApp() {
        this.apps += 1;
    }
    check(checks) {
        checks.name('storageAccountName', this.props.storageAccountName, storage_1.STORAGE_NAME);
        const { planSku } = this.props;
        checks.require(planSku === undefined || FITTING_PLANS.test(planSku), 'planSku', planSku, 'a plan for functions that are always there, or FC1: B, S, P and EP with a number. Consumption on Linux (Y1) is retired in 2028, free plans (F1, D1) have no Always On, WS is for Logic Apps, and I needs an environment of its own', 'use B1, EP1 for more, or FC1 to scale to zero');
        checks.require(!this.isFlex || this.apps <= 1, 'planSku', planSku, `one app on a plan of flex consumption, and these are ${this.apps}`, 'use B1 for several');
    }
}
exports.FunctionHosting = FunctionHosting;
//# sourceMappingURL=function-hosting.js.map