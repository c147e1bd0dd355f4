"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.secretRules = void 0;
const terraform_1 = require("../../terraform");
const rule_1 = require("../rule");
const secret_texts_1 = require("../secret-texts");
const verdict_1 = require("../verdict");
const secret_references_1 = require("./secret-references");
/** Data sources that list keys at every plan, and keep them in the state. */
const KEY_READERS = [
    'data.azurerm_servicebus_namespace',
    'data.azurerm_servicebus_namespace_authorization_rule',
    'data.azurerm_servicebus_topic_authorization_rule',
    'data.azurerm_servicebus_queue_authorization_rule',
    'data.azurerm_servicebus_namespace_disaster_recovery_config',
];
/** Where secrets are, and where they are passed on. */
exports.secretRules = [
    (0, rule_1.auditRule)({
        id: 'SB-SEC-001',
        version: 2,
        title: 'No secret is passed on',
        severity: 'high',
        rationale: 'Each reference to a key is one more copy of it: in settings that others can read, and in the state.',
        remediation: 'Use a managed identity: <connection>__fullyQualifiedNamespace instead of a connection string; take outputs away.',
        controls: { benchmark: ['IM-8'] },
        appliesTo: [rule_1.EVERY_RESOURCE, 'output', 'called'],
        judge: judgeReferences,
    }),
    (0, rule_1.auditRule)({
        id: 'SB-SEC-002',
        version: 2,
        title: 'No secret is written down',
        severity: 'critical',
        rationale: 'It is in the history of the repository, in every plan and in the state.',
        remediation: 'Take it out, and change it: it is known already.',
        controls: { benchmark: ['IM-8'], others: ['CKV_SECRET_*'] },
        waivable: false,
        appliesTo: [rule_1.EVERY_RESOURCE, rule_1.EVERY_DATA_SOURCE, 'output', 'written', 'called'],
        judge: judgeLiterals,
    }),
    (0, rule_1.auditRule)({
        id: 'SB-SEC-003',
        version: 2,
        title: 'An output with a secret is marked as sensitive',
        severity: 'critical',
        rationale: 'Terraform prints it, into the log of the deployment too.',
        remediation: 'Set sensitive = true, or better take the output away.',
        controls: { benchmark: ['IM-8'] },
        waivable: false,
        appliesTo: ['output'],
        judge(subject, document) {
            const { certain, possible } = (0, secret_references_1.secretReferences)(subject, document);
            const isSensitive = subject.literal('sensitive') === true;
            if (certain.length === 0 && literalsIn(subject.values.value, 'value').length === 0) {
                if (possible !== undefined && !isSensitive)
                    throw new verdict_1.Unresolved(possible);
                if (possible === undefined)
                    return (0, verdict_1.notApplicable)('the output is no secret');
            }
            const observed = subject.observe('sensitive', 'true');
            return (0, verdict_1.judged)(isSensitive ? [] : [observed], [observed]);
        },
    }),
    (0, rule_1.auditRule)({
        id: 'SB-SEC-004',
        title: 'Nothing is read that brings keys into the state',
        severity: 'medium',
        rationale: 'These data sources list the keys of a namespace at every plan, and keep them in the state of the reader.',
        remediation: 'Give the deploying identity no right to list keys (Microsoft.ServiceBus/namespaces/authorizationRules/listKeys), or pass the id of the namespace instead.',
        controls: { benchmark: ['IM-8'] },
        appliesTo: KEY_READERS,
        judge: () => (0, verdict_1.judged)([{ argument: '', got: 'a data source that lists keys', expected: 'the id, given in another way' }], []),
    }),
];
function judgeReferences(subject, document) {
    const evidence = { argument: '', got: 'no reference to a secret', expected: 'no reference to a secret' };
    if (subject.type === 'called')
        return (0, verdict_1.judged)((0, secret_references_1.writtenReferences)(subject), [evidence]);
    const { certain, possible } = (0, secret_references_1.secretReferences)(subject, document);
    if (certain.length === 0 && possible !== undefined)
        throw new verdict_1.Unresolved(possible);
    return (0, verdict_1.judged)(certain, [evidence]);
}
function judgeLiterals(subject, document) {
    const { isPlan } = document.source.settings;
    if (isPlan && subject.said.kind === 'backend')
        return (0, verdict_1.notApplicable)('a plan does not say where the state is kept');
    const { '//': _, ...values } = subject.resource === undefined ? subject.values : document.writtenOf(subject);
    const evidence = { argument: '', got: 'no text that is a secret', expected: 'no text that is a secret' };
    // What a plan has of variables may come from anywhere, and is written down by Terraform itself.
    const marked = isPlan ? [] : markedIn(subject);
    return (0, verdict_1.judged)([...literalsIn(values), ...marked], [evidence]);
}
/** A default, or a value in a file, of a variable that is sensitive: it was written down all the same. */
function markedIn({ type, values, said }) {
    if (type !== 'written' || said.kind !== 'variable' || said.isSensitive !== true)
        return [];
    return Object.entries(values)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .filter(([, value]) => typeof value !== 'string' || (0, secret_texts_1.secretIn)(value) === undefined)
        .map(([name]) => found(name, 'the value of a sensitive variable'));
}
/** The secrets in some values, also in the texts of expressions; what is a reference to something is no literal. */
function literalsIn(values, at = '') {
    return (0, terraform_1.leavesOf)(values, (part) => part instanceof terraform_1.Reference, at).flatMap(({ argument, leaf }) => {
        const text = leaf instanceof terraform_1.Reference ? leaf.text : leaf;
        if (typeof text !== 'string')
            return [];
        const what = (0, secret_texts_1.secretIn)(text);
        if (what !== undefined)
            return [found(argument, what)];
        const isSecret = (0, secret_texts_1.takesSecret)(argument) && leaf === text && text !== '' && !text.startsWith('@Microsoft.KeyVault');
        return isSecret ? [found(argument, 'a secret, by the name of the argument')] : [];
    });
}
function found(argument, what) {
    return { argument, key: argument, got: `${what} (not shown)`, expected: 'no text that is a secret' };
}
//# sourceMappingURL=secrets.js.map