"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_CONSTRAINT = exports.AZURERM_CONSTRAINTS = exports.AZURERM = void 0;
exports.constraintProblem = constraintProblem;
exports.constrainAzurerm = constrainAzurerm;
exports.azurermConstraintOf = azurermConstraintOf;
exports.azurermMajorOf = azurermMajorOf;
const cdktf_1 = require("cdktf");
const rules_1 = require("../../rules");
const constraint_1 = require("./constraint");
/** The name of the provider, in constraints and in addresses. */
exports.AZURERM = 'azurerm';
/**
 * The constraint of each major. 4.81 is the first release with the switch against `$Default`, and the last of its
 * major: hashicorp/terraform-provider-azurerm pull request 32452.
 */
exports.AZURERM_CONSTRAINTS = { 4: '~> 4.81', 5: '~> 5.0' };
/** What a stack gets that says nothing. */
exports.DEFAULT_CONSTRAINT = exports.AZURERM_CONSTRAINTS[5];
/** The releases of both majors, from the provider's changelog of August 2026. */
const RELEASES = [
    [4, 81, 0],
    [5, 0, 0],
    [5, 1, 0],
    [5, 2, 0],
];
const FIRST_OF_4 = [4, 81, 0];
/** What is wrong with a constraint; `undefined` where all versions that it lets in are of one major that is known. */
function constraintProblem(subject, constraint) {
    const works = `"${exports.AZURERM_CONSTRAINTS[4]}" or "${exports.AZURERM_CONSTRAINTS[5]}"`;
    const wrong = (allowed) => (0, rules_1.describeProblem)({ subject, got: constraint, allowed, fix: `write ${works}, or a narrower one of either` });
    const versions = (0, constraint_1.versionsOf)(constraint);
    if (versions === undefined)
        return wrong('a constraint of versions as Terraform reads it');
    if ((0, constraint_1.compareVersions)(versions.from, FIRST_OF_4) < 0) {
        return wrong('at least 4.81: an older provider refuses features.servicebus, which takes $Default away');
    }
    const { before } = versions;
    if (before === undefined || (0, constraint_1.compareVersions)(before, [versions.from[0] + 1, 0, 0]) > 0) {
        return wrong(`versions of one major, and this lets in ${before === undefined ? 'all that come' : 'several'}`);
    }
    if (RELEASES.some((release) => (0, constraint_1.isWithin)(release, versions)))
        return undefined;
    const known = RELEASES.map((release) => release.join('.')).join(', ');
    return wrong(`a version that is known here, which are ${known}`);
}
/** Has Terraform take azurerm by this constraint in a stack; the bindings alone ask for 4.55.0. */
function constrainAzurerm(stack, constraint) {
    stack.addOverride(`terraform.required_providers.${exports.AZURERM}.version`, constraint);
}
/** The constraint that a stack says; `undefined` where it leaves it to the bindings. */
function azurermConstraintOf(stack) {
    // cdktf has no way to ask, but to write everything.
    const { rawOverrides } = stack;
    return rawOverrides?.terraform?.required_providers?.[exports.AZURERM]?.version;
}
/** The major that a stack is written for. Asked while it is written: a stack may say its constraint last. */
function azurermMajorOf(scope) {
    const constraint = azurermConstraintOf(cdktf_1.TerraformStack.of(scope));
    const versions = constraint === undefined ? undefined : (0, constraint_1.versionsOf)(constraint);
    // Below 5, and where the constraint is wrong, which is told elsewhere.
    return versions !== undefined && versions.from[0] >= 5 ? 5 : 4;
}
//# sourceMappingURL=version.js.map