import type { RuleInfo } from '../judging/audit-record';
import type { Severity } from '../rules/audit-rule';
import { helpUriOf } from './help';
import type { Provenance } from './provenance';
import { GITHUB_LIMITS } from './sarif-limits';
import type { SarifLevel, SarifRule, SarifTaxonomy, SarifTool } from './sarif-log';

/** What SARIF calls the severities. */
export const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
/** What GitHub sorts by: above 9 is critical, from 7 high, from 4 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

const BENCHMARK = 'Microsoft cloud security benchmark';

/** The tool, with all rules. */
export function driverOf(rules: readonly RuleInfo[], { tool }: Provenance): SarifTool {
  return {
    name: `${tool.name} audit`,
    semanticVersion: tool.version,
    version: tool.version,
    informationUri: 'https://learn.microsoft.com/security/benchmark/azure/baselines/service-bus-security-baseline',
    supportedTaxonomies: [{ name: BENCHMARK, index: 0 }],
    rules: rules.map(descriptorOf),
  };
}

function descriptorOf(rule: RuleInfo): SarifRule {
  const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = rule.controls;
  return {
    id: rule.id,
    name: nameOf(rule.title),
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: `${rule.title}. ${rule.rationale}` },
    help: {
      text: `${rule.rationale} ${rule.remediation}`,
      markdown: `${rule.rationale}\n\n**Instead:** ${rule.remediation}`,
    },
    helpUri: helpUriOf(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    relationships: benchmark.map((id) => ({ target: { id, toolComponent: { name: BENCHMARK, index: 0 } } })),
    properties: {
      tags: ['security', ...checkov, ...benchmark, ...azurePolicy.map((id) => `azure-policy/${id}`), ...others].slice(
        0,
        GITHUB_LIMITS.tagsPerRule,
      ),
      precision: 'very-high',
      'security-severity': SCORES[rule.severity],
      version: rule.version,
    },
  };
}

/** `Clients come with Entra ID, not with a key` as `ClientsComeWithEntraIdNotWithAKey`. */
function nameOf(title: string): string {
  const words = title.replace(/[^A-Za-z0-9 ]/g, '').split(' ');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');
}

/** The controls that rules belong to. */
export function benchmarkOf(rules: readonly RuleInfo[]): SarifTaxonomy {
  const ids = [...new Set(rules.flatMap(({ controls }) => controls.benchmark ?? []))].sort();
  return {
    name: BENCHMARK,
    version: '1',
    organization: 'Microsoft',
    informationUri: 'https://learn.microsoft.com/security/benchmark/azure/overview',
    shortDescription: { text: 'Controls for the security of services in a cloud.' },
    taxa: ids.map((id) => ({ id })),
  };
}
