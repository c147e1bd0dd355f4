"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NAMELESS = void 0;
exports.freeName = freeName;
exports.environmentProblems = environmentProblems;
exports.takenByKey = takenByKey;
const rules_1 = require("../../rules");
/** The name of a stack, or one that stands in for it where there is such a stack already. */
function freeName(scope, name, inspection) {
    const isTaken = (wanted) => scope.node.children.some(({ node }) => node.id.toLowerCase() === wanted.toLowerCase());
    if (name !== '' && !isTaken(name))
        return name;
    if (name !== '') {
        const allowed = 'names that differ in more than letter case, and there is such an environment already';
        inspection.wrong('name', name, allowed, 'rename one of the two');
    }
    let number = 2;
    while (isTaken(`${name}-${number}`))
        number++;
    return `${name}-${number}`;
}
/** What is wrong with an environment as a whole. */
function environmentProblems({ name, namespace, secrets = [] }) {
    const problems = [];
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
        problems.push({
            subject: 'environment name',
            got: name,
            allowed: 'letters, digits and "-", first a letter',
            fix: 'choose another name: it is the name of the stack, its folder and its state',
        });
    }
    const local = namespace.localAuthEnabled ?? false;
    if (local === false && secrets.some(({ allows }) => allows === 'namespace')) {
        problems.push({
            subject: 'secrets',
            got: secrets.map(({ allows }) => allows),
            allowed: 'connection strings only with namespace.localAuthEnabled; Azure would refuse the key',
            fix: 'take "namespace" out and grant roles, or give the grounds for local authentication',
        });
    }
    return problems.map(rules_1.describeProblem);
}
/** A job that has no name. */
exports.NAMELESS = (0, rules_1.describeProblem)({
    subject: 'catalogue.jobs',
    got: '',
    allowed: 'a name for each job',
    fix: 'name it',
});
/** The key of the namespace, with which messages could be taken away that a program consumes. */
function takenByKey([first]) {
    return (0, rules_1.describeProblem)({
        subject: 'secrets',
        got: 'namespace',
        allowed: `no key that can receive, since ${first?.by} takes every message of ${first?.from}`,
        fix: 'put out a key that sends, or grant roles to identities',
    });
}
//# sourceMappingURL=environment-problems.js.map