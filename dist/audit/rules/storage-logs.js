"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.storageLogRules = void 0;
const schema_1 = require("../../schema");
const terraform_1 = require("../../terraform");
const referring_1 = require("../referring");
const rule_1 = require("../rule");
const verdict_1 = require("../verdict");
const log_categories_1 = require("./log-categories");
const ACCOUNT = 'azurerm_storage_account';
const SETTING = 'azurerm_monitor_diagnostic_setting';
const TARGET = 'target_resource_id';
const GROUPS = ['allLogs', 'audit'];
const BLOB = { path: '/blobservices/default', requests: ['StorageRead'] };
const QUEUE = {
    path: '/queueservices/default',
    requests: ['StorageRead', 'StorageWrite', 'StorageDelete'],
};
/** Whether somebody can say afterwards who read what lies in a storage account. */
exports.storageLogRules = [
    (0, rule_1.auditRule)({
        id: 'ST-LOG-001',
        title: 'Who reads blobs is written down',
        severity: 'low',
        rationale: 'Without it nobody can say afterwards which data were taken.',
        remediation: 'Add azurerm_monitor_diagnostic_setting with target_resource_id = "${account.id}/blobServices/default" and StorageRead.',
        // checkov knows only the older way, azurerm_log_analytics_storage_insights, which needs a key of the account.
        controls: { benchmark: ['LT-3'], others: ['CKV2_AZURE_21'] },
        appliesTo: [ACCOUNT],
        judge(subject, document) {
            if (kindOf(subject) === 'FileStorage')
                return (0, verdict_1.notApplicable)('an account for files alone has no blobs');
            const insights = document.referring('azurerm_log_analytics_storage_insights', 'storage_account_id', subject);
            const old = insights.certain.find((one) => one.has('blob_container_names'));
            if (old !== undefined)
                return (0, verdict_1.compliant)({ argument: '', got: old.address, expected: expectedOf(BLOB) });
            const verdict = judgeService(BLOB, subject, document);
            if (verdict.kind === 'non-compliant')
                (0, referring_1.mustBeAll)(insights);
            return verdict;
        },
    }),
    (0, rule_1.auditRule)({
        id: 'ST-LOG-002',
        title: 'Who reads, writes and deletes messages of storage queues is written down',
        severity: 'low',
        rationale: 'Without it nobody can say afterwards who took a message, or put one there.',
        remediation: 'Add azurerm_monitor_diagnostic_setting with target_resource_id = "${account.id}/queueServices/default" and StorageRead, StorageWrite and StorageDelete.',
        // checkov knows only queue_properties.logging, which azurerm 5 does not have.
        controls: { benchmark: ['LT-3'], others: ['CKV_AZURE_33'] },
        appliesTo: [ACCOUNT],
        judge(subject, document) {
            const kind = kindOf(subject);
            if (kind !== 'Storage' && kind !== 'StorageV2')
                return (0, verdict_1.notApplicable)(`an account of kind ${kind} has no queues`);
            const type = 'azurerm_storage_account_queue_properties';
            const separate = document.referring(type, 'storage_account_id', subject);
            const places = [
                [subject, 'queue_properties.logging'],
                ...separate.certain.map((one) => [one, 'logging']),
            ];
            const old = places.find(([one, block]) => ['read', 'write', 'delete'].every((name) => one.raw(`${block}.${name}`) === true));
            if (old !== undefined)
                return (0, verdict_1.compliant)(old[0].observe(old[1], expectedOf(QUEUE)));
            const verdict = judgeService(QUEUE, subject, document);
            if (verdict.kind === 'non-compliant') {
                for (const [one, block] of places)
                    for (const name of ['read', 'write', 'delete'])
                        one.literal(`${block}.${name}`);
                (0, referring_1.mustBeAll)(separate);
            }
            return verdict;
        },
    }),
];
function kindOf(subject) {
    return (0, schema_1.plainText)(subject.literal('account_kind') ?? 'StorageV2');
}
function expectedOf({ path, requests }) {
    return `a diagnostic setting at its ${path.slice(1)} with ${requests.join(', ')}, or one of ${GROUPS.join(', ')}`;
}
function judgeService(service, subject, document) {
    const expected = expectedOf(service);
    const places = document
        .ofType(SETTING)
        .map((setting) => ({ setting, is: isAt(setting, service, subject, document) }));
    const certain = places.filter(({ is }) => is === true).map(({ setting }) => setting);
    const right = certain.find((setting) => logsAll(setting, service) === true);
    if (right !== undefined)
        return (0, verdict_1.compliant)({ argument: '', got: right.address, expected });
    const unclear = certain.find((setting) => logsAll(setting, service) === undefined);
    if (unclear !== undefined)
        throw new verdict_1.Unresolved(`what ${unclear.address} sends is known to Terraform alone`);
    const open = places.find(({ is }) => is === undefined)?.setting;
    if (open !== undefined)
        throw new verdict_1.Unresolved(`${open.address} may be at a part of it: only Terraform knows its target`);
    const more = document.whyMore(SETTING);
    if (more !== undefined)
        throw new verdict_1.Unresolved(more);
    const got = certain[0] === undefined ? 'none' : `${certain[0].address} without these`;
    return (0, verdict_1.nonCompliant)({ argument: '', got, expected });
}
/** Whether a setting is at a part of an account; `undefined` where only Terraform knows. */
function isAt(setting, { path }, account, document) {
    if (setting.resource?.perhaps !== undefined)
        return undefined;
    const target = setting.raw(TARGET);
    const text = target instanceof terraform_1.Reference ? target.text : (0, schema_1.plainText)(target ?? '');
    const [, address, rest] = /^\$\{([^{}]+)\.id\}(\/.*)?$/.exec(text) ?? [];
    if (address !== undefined && document.subjectOf({ address }) !== undefined) {
        return address === account.address && rest?.toLowerCase() === path;
    }
    if (!(target instanceof terraform_1.Reference)) {
        const { id, name } = account.values;
        if (typeof id === 'string')
            return text.toLowerCase() === `${id}${path}`.toLowerCase();
        const isPart = text.toLowerCase().endsWith(path);
        const isOther = typeof name === 'string' && !text.toLowerCase().includes(`/storageaccounts/${name.toLowerCase()}/`);
        return isPart && !isOther ? undefined : false;
    }
    const found = document.resolve(setting, TARGET);
    // A plan does not say which part of a resource it is.
    if (found.kind === 'resource')
        return found.resource.address === account.address ? undefined : false;
    if (found.kind !== 'unknown')
        return false;
    const mayBeAccount = found.candidates?.some((one) => one.address === account.address) ?? true;
    return mayBeAccount || text.toLowerCase().includes(path) ? undefined : false;
}
/** Whether a setting sends all that is asked for; `undefined` where only Terraform knows. */
function logsAll(setting, { requests }) {
    const categories = (0, log_categories_1.categoriesOf)(setting);
    if (categories.some((one) => GROUPS.includes((0, schema_1.plainText)(one))))
        return true;
    if (requests.every((one) => categories.includes(one)))
        return true;
    return categories.some((one) => one instanceof terraform_1.Reference) ? undefined : false;
}
//# sourceMappingURL=storage-logs.js.map