"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.targetOf = targetOf;
const address_1 = require("../../operations/bus/address");
const local_status_1 = require("../../operations/bus/local-status");
const exit_status_1 = require("../exit-status");
/** The topic or queue that is sent to: the one that is named, or the only topic of what runs here. */
async function targetOf(address) {
    if (address.entity !== undefined)
        return address.entity;
    if (address.kind !== 'local')
        throw new exit_status_1.UsageError(`${address.text}: say which topic or queue: ${address.text}/<topic or queue>`);
    const { topics, queues } = await (0, local_status_1.localStatus)(address.port);
    const [only, ...more] = topics.length > 0 ? topics.map(({ name }) => name) : queues;
    if (only !== undefined && more.length === 0)
        return only;
    const names = [...topics.map(({ name }) => name), ...queues].join(', ');
    throw new exit_status_1.UsageError(names === ''
        ? `${address.text}: there is no topic and no queue`
        : `${address.text}: say which topic or queue: ${address.text}/<one of ${names}>; addresses are ${address_1.ADDRESS_FORMS}`);
}
//# sourceMappingURL=target.js.map