"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LogWorkspace = exports.Diagnostics = void 0;
const log_analytics_workspace_1 = require("@cdktf/provider-azurerm/lib/log-analytics-workspace");
const monitor_diagnostic_setting_1 = require("@cdktf/provider-azurerm/lib/monitor-diagnostic-setting");
const address_1 = require("./address");
const literal_1 = require("./literal");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
/**
 * Sends all logs of something to where an auditor can read them: who did what (audit), and what was changed and
 * refused (operational).
 */
class Diagnostics extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    options;
    /** @param targetId ARM id of what is logged, as a direct reference: scanners connect the two by its text */
    constructor(scope, id, targetId, given) {
        super(scope, id);
        const options = this.accept(place_shapes_1.DIAGNOSTICS_OPTIONS, given);
        this.options = options;
        const { workspaceId, storageAccountId } = options;
        this.resource = (0, address_1.giveAddress)(this, new monitor_diagnostic_setting_1.MonitorDiagnosticSetting(this, 'Resource', {
            name: 'audit-and-operations',
            targetResourceId: targetId,
            logAnalyticsWorkspaceId: workspaceId,
            storageAccountId,
            // Tables of the service's own instead of one for everything; unset, azurerm may see a difference for ever.
            logAnalyticsDestinationType: workspaceId === undefined ? undefined : 'Dedicated',
            // The group has the audit logs of Premium too, and those that Azure adds later.
            enabledLog: [{ categoryGroup: 'allLogs' }],
            enabledMetric: [{ category: 'AllMetrics' }],
        }));
    }
    check(checks) {
        const { workspaceId, storageAccountId } = this.options;
        checks.require(workspaceId !== undefined || storageAccountId !== undefined, 'diagnostics', this.options, 'workspaceId, storageAccountId or both', 'say where the logs go');
    }
}
exports.Diagnostics = Diagnostics;
/** A Log Analytics workspace that takes logs from identities only, not with its shared key. */
class LogWorkspace extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.LOG_WORKSPACE_PROPS, given);
        this.props = props;
        this.resource = (0, address_1.giveAddress)(this, new log_analytics_workspace_1.LogAnalyticsWorkspace(this, 'Resource', {
            name: props.name,
            location: props.location,
            resourceGroupName: props.resourceGroupName,
            sku: 'PerGB2018',
            retentionInDays: props.retentionInDays ?? 30,
            dailyQuotaGb: props.dailyQuotaInGigabytes,
            localAuthenticationEnabled: false,
            ...(props.tags && { tags: (0, literal_1.literals)(props.tags) }),
        }));
    }
    /** The ARM id, as a reference. */
    get workspaceId() {
        return this.resource.id;
    }
    check(checks) {
        const { name, retentionInDays, dailyQuotaInGigabytes } = this.props;
        checks.name('name', name, {
            shortest: 4,
            longest: 63,
            pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
            allowed: 'letters, digits and "-", with a letter or digit at both ends',
        });
        checks.wholeNumber('retentionInDays', retentionInDays, 30, 730, 'use 30 to 730');
        checks.require(dailyQuotaInGigabytes === undefined || dailyQuotaInGigabytes > 0, 'dailyQuotaInGigabytes', dailyQuotaInGigabytes, 'more than 0', 'leave it out for no limit');
    }
}
exports.LogWorkspace = LogWorkspace;
//# sourceMappingURL=diagnostics.js.map