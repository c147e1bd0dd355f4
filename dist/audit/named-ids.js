"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NamedIds = void 0;
/**
 * Ids that are written out, by the subject that they may be of. Each has a position, and the first one is found without
 * going through the others.
 */
class NamedIds {
    byId = new Map();
    byName = new Map();
    any;
    /** Adds an id; positions rise. What does not begin with a slash is no id. */
    add(id, position) {
        if (!id.startsWith('/'))
            return;
        const whole = id.toLowerCase();
        const name = whole.slice(whole.lastIndexOf('/') + 1);
        this.any ??= position;
        if (!this.byId.has(whole))
            this.byId.set(whole, position);
        if (!this.byName.has(name))
            this.byName.set(name, position);
    }
    /** The position of the first id that may be the subject's: it ends with its name, or that name is not known. */
    first({ values, type }) {
        if (typeof values.id === 'string')
            return this.byId.get(values.id.toLowerCase());
        // Entities of Service Bus are found by their ids already.
        if (type.startsWith('azurerm_servicebus_'))
            return undefined;
        return typeof values.name === 'string' ? this.byName.get(values.name.toLowerCase()) : this.any;
    }
}
exports.NamedIds = NamedIds;
//# sourceMappingURL=named-ids.js.map