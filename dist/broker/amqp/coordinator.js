"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CoordinatorLink = void 0;
const values_1 = require("../../rules/values/values");
const core_1 = require("../core");
const encoding_1 = require("./encoding");
const outcomes_1 = require("./outcomes");
const request_1 = require("./request");
const rhea_1 = require("./rhea");
/** OASIS AMQP 1.0, part 4, section 4.5 */
const COORDINATOR = 0x30;
const DECLARE = 0x31;
const DISCHARGE = 0x32;
const SYMBOLS = new Map([
    ['amqp:declare:list', DECLARE],
    ['amqp:discharge:list', DISCHARGE],
]);
const CREDIT = 100;
/** A client's link to the transaction coordinator: it declares transactions, and ends them. */
class CoordinatorLink {
    broker;
    link;
    declared = new Set();
    constructor(broker, link) {
        this.broker = broker;
        this.link = link;
    }
    open() {
        const { link } = this;
        link.set_source({ address: link.remote.attach.source?.address ?? '' });
        Object.assign(link.local.attach, {
            target: (0, rhea_1.toRhea)({ descriptor: values_1.Integer.small('ulong', COORDINATOR), value: [] }),
        });
        link.take = (payload, delivery) => {
            void this.take(payload, delivery);
            link.add_credit(1);
        };
        (0, rhea_1.openLink)(link);
        link.add_credit(CREDIT);
    }
    /** The client is gone: what it has not ended is rolled back. */
    detached() {
        for (const transaction of this.declared) {
            void this.broker.run({ kind: 'discharge-transaction', transaction, fail: true });
        }
        this.declared.clear();
    }
    async take(payload, delivery) {
        const [code, fields] = operationIn(payload);
        if (code === DECLARE) {
            const answer = await this.broker.run({ kind: 'declare-transaction' });
            if (answer instanceof core_1.BrokerError)
                return delivery.settle(outcomes_1.states.rejected(answer));
            this.declared.add(answer.transaction);
            return delivery.settle(outcomes_1.states.declared(answer.transaction));
        }
        if (code === DISCHARGE) {
            const [id, fail] = fields;
            const transaction = Buffer.isBuffer(id) ? id.toString('utf8') : '';
            const answer = await this.broker.run({ kind: 'discharge-transaction', transaction, fail: fail === true });
            this.declared.delete(transaction);
            return delivery.settle(answer instanceof core_1.BrokerError ? outcomes_1.states.rejected(answer) : outcomes_1.states.accepted);
        }
        delivery.settle(outcomes_1.states.rejected((0, outcomes_1.malformed)('a coordinator takes declare and discharge')));
    }
}
exports.CoordinatorLink = CoordinatorLink;
function operationIn(payload) {
    try {
        const { body } = (0, request_1.readRequest)(Buffer.from(payload));
        if (!(body instanceof encoding_1.Described))
            return [undefined, []];
        const { descriptor, value } = body;
        const code = descriptor instanceof values_1.Integer ? descriptor.toNumber() : SYMBOLS.get(descriptor);
        return [code, Array.isArray(value) ? value : []];
    }
    catch (error) {
        if (error instanceof encoding_1.MalformedAmqp)
            return [undefined, []];
        throw error;
    }
}
//# sourceMappingURL=coordinator.js.map