"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isTemplate = isTemplate;
exports.coversFrom = coversFrom;
exports.namesOf = namesOf;
exports.isWide = isWide;
exports.isEverything = isEverything;
exports.ruleOf = ruleOf;
exports.isOfCheckov = isOfCheckov;
const rules_1 = require("../rules");
const terraform_1 = require("../terraform");
/** Whether an exception is the one that this project ships with, as it was; one of a file is somebody's own. */
function isTemplate(waiver) {
    return waiver.source === 'code' && (0, rules_1.isTemplateWaiver)(waiver);
}
/** Whether a scope of a file covers what has these names. */
function coversFrom(scope, names) {
    if (isEverything(scope))
        return true;
    if (!isWide(scope))
        return names.includes(scope);
    const above = scope.slice(0, -1);
    return names.some((name) => name.startsWith(above) || name === above.slice(0, -1));
}
/** What something in a document can be called: its address, its construct path, its address with the stack. */
function namesOf({ source }, subject) {
    const names = [subject.address, subject.constructPath, stackPath(source, subject)];
    return names.filter((name) => name !== undefined);
}
/** A scope that is for more than one thing, whatever there is. */
function isWide(scope) {
    return scope.endsWith('/*') || isEverything(scope);
}
/** A scope that says nothing. */
function isEverything(scope) {
    return /^[*/]+$/.test(scope);
}
/** The rule that a waiver is about, and the finding where it is about one. */
function ruleOf({ id }) {
    const [, rule = id, key] = /^([^[]+)\[(.+)\]$/.exec(id) ?? [];
    return { rule, key };
}
/** Whether a waiver is about a check of another tool, which only its results can tell. */
function isOfCheckov({ id }) {
    return id.startsWith('CKV');
}
/** Outputs and the document have no construct of their own: `dev/output.secret`, `dev/terraform`. */
function stackPath(document, subject) {
    const metadata = document.settings.said.metadata;
    const stack = (0, terraform_1.isObject)(metadata) ? metadata.stackName : undefined;
    return typeof stack === 'string' ? `${stack}/${subject.address}` : undefined;
}
//# sourceMappingURL=waivers.js.map