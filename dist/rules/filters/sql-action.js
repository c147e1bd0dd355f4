"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SqlAction = void 0;
const acknowledgements_1 = require("../checks/acknowledgements");
const check_action_1 = require("../checks/check-action");
const diagnostic_1 = require("../checks/diagnostic");
const parse_1 = require("../language/parse");
const print_1 = require("../language/print");
const sql_text_1 = require("../language/sql-text");
/**
 * Changes the copy of a message that a rule delivers: `SET queueTier = 'spot'; REMOVE note`.
 *
 * The change is private to that copy. Each matching rule with an action makes a copy of its own, all matching rules
 * without one share a single copy.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-rule-action
 */
class SqlAction {
    source;
    parsing;
    sql;
    acknowledged;
    mistakes;
    /** An action from its SQL text; what is deployed is one line of canonical text. */
    static parse(sql) {
        if (typeof sql !== 'string')
            return new SqlAction('', (0, parse_1.parseAction)(''), '', {}, [(0, sql_text_1.noText)(sql)]);
        const parsing = (0, sql_text_1.parseFolded)(sql, (text) => (0, parse_1.parseAction)(text));
        return new SqlAction(sql, parsing, (0, sql_text_1.deployedText)(sql, parsing, print_1.printAction), {});
    }
    kind = 'action';
    constructor(
    /** The text as the author wrote it; diagnostics refer to it. */
    source, parsing, 
    /** The text on one line, as it is deployed. */
    sql, 
    /** The warnings that are meant, with the reasons. */
    acknowledged, mistakes = []) {
        this.source = source;
        this.parsing = parsing;
        this.sql = sql;
        this.acknowledged = acknowledged;
        this.mistakes = mistakes;
    }
    /** The statements; `undefined` for a text that is not valid. */
    get statements() {
        return this.parsing.valid ? this.parsing.value : undefined;
    }
    /** The same action, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
    acknowledge(warning, reason) {
        return new SqlAction(this.source, this.parsing, this.sql, { ...this.acknowledged, [warning]: reason }, this.mistakes);
    }
    /** What is wrong with the action: why the service would refuse it, and what would fail for every message. */
    diagnostics(contract) {
        if (this.mistakes.length > 0)
            return this.mistakes.map(diagnostic_1.mistake);
        if (!this.parsing.valid)
            return [(0, diagnostic_1.diagnosticOf)(this.parsing.error)];
        return (0, acknowledgements_1.withoutAcknowledged)((0, check_action_1.checkAction)(this.parsing.value, this.source, contract), this.acknowledged);
    }
    /** A diagnostic of this action for people. */
    describe(diagnostic) {
        return (0, diagnostic_1.describeDiagnostic)(diagnostic, this.source);
    }
    toString() {
        return this.sql;
    }
}
exports.SqlAction = SqlAction;
//# sourceMappingURL=sql-action.js.map