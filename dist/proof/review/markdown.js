"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewMarkdown = reviewMarkdown;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const terraform_1 = require("../../terraform");
const text_1 = require("../../text");
const gates_1 = require("./gates");
const harm_1 = require("./harm");
const hidden_message_1 = require("./hidden-message");
const review_1 = require("./review");
/** So many lines of a kind are shown; the rest stands in the JSON. A comment stays below some sixty lines. */
const MOST_REMARKS = 14;
const MOST_ROWS = 14;
const MOST_RULES = 10;
/** A sentence or a filter that is longer than this is of no use to anybody in a comment. */
const LONGEST_TEXT = 400;
/** Names, addresses and messages are there to be copied: nothing that Azure or Terraform takes is longer. */
const LONGEST_NAME = 1000;
/** A review as a comment on a pull request: one line where nothing changes for messages. */
function reviewMarkdown(review) {
    const remarks = (0, review_1.remarksOf)(review);
    const rows = review.topics.flatMap((topic) => topic.rows);
    const rules = review.topics.flatMap((topic) => topic.rules.map((rule) => ({ ...rule, topic: topic.topic })));
    if (!review.hasChanges && remarks.length === 0 && rows.length + rules.length === 0) {
        return '**No message changes destination**: nothing of Service Bus changes.\n';
    }
    const lines = [headline(review, rules.length)];
    if (remarks.length > 0)
        lines.push('', ...limited(grouped(remarks).map(remarkLine), MOST_REMARKS, '- '));
    if (rows.length > 0)
        lines.push('', ...rowTable(rows));
    if (rules.length > 0)
        lines.push('', ...folded((0, rules_1.counted)(rules.length, 'changed rule'), ruleLines(rules)));
    const assumed = assumptionLines(review);
    if (assumed.length > 0)
        lines.push('', ...assumed);
    // A file of it may be printed by a pipeline.
    return (0, text_1.withoutCommands)(`${(0, text_1.withinComment)(lines, 'see `--json`').join('\n')}\n`);
}
function headline(review, changedRules) {
    const closed = (0, gates_1.closedGates)(review);
    const moved = destinations(review, changedRules);
    if (closed.length === 0)
        return moved;
    const gates = [...new Set(closed.map(({ gate }) => gate))].map((gate) => `\`${gate}\``).join(', ');
    return `**Stopped by ${gates}**: mend it, or acknowledge it with a reason. ${moved}`;
}
/** Whether messages change destination, with what makes that uncertain: nothing certain stands beside what is not known. */
function destinations(review, changedRules) {
    const isUnmoved = (0, review_1.isUnmovedBy)(review);
    const unknown = unknownParts(review);
    if (isUnmoved === undefined)
        return `**Cannot tell whether messages change destination**: ${unknown}.`;
    if (!isUnmoved) {
        const more = (0, review_1.unknownsOf)(review).length === 0 ? '' : ` And **cannot tell everything**: ${unknown}.`;
        return `**Messages change destination.**${more}`;
    }
    const isAssumed = review.assumptions.length > 0 || review.topics.some(({ assumptions }) => assumptions.length > 0);
    const about = isAssumed ? ' that are as assumed below' : '';
    const why = changedRules === 0
        ? 'no rule changes'
        : `${(0, rules_1.counted)(changedRules, 'changed rule')}, proved for all messages${about}`;
    const access = (0, review_1.unknownsOf)(review).length === 0 ? '' : ` **Cannot tell who may come**: ${unknown}.`;
    return `**No message changes destination**: ${why}.${access}`;
}
/** So many parts that are not known stand in the first line. */
const MOST_PARTS = 3;
function unknownParts(review) {
    const subjects = [...new Set((0, review_1.unknownsOf)(review).map(({ subject }) => subject))];
    const open = review.topics.filter(({ isUnmoved }) => isUnmoved === undefined).map(({ topic }) => topic);
    const parts = subjects.length > 0 ? subjects : open;
    const shown = parts.slice(0, MOST_PARTS).map(nameCode).join(', ');
    const more = parts.length > MOST_PARTS ? ` and ${parts.length - MOST_PARTS} more` : '';
    return `it depends on ${shown}${more}, see below`;
}
const MARKS = { closed: '🛑', open: '☑️', unknown: '❔', quiet: 'ℹ️', other: '⚠️' };
/** One line for what is said of several subjects in the same words, where the first of them stands. */
function grouped(remarks) {
    const groups = new Map();
    for (const remark of remarks) {
        const { subject: _, message, ...said } = remark;
        // An example is of one subject alone.
        const key = message === undefined ? JSON.stringify(said) : `${groups.size}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [remark]);
        else
            group.push(remark);
    }
    return [...groups.values()].map((group) => ({
        ...group[0],
        subjects: [...new Set(group.map(({ subject }) => subject))],
    }));
}
/** So many subjects of one remark are named. */
const MOST_SUBJECTS = 3;
function remarkLine(remark) {
    const { subjects, text, message, acknowledged } = remark;
    const named = subjects.slice(0, MOST_SUBJECTS).map(nameCode).join(', ');
    const more = subjects.length > MOST_SUBJECTS ? ` and ${subjects.length - MOST_SUBJECTS} more` : '';
    const example = message === undefined ? '' : `, for example ${jsonCode(message)}`;
    const reason = acknowledged === undefined ? '' : ` (acknowledged: ${(0, text_1.markdownText)((0, text_1.shortened)(acknowledged, LONGEST_TEXT))})`;
    return `${MARKS[markOf(remark)]} ${named}${more}${subjects.length > 1 ? ':' : ''} ${sentence(text)}${example}${reason}`;
}
function markOf(remark) {
    const { gate, acknowledged, unknown } = remark;
    if (gate !== undefined)
        return acknowledged === undefined ? 'closed' : 'open';
    if (unknown === true)
        return 'unknown';
    return (0, harm_1.isQuiet)(remark) ? 'quiet' : 'other';
}
function rowTable(rows) {
    const shown = rows.slice(0, MOST_ROWS);
    const hidden = rows.length - shown.length;
    return [
        '| messages | subscription | | for example |',
        '|---|---|---|---|',
        ...shown.map((row) => `| ${[nameCode(row.kind), nameCode(`${row.topic}/${row.subscription}`), signs(row), examplesOf(row)].map(text_1.markdownCell).join(' | ')} |`),
        ...(hidden > 0 ? [`| and ${hidden} more, see \`--json\` | | | |`] : []),
    ];
}
function signs({ gained, lost, kept }) {
    return [gained && '**+ gained**', lost && '**− lost**', kept === null ? '? others' : kept && '= others kept']
        .filter(Boolean)
        .join(', ');
}
function examplesOf({ gained, lost }) {
    const parts = [gained && `+ ${jsonCode(gained)}`, lost && `− ${jsonCode(lost)}`];
    return parts.filter(Boolean).join(' ');
}
const VERDICTS = {
    equivalent: 'equivalent: matches the same messages',
    widened: 'widened: matches more',
    narrowed: 'narrowed: matches fewer',
    moved: 'moved: matches some others, and some no longer',
    disjoint: 'disjoint: matches only others',
    undecided: 'not decided',
    added: 'new',
    removed: 'removed',
    unknown: 'cannot be compared, since something of it is not known',
    invalid: 'not compared, since Azure would refuse one of the two',
};
function ruleLines(rules) {
    const lines = rules.map(({ topic, subscription, rule, verdict, before, after }) => {
        const texts = [before && `before ${filterCode(before)}`, after && `after ${filterCode(after)}`]
            .filter(Boolean)
            .join('<br>');
        return `${nameCode(`${topic}/${subscription}/${rule}`)} ${VERDICTS[verdict]}<br>${texts}`;
    });
    return limited(lines, MOST_RULES, '- ');
}
function assumptionLines({ topics, assumptions: general }) {
    const ofTopics = topics.flatMap(({ topic, assumptions, hasContract }) => {
        if (assumptions.length === 0)
            return [];
        const other = hasContract ? '' : '; any of them may be missing, none is null';
        return [`${nameCode(topic)}${hasContract ? '' : ' has no contract'}: ${sentence(assumptions.join('; '))}${other}`];
    });
    const lines = [...general.map(sentence), ...ofTopics];
    return lines.length === 0 ? [] : folded('Assumed', limited(lines, 5, '- '));
}
/** Lines under a heading that opens on a click; GitHub wants an empty line before Markdown in there. */
function folded(summary, lines) {
    return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
function limited(lines, most, bullet) {
    const shown = lines.slice(0, most).map((line) => `${bullet}${line}`);
    return lines.length > most ? [...shown, `${bullet}and ${lines.length - most} more, see \`--json\``] : shown;
}
function jsonCode(message) {
    if (message === hidden_message_1.HIDDEN_MESSAGE)
        return terraform_1.SENSITIVE;
    return nameCode(JSON.stringify((0, routing_1.sentJson)(message)));
}
function nameCode(text) {
    return (0, text_1.markdownCode)((0, text_1.shortened)(text, LONGEST_NAME));
}
function filterCode(sql) {
    return (0, text_1.markdownCode)((0, text_1.shortened)(sql, LONGEST_TEXT));
}
function sentence(text) {
    return (0, text_1.markdownSentence)(text, LONGEST_TEXT);
}
//# sourceMappingURL=markdown.js.map