import type { NameRule } from '../checks';

/** What Azure takes as the name of a resource. */
export interface ResourceNameRule extends NameRule {
  /** The page that says so. */
  readonly source: string;
}

/** The page of Microsoft that lists the names of nearly everything. */
const NAME_RULES = 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';

/** Letters, digits, `_`, `.` and `-`; a letter or digit first, and none of `.` and `-` last: most of Microsoft.Network. */
const ofNetwork = (shortest: number, longest: number): ResourceNameRule => ({
  shortest,
  longest,
  pattern: /^[A-Za-z0-9]([\w.-]*\w)?$/,
  allowed: 'letters, digits, "_", "." and "-", first a letter or digit, last one of these or "_"',
  source: `${NAME_RULES}#microsoftnetwork`,
});

/** Everything but some signs: most of Microsoft.Insights. */
const ofInsights = (signs: string): ResourceNameRule => ({
  shortest: 1,
  longest: 260,
  pattern: new RegExp(`^(?!.*[${signs.replaceAll('\\', '\\\\')}\\p{Cc}])(?!.*[ .]$)`, 'su'),
  allowed: `no control characters and none of ${[...signs].join(' ')}, last no blank or "."`,
  source: `${NAME_RULES}#microsoftinsights`,
});

/**
 * Names that are built from others, or given to constructs that have no rule of their own for them. Names of entities,
 * namespaces, vaults, storage accounts, workspaces, clusters, apps and identities are checked by their constructs, which
 * know what the user calls them.
 *
 * azurerm passes nearly all of these while it plans, and Azure refuses them in the middle of an apply.
 */
export const NAMES: Readonly<Record<string, ResourceNameRule>> = {
  azurerm_application_insights: ofInsights('%&\\?/'),
  azurerm_monitor_action_group: ofInsights(':<>+/&%\\?|'),
  azurerm_monitor_metric_alert: ofInsights('*#&+:<>?@%{}\\/'),
  azurerm_monitor_scheduled_query_rules_alert_v2: ofInsights('*<>%{}&:\\?/#'),
  azurerm_network_security_group: ofNetwork(1, 80),
  azurerm_private_dns_zone: {
    shortest: 1,
    longest: 63,
    pattern: /^[\w-]+(\.[\w-]+){1,33}$/,
    allowed: '2 to 34 parts of letters, digits, "_" and "-", with "." between them',
    source: `${NAME_RULES}#microsoftnetwork`,
  },
  azurerm_private_dns_zone_virtual_network_link: ofNetwork(1, 80),
  azurerm_private_endpoint: ofNetwork(2, 64),
  azurerm_service_plan: {
    shortest: 1,
    longest: 60,
    pattern: /^[\w-]+$/,
    allowed: 'letters, digits, "_" and "-"',
    source: `${NAME_RULES}#microsoftweb`,
  },
  azurerm_virtual_network: ofNetwork(2, 64),
};
