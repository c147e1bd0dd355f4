"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.judgeConnections = judgeConnections;
const schema_1 = require("../../schema");
const terraform_1 = require("../../terraform");
const secret_texts_1 = require("../secret-texts");
const verdict_1 = require("../verdict");
const IDENTITY = /__fullyQualifiedNamespace$/;
const EXPECTED = 'no connection string of Service Bus';
/**
 * How an app connects to Service Bus: by identity, where a setting is named `<connection>__fullyQualifiedNamespace`, or
 * by a connection string, among its settings or in a block of its own.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#connections
 */
function judgeConnections(subject) {
    const settings = settingsOf(subject);
    const names = Object.keys(settings);
    const identity = names.filter((name) => IDENTITY.test(name));
    const shadowing = new Set(identity.map((name) => name.replace(IDENTITY, '')));
    const findings = [];
    const unknown = [];
    const found = (argument, key) => findings.push({ argument, key, got: 'a connection string', expected: EXPECTED });
    for (const name of names) {
        const kind = shadowing.has(name) ? 'string' : connectionIn(name, settings[name]);
        if (kind === 'string')
            found(`app_settings.${name}`, name);
        if (kind === 'unknown')
            unknown.push(`app_settings.${name}`);
    }
    for (const [index, block] of blocksOf(subject).entries()) {
        const argument = `connection_string.${index}`;
        const kind = connectionOf(block);
        if (kind === 'string')
            found(`${argument}.value`, typeof block.name === 'string' ? block.name : argument);
        if (kind === 'unknown')
            unknown.push(argument);
    }
    if (findings.length === 0 && unknown.length > 0) {
        throw new verdict_1.Unresolved(`${unknown.join(', ')} may be a connection string of Service Bus, and only Terraform knows`);
    }
    if (findings.length === 0 && identity.length === 0) {
        return (0, verdict_1.notApplicable)('no setting of the app is a connection to Service Bus');
    }
    return (0, verdict_1.judged)(findings, [{ argument: 'app_settings', got: identity.join(', '), expected: EXPECTED }]);
}
/** @throws Unresolved where only Terraform knows the settings as a whole */
function settingsOf(subject) {
    const settings = subject.raw('app_settings');
    if (settings instanceof terraform_1.Reference)
        throw new verdict_1.Unresolved('app_settings are known to Terraform alone');
    return (0, terraform_1.isObject)(settings) ? settings : {};
}
function blocksOf(subject) {
    const blocks = subject.raw('connection_string');
    if (blocks instanceof terraform_1.Reference)
        throw new verdict_1.Unresolved('connection_string is known to Terraform alone');
    const all = Array.isArray(blocks) ? blocks : [blocks];
    if (all.some((block) => block instanceof terraform_1.Reference)) {
        throw new verdict_1.Unresolved('a connection_string is known to Terraform alone');
    }
    return all.filter(terraform_1.isObject);
}
/** Settings that are for Service Bus by their names: `ServiceBusConnection`, `AzureWebJobsServiceBus`. */
const FOR_BUS = /service_?bus|(^|_)bus($|_)/i;
function connectionIn(name, value) {
    if (value instanceof terraform_1.Reference)
        return connectionBy(value);
    if (typeof value !== 'string')
        return 'none';
    if (/^Endpoint=sb:/i.test(value) || (0, secret_texts_1.secretIn)(value)?.endsWith('of Service Bus') === true)
        return 'string';
    // The service takes it from a vault, and only the vault knows what it is.
    return value.startsWith('@Microsoft.KeyVault') && FOR_BUS.test(name) ? 'unknown' : 'none';
}
function connectionBy({ from, text }) {
    const parts = from.map((one) => one.replace(/^(module\.[\w-]+(\[[^\]]*\])?\.)+/, ''));
    if (parts.some((one) => /^(data\.)?azurerm_servicebus_.*(connection_string|_key)/.test(one)))
        return 'string';
    // What comes from a resource is what its attribute says: the address of a vault is no connection string.
    const isKnown = parts.length > 0 && parts.every((one) => /^(data\.)?azurerm_(?!key_vault_secret)/.test(one));
    return isKnown || /^\$\{(path|terraform)\./.test(text) ? 'none' : 'unknown';
}
/** What a `connection_string` block is: its type says it, or its value. */
function connectionOf({ type, value, name }) {
    if (type === 'ServiceBus')
        return 'string';
    const kind = connectionIn((0, schema_1.plainText)(name), value);
    if (type instanceof terraform_1.Reference)
        return kind === 'string' ? kind : 'unknown';
    return type === 'Custom' || kind === 'string' ? kind : 'none';
}
//# sourceMappingURL=connections.js.map