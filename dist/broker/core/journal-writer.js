"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JournalWriter = void 0;
const records_1 = require("./records");
/**
 * Notes what a command changes of the durable state. What is noted is written when the command is done, as it is then: so
 * there is one record for each thing, however often it has changed, and none that is true only in between.
 */
class JournalWriter {
    isKept;
    entities = new Set();
    counters = new Set();
    rules = new Map();
    contents = new Set();
    messages = new Set();
    sessions = new Set();
    duplicates = new Map();
    /** @param isKept whether anybody wants to store it */
    constructor(isKept) {
        this.isKept = isKept;
    }
    /** An entity is made, changed or taken away. */
    entity(entity) {
        if (this.isKept)
            this.entities.add(entity);
        this.counter(entity);
    }
    /** An entity is used. */
    counter(entity) {
        if (this.isKept)
            this.counters.add(entity);
    }
    rule(subscription, name) {
        if (this.isKept)
            this.rules.set(`${subscription.key} ${name.toLowerCase()}`, [subscription, name]);
    }
    content(content) {
        if (this.isKept)
            this.contents.add(content);
    }
    message(stored) {
        if (this.isKept)
            this.messages.add(stored);
    }
    session(session) {
        if (this.isKept)
            this.sessions.add(session);
    }
    duplicate(entity, key) {
        if (this.isKept)
            this.duplicates.set(`${entity.key} ${key}`, [entity, key]);
    }
    /** The records of everything that was noted since the last time. */
    take() {
        if (!this.isKept)
            return [];
        const records = [];
        for (const entity of this.entities)
            records.push((0, records_1.entityRecord)(entity));
        for (const entity of this.counters)
            records.push((0, records_1.counterRecord)(entity));
        for (const [subscription, name] of this.rules.values())
            records.push((0, records_1.ruleRecord)(subscription, name));
        for (const content of this.contents)
            records.push(...(0, records_1.contentRecords)(content));
        for (const stored of this.messages)
            records.push((0, records_1.messageRecord)(stored));
        for (const session of this.sessions)
            records.push((0, records_1.sessionRecord)(session));
        for (const [entity, key] of this.duplicates.values())
            records.push((0, records_1.duplicateRecord)(entity, key));
        const { entities, counters, rules, contents, messages, sessions, duplicates } = this;
        for (const noted of [entities, counters, rules, contents, messages, sessions, duplicates])
            noted.clear();
        return records;
    }
}
exports.JournalWriter = JournalWriter;
//# sourceMappingURL=journal-writer.js.map