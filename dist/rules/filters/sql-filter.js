"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SqlFilter = void 0;
const acknowledgements_1 = require("../checks/acknowledgements");
const check_filter_1 = require("../checks/check-filter");
const diagnostic_1 = require("../checks/diagnostic");
const parse_1 = require("../language/parse");
const print_1 = require("../language/print");
const sql_text_1 = require("../language/sql-text");
/**
 * Decides with a condition in Service Bus SQL which messages a rule matches.
 *
 * A filter is a value: it is compared by its text and can be used by several rules. A text that is not valid still
 * makes a filter; it carries its `diagnostics`, and the subscription that uses it reports them at synth with its path.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter
 */
class SqlFilter {
    source;
    parsing;
    sql;
    acknowledged;
    mistakes;
    /**
     * A filter from its SQL text, for example `eventType = 'training.requested' AND gpuCount >= 1`.
     *
     * Line breaks and blanks between words may be used freely: what is deployed is one line of canonical text.
     */
    static parse(sql) {
        if (typeof sql !== 'string')
            return SqlFilter._mistaken('1=1', [(0, sql_text_1.noText)(sql)]);
        const parsing = (0, sql_text_1.parseFolded)(sql, (text) => (0, parse_1.parseFilter)(text));
        return new SqlFilter(sql, parsing, (0, sql_text_1.deployedText)(sql, parsing, print_1.printFilter), {});
    }
    /** Matches every message: a real rule `1=1`, for a subscription that is meant to get a copy of everything. */
    static acceptEverything() {
        return new SqlFilter('1=1', (0, parse_1.parseFilter)('1=1'), '1=1', {});
    }
    /**
     * A filter that could not be made as it was meant; it says so wherever it is used.
     *
     * @internal
     */
    static _mistaken(sql, mistakes) {
        return new SqlFilter(sql, (0, parse_1.parseFilter)(sql), sql, {}, mistakes);
    }
    kind = 'sql';
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
    /** The syntax tree; `undefined` for a text that is not valid. */
    get predicate() {
        return this.parsing.valid ? this.parsing.value : undefined;
    }
    /** The same filter, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
    acknowledge(warning, reason) {
        return new SqlFilter(this.source, this.parsing, this.sql, { ...this.acknowledged, [warning]: reason }, this.mistakes);
    }
    /**
     * What is wrong with the filter: why the service would refuse it, and what it would take and never match.
     *
     * @param contract what the messages look like
     */
    diagnostics(contract) {
        if (this.mistakes.length > 0)
            return this.mistakes.map(diagnostic_1.mistake);
        if (!this.parsing.valid)
            return [(0, diagnostic_1.diagnosticOf)(this.parsing.error)];
        const found = (0, check_filter_1.checkFilter)(this.parsing.value, this.source, contract);
        return [...(0, acknowledgements_1.withoutAcknowledged)(found, this.acknowledged), ...tooManyBytes(this.sql)];
    }
    /** A diagnostic of this filter for people. */
    describe(diagnostic) {
        return (0, diagnostic_1.describeDiagnostic)(diagnostic, this.source);
    }
    /** A rule that changes its copy of each message that this filter matches. */
    // biome-ignore lint/suspicious/noThenProperty: reads as the language does; a filter is never awaited
    then(action) {
        return { filter: this, action };
    }
    toString() {
        return this.sql;
    }
}
exports.SqlFilter = SqlFilter;
/** azurerm counts the bytes of a filter, the service its UTF-16 units: a filter has to fit both. */
function tooManyBytes(sql) {
    const bytes = new TextEncoder().encode(sql).length;
    if (bytes <= parse_1.LONGEST_TEXT)
        return [];
    const message = `${bytes} bytes in UTF-8, at most ${parse_1.LONGEST_TEXT} are allowed by azurerm; use fewer characters outside ASCII`;
    return [{ severity: 'error', code: 'bytes', message }];
}
//# sourceMappingURL=sql-filter.js.map