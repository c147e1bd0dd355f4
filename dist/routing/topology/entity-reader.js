"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EntityReader = exports.NOT_READ = void 0;
const resource_1 = require("../../terraform/resource");
const deployed_rules_1 = require("./deployed-rules");
const fact_1 = require("./fact");
/** azurerm's word for a time without end. */
const NEVER = 'P10675199DT2H48M5.4775807S';
const STATUSES = ['Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled'];
/** Why an argument of a data source is not known. */
exports.NOT_READ = 'its data source does not tell';
/** Reads what topics, queues and subscriptions are like, with a note of everything that is not known. */
class EntityReader {
    doubt;
    unresolved = [];
    /** @param doubt what may make any setting another one than the document says */
    constructor(doubt) {
        this.doubt = doubt;
    }
    entity(resource) {
        const { name } = resource.values;
        if (name instanceof resource_1.Reference)
            this.report(resource, 'name', `it is ${(0, deployed_rules_1.textOf)(name)}`);
        return {
            address: resource.address,
            name: typeof name === 'string' ? name : resource.address,
            status: this.status(resource),
            timeToLive: this.duration(resource, 'default_message_ttl'),
            autoDeleteOnIdle: this.unreported((quiet) => quiet.duration(resource, 'auto_delete_on_idle')),
        };
    }
    receiving(resource) {
        return {
            lockDuration: this.text(resource, 'lock_duration', undefined),
            maxDeliveryCount: this.number(resource, 'max_delivery_count'),
            requiresSession: this.flag(resource, 'requires_session', false),
            deadLettersExpired: this.flag(resource, 'dead_lettering_on_message_expiration', false),
        };
    }
    /** azurerm sets it where nothing is said. */
    deadLettersFilterErrors(resource) {
        return this.flag(resource, 'dead_lettering_on_filter_evaluation_error', true);
    }
    duplicateDetection(resource) {
        return {
            detectsDuplicates: this.flag(resource, 'requires_duplicate_detection', false),
            duplicateWindow: this.text(resource, 'duplicate_detection_history_time_window', undefined),
        };
    }
    /** No answer about where messages go depends on it: what of it is not known is told by whoever asks. */
    capacity(resource) {
        return this.unreported((quiet) => ({
            maxSize: quiet.number(resource, 'max_size_in_megabytes'),
            maxMessageSize: quiet.number(resource, 'max_message_size_in_kilobytes'),
            partitioning: quiet.flag(resource, 'partitioning_enabled', false),
        }));
    }
    capacityElsewhere(id) {
        const unknown = this.unknownElsewhere(id);
        return { maxSize: unknown, maxMessageSize: unknown, partitioning: unknown };
    }
    /** What is made elsewhere: nothing is known but its name. */
    elsewhere(id, name) {
        return {
            address: id,
            name: name ?? id,
            status: this.unknownElsewhere(id),
            timeToLive: this.unknownElsewhere(id),
            autoDeleteOnIdle: this.unknownElsewhere(id),
        };
    }
    receivingElsewhere(id) {
        const unknown = this.unknownElsewhere(id);
        return {
            lockDuration: unknown,
            maxDeliveryCount: unknown,
            requiresSession: unknown,
            deadLettersExpired: unknown,
            forwardTo: unknown,
            forwardDeadLetteredMessagesTo: unknown,
        };
    }
    unknownElsewhere(id) {
        return {
            kind: 'unknown',
            unresolved: { address: id, argument: '', problem: 'it is made elsewhere, and its settings are not known' },
        };
    }
    /** Notes that an argument is not known. */
    report({ address }, argument, problem) {
        const unresolved = { address, argument, problem };
        this.unresolved.push(unresolved);
        return { kind: 'unknown', unresolved };
    }
    /** Azure has further words, for what comes and goes: what they do to messages is not documented. */
    status(resource) {
        const written = this.text(resource, 'status', 'Active');
        if (written.kind === 'unknown')
            return written;
        const word = STATUSES.find((one) => one.toLowerCase() === written.value.toLowerCase());
        return word === undefined ? this.report(resource, 'status', 'it is none that is known here') : (0, fact_1.known)(word);
    }
    read(resource, argument, read) {
        if (this.doubt !== undefined)
            return { kind: 'unknown', unresolved: this.doubt };
        const value = resource.values[argument];
        // A data source does not have every argument, and what it does not have is not the default.
        if (value === undefined && resource.mode === 'data')
            return this.report(resource, argument, exports.NOT_READ);
        return value instanceof resource_1.Reference ? this.report(resource, argument, `it is ${(0, deployed_rules_1.textOf)(value)}`) : (0, fact_1.known)(read(value));
    }
    text(resource, argument, otherwise) {
        return this.read(resource, argument, (value) => (typeof value === 'string' && value !== '' ? value : otherwise));
    }
    number(resource, argument) {
        return this.read(resource, argument, (value) => {
            const number = typeof value === 'string' && value !== '' ? Number(value) : value;
            return typeof number === 'number' ? number : undefined;
        });
    }
    /** Reads without noting what is not known. */
    unreported(read) {
        return read(new EntityReader(this.doubt));
    }
    flag(resource, argument, otherwise) {
        // Terraform converts text.
        return this.read(resource, argument, (value) => value === true || value === 'true' ? true : value === false || value === 'false' ? false : otherwise);
    }
    duration(resource, argument) {
        return this.read(resource, argument, (value) => typeof value === 'string' && value !== '' && value !== NEVER ? value : undefined);
    }
}
exports.EntityReader = EntityReader;
//# sourceMappingURL=entity-reader.js.map