"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readPlanChange = readPlanChange;
const files_1 = require("../files");
const document_1 = require("./document");
const plan_notes_1 = require("./plan-notes");
const plan_schema_1 = require("./plan-schema");
const resource_1 = require("./resource");
const shown_value_1 = require("./shown-value");
/**
 * A plan of `terraform show -json`, as a change.
 *
 * @param file the plan; `-` for standard input
 * @throws FileProblem where it cannot be read
 * @throws UnreadableDocument in one line where it is no plan
 */
function readPlanChange(file) {
    const text = (0, files_1.readText)(file);
    const path = (0, files_1.inputName)(file);
    const before = (0, document_1.parseDocument)(path, text, 'before');
    const after = (0, document_1.parseDocument)(path, text, 'after');
    if (after.problem !== undefined)
        throw new resource_1.UnreadableDocument(`${path}: ${after.problem}`);
    const given = JSON.parse(text);
    if (!(0, plan_schema_1.isPlan)(given))
        throw new resource_1.UnreadableDocument(`${path}: no plan; expected one from terraform show -json, or two configurations`);
    const json = (0, plan_schema_1.checkedPlan)(path, given);
    return {
        before,
        after,
        changes: objectsOf(json.resource_changes).flatMap(planChange),
        drift: objectsOf(json.resource_drift).flatMap((drift, index) => driftOf(path, drift, index)),
        notes: (0, plan_notes_1.notesOf)(json),
    };
}
function objectsOf(list) {
    return (Array.isArray(list) ? list : []).filter(resource_1.isObject);
}
/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const KINDS = new Map([
    ['create', 'create'],
    ['update', 'update'],
    ['delete', 'delete'],
    ['delete create', 'delete-then-create'],
    ['create delete', 'create-then-delete'],
    ['forget', 'forget'],
    ['create forget', 'create-then-forget'],
    ['forget create', 'create-then-forget'],
]);
function planChange(given) {
    const { address, previous_address: previous, type, change, mode, action_reason: reason, deposed } = given;
    // An object that a failed replacement has left behind is in the way of nobody: what stands at the address counts.
    if (mode === 'data' || !(0, resource_1.isObject)(change) || (deposed ?? undefined) !== undefined)
        return [];
    const { actions, replace_paths: paths } = change;
    const kind = KINDS.get(Array.isArray(actions) ? actions.join(' ') : '') ?? 'none';
    const previousAddress = typeof previous === 'string' && previous !== address ? previous : undefined;
    const isImported = (0, resource_1.isObject)(change.importing);
    if (kind === 'none' && previousAddress === undefined && !isImported)
        return [];
    const because = (Array.isArray(paths) ? paths : []).map((path) => Array.isArray(path) ? path.join('.') : String(path));
    return [
        {
            address: String(address),
            previousAddress,
            type: String(type),
            kind,
            because,
            isImported,
            reason: typeof reason === 'string' ? reason : undefined,
        },
    ];
}
/** A move alone stands among the drift, too: nothing of it was changed in Azure. */
function driftOf(file, { address, type, change, mode }, index) {
    if (mode === 'data' || !(0, resource_1.isObject)(change) || !(0, resource_1.isObject)(change.before))
        return [];
    const { actions } = change;
    if (Array.isArray(actions) && actions.join(' ') === 'no-op')
        return [];
    const side = (name) => ({
        file,
        address: String(address),
        mode: 'managed',
        type: String(type),
        path: ['resource_drift', index, 'change', name],
        values: change[name],
        presence: 'deployed',
        sensitive: (0, shown_value_1.sensitivePaths)(change[`${name}_sensitive`]),
    });
    const after = (0, resource_1.isObject)(change.after) ? side('after') : undefined;
    return [{ address: String(address), type: String(type), before: side('before'), after }];
}
//# sourceMappingURL=plan-change.js.map