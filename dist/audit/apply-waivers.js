"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WaiverMatcher = void 0;
const rules_1 = require("../rules");
const judge_1 = require("./judge");
const repeated_waivers_1 = require("./repeated-waivers");
const waiver_index_1 = require("./waiver-index");
const waiver_rules_1 = require("./waiver-rules");
const waivers_1 = require("./waivers");
/** Longer than this is no exception; the day itself and a leap year included. */
const LONGEST_DAYS = 366;
/** Matches exceptions with findings, and says what is wrong with the exceptions. */
class WaiverMatcher {
    waivers;
    rules;
    today;
    /** What each exception covers that needs it. */
    used = new Map();
    index;
    constructor(waivers, rules, 
    /** The day on which exceptions have to hold: `2026-11-22`. */
    today) {
        this.waivers = waivers;
        this.rules = rules;
        this.today = today;
        this.index = new waiver_index_1.WaiverIndex(waivers);
    }
    /** The record with the exceptions that cover it, and its status after them. */
    apply(judged) {
        return { ...judged, record: this.excepted(judged) };
    }
    excepted({ record, document, subject }) {
        if (record.status === 'unknown') {
            const waiver = this.find({ record, document, subject }, undefined);
            return waiver === undefined ? record : { ...record, status: 'waived', waiver };
        }
        const findings = record.findings.map((finding) => {
            const waiver = this.find({ record, document, subject }, finding.key);
            return waiver === undefined ? finding : { ...finding, waiver };
        });
        return { ...record, findings, status: (0, judge_1.statusOf)(record.status, findings) };
    }
    /** The exception for a check of checkov at a resource; all there are count as needed. */
    forCheck(id, document, subject) {
        const matching = this.index.covering(id, document, subject).filter((one) => one.id === id);
        for (const waiver of matching)
            if (!this.used.has(waiver))
                this.used.set(waiver, []);
        return matching.find((waiver) => this.holds(waiver));
    }
    /** What is wrong with the exceptions, once all records have been through `apply`. */
    faults(all, knowsCheckov) {
        const repeated = (0, repeated_waivers_1.repetitions)(this.waivers, this.index, [...new Set(all.map(({ document }) => document))]);
        return this.waivers.flatMap((waiver) => {
            const found = (fault, message) => ({
                rule: waiver_rules_1.WAIVER_RULES[fault],
                waiver,
                message,
            });
            const faults = [];
            const used = this.used.get(waiver);
            if (!this.isAllowed(waiver))
                faults.push(found('notAllowed', `${(0, waivers_1.ruleOf)(waiver).rule} has no exceptions`));
            else if (used === undefined && (knowsCheckov || !(0, waivers_1.isOfCheckov)(waiver))) {
                faults.push(found('stale', `nothing at ${waiver.scope} needs it`));
            }
            const first = repeated.get(waiver);
            if (first !== undefined)
                faults.push(found('repeated', `it stands already at ${first.place}; take one of the two away`));
            if ((0, waivers_1.isTemplate)(waiver))
                return faults;
            if ((0, rules_1.endOf)(waiver, this.today) === 'ended')
                faults.push(found('expired', `it ended on ${waiver.expires}`));
            else if ((0, rules_1.daysBetween)(this.today, waiver.expires) > LONGEST_DAYS) {
                faults.push(found('tooLong', `it ends on ${waiver.expires}, more than a year from now`));
            }
            const wide = this.width(waiver, all, used ?? []);
            if (wide !== undefined)
                faults.push(found('tooWide', wide));
            return faults;
        });
    }
    find({ record, document, subject }, key) {
        const matching = this.index.covering(record.rule.id, document, subject).filter((waiver) => {
            const about = (0, waivers_1.ruleOf)(waiver);
            return about.key === undefined || about.key === key;
        });
        for (const waiver of matching) {
            const judged = { record, document, subject };
            const used = this.used.get(waiver);
            if (used === undefined)
                this.used.set(waiver, [judged]);
            else
                used.push(judged);
        }
        return matching.find((waiver) => this.holds(waiver));
    }
    holds(waiver) {
        return this.isAllowed(waiver) && ((0, rules_1.endOf)(waiver, this.today) !== 'ended' || (0, waivers_1.isTemplate)(waiver));
    }
    isAllowed(waiver) {
        const { rule } = (0, waivers_1.ruleOf)(waiver);
        return this.rules.every(({ id, waivable }) => id !== rule || waivable);
    }
    /** Why an exception covers more than it should; those in code stand beside what they are for. */
    width(waiver, all, used) {
        if (waiver.source === 'code')
            return undefined;
        const { scope } = waiver;
        if ((0, waivers_1.isEverything)(scope))
            return `${scope} is everything; name what it is for`;
        const documents = new Set(used.map(({ document }) => document));
        if (documents.size > 1 && !scope.endsWith('/*')) {
            return `${scope} is in ${documents.size} documents; use the construct path`;
        }
        if (!scope.endsWith('/*'))
            return undefined;
        const compliant = all.filter(({ record, document, subject }) => record.status === 'compliant' &&
            record.rule.id === (0, waivers_1.ruleOf)(waiver).rule &&
            (0, waivers_1.coversFrom)(scope, (0, waivers_1.namesOf)(document, subject)));
        if (compliant.length === 0 || used.length === 0)
            return undefined;
        const needed = used.map(({ record }) => record.constructPath ?? record.address).join(', ');
        return `it also covers ${compliant.length} that follow the rule; name only ${needed}`;
    }
}
exports.WaiverMatcher = WaiverMatcher;
//# sourceMappingURL=apply-waivers.js.map