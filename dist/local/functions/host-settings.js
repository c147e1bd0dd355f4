"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BadPackage = void 0;
exports.hostSettings = hostSettings;
const node_os_1 = require("node:os");
/** That something of a package is not as the host of Functions wants it, in one line. */
class BadPackage extends Error {
}
exports.BadPackage = BadPackage;
/**
 * The settings of a `host.json`, with the defaults of the host and of version 5 of the extension for Service Bus.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus#hostjson-settings
 * @see ServiceBusOptions.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 * @throws BadPackage
 */
function hostSettings(text) {
    const json = objectIn(text);
    const extensions = part(json, 'extensions');
    const bus = part(extensions, 'serviceBus');
    return {
        autoCompleteMessages: read(bus, 'autoCompleteMessages', isBoolean) ?? true,
        maxConcurrentCalls: read(bus, 'maxConcurrentCalls', isPositive) ?? 16 * (0, node_os_1.availableParallelism)(),
        maxConcurrentSessions: read(bus, 'maxConcurrentSessions', isPositive) ?? 8,
        prefetchCount: read(bus, 'prefetchCount', isCount) ?? 0,
        maxAutoLockRenewalDuration: timeOf(bus, 'maxAutoLockRenewalDuration') ?? 5 * MINUTE,
        functionTimeout: json.functionTimeout === '-1' ? undefined : (timeOf(json, 'functionTimeout') ?? 30 * MINUTE),
    };
}
const MINUTE = 60_000;
function objectIn(text) {
    try {
        // Some editors put a mark of the byte order before it.
        const json = JSON.parse(text.replace(/^\uFEFF/, ''));
        if (typeof json === 'object' && json !== null && !Array.isArray(json))
            return json;
    }
    catch {
        // Told below.
    }
    throw new BadPackage('its host.json is no JSON object');
}
function part(json, name) {
    const value = json[name];
    return typeof value === 'object' && value !== null ? value : {};
}
const isBoolean = {
    is: (value) => typeof value === 'boolean',
    what: 'true or false',
};
const isCount = {
    is: (value) => Number.isInteger(value) && Number(value) >= 0,
    what: 'a whole number, 0 or more',
};
const isPositive = {
    is: (value) => Number.isInteger(value) && Number(value) > 0,
    what: 'a whole number, 1 or more',
};
const isText = {
    is: (value) => typeof value === 'string',
    what: 'a time such as "00:05:00"',
};
function read(json, name, { is, what }) {
    const value = json[name];
    if (value === undefined)
        return undefined;
    if (is(value))
        return value;
    throw new BadPackage(`its host.json has ${name} ${JSON.stringify(value)}; expected ${what}`);
}
/** A time as .NET writes it: `00:05:00`, `1.00:00:00`, `00:00:00.5`. */
function timeOf(json, name) {
    const text = read(json, name, isText);
    if (text === undefined)
        return undefined;
    const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?$/.exec(text);
    if (match === null)
        throw new BadPackage(`its host.json has ${name} "${text}"; expected ${isText.what}`);
    const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
    return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
}
//# sourceMappingURL=host-settings.js.map