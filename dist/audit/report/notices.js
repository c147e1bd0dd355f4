"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exceptionNotices = exceptionNotices;
exports.noticesAbout = noticesAbout;
const rules_1 = require("../../rules");
const waivers_1 = require("../waivers");
/** The notices about a result, a line each. */
function exceptionNotices(result) {
    return noticesAbout(result).map(({ text }) => text);
}
/** The notices about a result, with the exceptions. */
function noticesAbout({ waivers, today }) {
    const templates = waivers.filter(waivers_1.isTemplate);
    const ending = waivers
        .filter((waiver) => !(0, waivers_1.isTemplate)(waiver) && (0, rules_1.endOf)(waiver, today) === 'ending')
        .sort((a, b) => (a.expires < b.expires ? -1 : Number(a.expires > b.expires)));
    return [
        ...(ending.length === 0 ? [] : [{ kind: 'ends-soon', text: endText(ending), waivers: ending }]),
        ...(templates.length === 0
            ? []
            : [{ kind: 'not-approved', text: templateText(templates.length), waivers: templates }]),
    ];
}
function endText(ending) {
    const verb = ending.length === 1 ? 'ends' : 'end';
    return `${(0, rules_1.counted)(ending.length, 'exception')} ${verb} within ${rules_1.NOTICE_DAYS} days: ${list(ending)}`;
}
function templateText(count) {
    return `${(0, rules_1.counted)(count, 'exception')} of the template: nobody has approved ${count === 1 ? 'it' : 'them'}; before you deploy, put your own approver, ticket and last day into lib/scheduler/environments.ts`;
}
/** Each day once, with where to give another: `on 2027-06-30 SB-NET-001 at dev/bus (waivers.yaml:7)`. */
function list(ending) {
    const byDay = new Map();
    for (const { expires, id, scope, location } of ending) {
        const text = `${id} at ${scope} (${location.file}:${location.line})`;
        byDay.set(expires, [...(byDay.get(expires) ?? []), text]);
    }
    return [...byDay].map(([day, all]) => `on ${day} ${all.join(', ')}`).join('; ');
}
//# sourceMappingURL=notices.js.map