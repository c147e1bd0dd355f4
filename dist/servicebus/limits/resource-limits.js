"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requireLimits = requireLimits;
const cdktf_1 = require("cdktf");
const rules_1 = require("../../rules");
const checks_1 = require("../checks");
const names_1 = require("./names");
const tags_1 = require("./tags");
const madeIn = new WeakMap();
/**
 * Has a resource checked against what Azure takes as names, regions and labels, where azurerm would find out in the middle
 * of an apply. What many resources have in common is told once.
 */
function requireLimits(owner, resource) {
    if (!cdktf_1.TerraformResource.isTerraformResource(resource))
        return;
    const stack = cdktf_1.TerraformStack.of(owner);
    const made = madeIn.get(stack) ?? [];
    if (made.length === 0) {
        madeIn.set(stack, made);
        stack.node.addValidation({ validate: () => commonProblems(made) });
    }
    made.push({ resource, owner });
    owner.node.addValidation({ validate: () => nameProblems(resource) });
}
function nameProblems(resource) {
    const { nameInput: name } = resource;
    const rule = names_1.NAMES[resource.terraformResourceType];
    if (rule === undefined || typeof name !== 'string')
        return [];
    const checks = new checks_1.Checks();
    checks.name(`name of ${resource.terraformResourceType}`, name, rule);
    return checks.problems;
}
/** What is the same for many resources, each once, with the first of them. */
function commonProblems(made) {
    const found = new Map();
    const add = (key, first, describe) => {
        const same = found.get(key);
        if (same === undefined)
            found.set(key, { first, count: 1, describe });
        else
            same.count += 1;
    };
    for (const one of made) {
        const { locationInput: location, tagsInput: tags } = one.resource;
        if (typeof location === 'string' && (0, checks_1.known)(location) && !/^([A-Za-z][A-Za-z0-9 ]*)?$/.test(location)) {
            const allowed = 'a region of Azure, of letters, digits and blanks';
            const fix = 'write it as `az account list-locations --query [].name` does, such as "westeurope"';
            add(`location ${location}`, one, (of) => (0, rules_1.describeProblem)({ subject: `location of ${of}`, got: location, allowed, fix }));
        }
        if (!isLabels(tags))
            continue;
        const literal = Object.fromEntries(Object.entries(tags).filter(([name, value]) => (0, checks_1.known)(name) && (0, checks_1.known)(value)));
        for (const { types, wrong, allowed } of tags_1.TAG_RULES) {
            const got = (types?.includes(one.resource.terraformResourceType) ?? true) ? wrong(literal) : undefined;
            if (got === undefined)
                continue;
            const fix = 'rename it, or take some away';
            add(`tags ${allowed} ${got}`, one, (of) => (0, rules_1.describeProblem)({ subject: `tags of ${of}`, got, allowed, fix }));
        }
    }
    return [...found.values()].map(({ first, count, describe }) => {
        const others = count === 1 ? '' : ` and ${count - 1} more`;
        return describe(`${first.owner.node.path}${others}`);
    });
}
function isLabels(tags) {
    return typeof tags === 'object' && tags !== null && Object.values(tags).every((value) => typeof value === 'string');
}
//# sourceMappingURL=resource-limits.js.map