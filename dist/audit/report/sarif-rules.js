"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LEVELS = void 0;
exports.driverOf = driverOf;
exports.benchmarkOf = benchmarkOf;
const help_1 = require("./help");
const sarif_limits_1 = require("./sarif-limits");
/** What SARIF calls the severities. */
exports.LEVELS = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
};
/** What GitHub sorts by: above 9 is critical, from 7 high, from 4 medium. */
const SCORES = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };
const BENCHMARK = 'Microsoft cloud security benchmark';
/** The tool, with all rules. */
function driverOf(rules, { tool }) {
    return {
        name: `${tool.name} audit`,
        semanticVersion: tool.version,
        version: tool.version,
        informationUri: 'https://learn.microsoft.com/security/benchmark/azure/baselines/service-bus-security-baseline',
        supportedTaxonomies: [{ name: BENCHMARK, index: 0 }],
        rules: rules.map(descriptorOf),
    };
}
function descriptorOf(rule) {
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
        helpUri: (0, help_1.helpUriOf)(rule.id),
        defaultConfiguration: { level: exports.LEVELS[rule.severity] },
        relationships: benchmark.map((id) => ({ target: { id, toolComponent: { name: BENCHMARK, index: 0 } } })),
        properties: {
            tags: ['security', ...checkov, ...benchmark, ...azurePolicy.map((id) => `azure-policy/${id}`), ...others].slice(0, sarif_limits_1.GITHUB_LIMITS.tagsPerRule),
            precision: 'very-high',
            'security-severity': SCORES[rule.severity],
            version: rule.version,
        },
    };
}
/** `Clients come with Entra ID, not with a key` as `ClientsComeWithEntraIdNotWithAKey`. */
function nameOf(title) {
    const words = title.replace(/[^A-Za-z0-9 ]/g, '').split(' ');
    return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');
}
/** The controls that rules belong to. */
function benchmarkOf(rules) {
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
//# sourceMappingURL=sarif-rules.js.map