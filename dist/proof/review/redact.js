"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.redacted = redacted;
const routing_1 = require("../../routing");
const hidden_message_1 = require("./hidden-message");
/**
 * A review without what Terraform marks as sensitive: the texts of such filters and actions, the values in them, and the
 * examples of their topics, which are made of these values.
 */
function redacted(review, before, after) {
    const topics = [...before.topics, ...after.topics].flatMap(({ name, subscriptions }) => {
        const texts = (0, routing_1.knownOf)(subscriptions).flatMap(({ rules }) => (0, routing_1.knownOf)(rules).flatMap(({ resource, isDefault }) => (isDefault ? [] : (0, routing_1.secretsOf)(resource))));
        return texts.length === 0 ? [] : [{ name, texts }];
    });
    if (topics.length === 0)
        return review;
    const names = new Set(topics.map(({ name }) => name));
    const hide = (0, routing_1.hiding)(topics.flatMap(({ texts }) => texts));
    const remark = (one) => {
        const isNear = names.has(one.subject) || names.has(one.subject.replace(/\/[^/]*$/, ''));
        const { message, ...rest } = one;
        return { ...rest, text: hide(one.text), ...(!isNear && message !== undefined && { message }) };
    };
    const topic = (one) => {
        const remarks = one.remarks.map(remark);
        if (!names.has(one.topic))
            return { ...one, remarks };
        return {
            ...one,
            remarks: remarks.map(({ message: _, ...rest }) => rest),
            rows: one.rows.map((row) => withoutExamples(row, hide)),
            rules: one.rules.map((rule) => withoutTexts(rule, hide)),
            assumptions: one.assumptions.map(hide),
        };
    };
    return { ...review, topics: review.topics.map(topic), remarks: review.remarks.map(remark) };
}
function withoutExamples({ gained, lost, ...row }, hide) {
    return {
        ...row,
        kind: hide(row.kind),
        ...(gained !== undefined && { gained: hidden_message_1.HIDDEN_MESSAGE }),
        ...(lost !== undefined && { lost: hidden_message_1.HIDDEN_MESSAGE }),
    };
}
function withoutTexts({ gained: _, lost: __, ...rule }, hide) {
    return {
        ...rule,
        ...(rule.before !== undefined && { before: hide(rule.before) }),
        ...(rule.after !== undefined && { after: hide(rule.after) }),
    };
}
//# sourceMappingURL=redact.js.map