"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RESULTS = void 0;
exports.checkovResults = checkovResults;
exports.compareWithCheckov = compareWithCheckov;
const schema_1 = require("../schema");
const terraform_1 = require("../terraform");
const text = { type: ['string', 'null'], description: 'a text' };
const CHECKS = {
    type: ['array', 'null'],
    description: 'a list of checks',
    items: {
        type: 'object',
        description: 'a check',
        required: ['check_id'],
        properties: {
            check_id: { type: 'string', description: 'the id of a check, a text' },
            check_name: text,
            file_path: text,
            resource: text,
            file_line_range: {
                type: ['array', 'null'],
                description: 'the numbers of two lines',
                items: { type: 'integer', description: 'the number of a line' },
            },
        },
    },
};
const RUN = {
    type: 'object',
    description: 'the results of a framework',
    properties: { results: { type: ['object', 'null'], properties: { passed_checks: CHECKS, failed_checks: CHECKS } } },
};
/** What `checkov -o json` writes, of one framework or several, as far as it is read; without any resource only counts. */
exports.RESULTS = new schema_1.Schema({
    $id: 'checkov-results',
    ...RUN,
    type: ['object', 'array'],
    description: 'what checkov -o json writes',
    items: RUN,
});
/**
 * The results in what `checkov -o json` writes, of one framework or several.
 *
 * @throws Error in one line, with everything that is otherwise, where it is something else
 */
function checkovResults(json) {
    const problems = exports.RESULTS.problems(json);
    if (problems.length > 0)
        throw new Error(`not what checkov -o json writes: ${problems.join('; ')}`);
    const runs = [json].flat();
    const counted = runs.filter(({ results, passed }) => (0, terraform_1.isObject)(results) || typeof passed === 'number');
    if (counted.length === 0)
        throw new Error('not what checkov -o json writes: there are no results');
    return counted.flatMap(({ results }) => [
        ...(results?.passed_checks ?? []).map((one) => resultOf(one, true)),
        ...(results?.failed_checks ?? []).map((one) => resultOf(one, false)),
    ]);
}
function resultOf(one, passed) {
    return {
        check: one.check_id,
        title: one.check_name ?? one.check_id,
        passed,
        file: one.file_path ?? '',
        resource: one.resource ?? '',
        firstLine: one.file_line_range?.[0] ?? 1,
    };
}
/** Puts each result of checkov beside ours; those of other documents are left out. */
function compareWithCheckov(results, judged, rules, locators, waivers) {
    const mapped = new Map();
    for (const { id, controls } of rules) {
        for (const check of controls.checkov ?? [])
            mapped.set(check, [...(mapped.get(check) ?? []), id]);
    }
    const ofSubject = new Map();
    for (const { subject, record } of judged) {
        ofSubject.set(subject, [...(ofSubject.get(subject) ?? []), record]);
    }
    return results.flatMap((result) => {
        const place = placeOf(result, locators);
        if (place === undefined)
            return [];
        const { document, subject, location } = place;
        const ours = (ofSubject.get(subject) ?? []).filter(({ rule }) => mapped.get(result.check)?.includes(rule.id));
        const agreement = agreementOf(result.passed, ours);
        const ofRule = ours.flatMap(({ findings }) => findings.flatMap(({ waiver }) => waiver ?? []));
        const waiver = result.passed ? undefined : (waivers.forCheck(result.check, document, subject) ?? ofRule[0]);
        return [
            {
                ...result,
                document: document.source.path,
                address: subject.address,
                constructPath: subject.constructPath,
                location,
                agreement,
                ours: ours.map(({ rule, status }) => ({ rule: rule.id, status })),
                waiver,
            },
        ];
    });
}
function agreementOf(passed, ours) {
    if (ours.length === 0)
        return 'only-checkov';
    const isBad = ours.some(({ status }) => status === 'non-compliant' || status === 'waived');
    if (passed)
        return isBad ? 'stricter' : 'same';
    if (isBad)
        return 'same';
    return ours.every(({ status }) => status === 'not-applicable') ? 'scoped' : 'different';
}
/** The resource that a result is about: checkov leaves out the type, and gives the line. */
function placeOf({ file, resource, firstLine }, locators) {
    const name = resource.slice(resource.indexOf('.') + 1);
    const candidates = [...locators].flatMap(([document, locator]) => document.resources
        .filter((subject) => subject.file.replaceAll('\\', '/').endsWith(file.replace(/^\//, '')))
        .filter(({ address }) => address.endsWith(`.${name}`))
        .map((subject) => ({ document, subject, location: locator.locate(subject.file, subject.path) })));
    const distance = ({ location }) => Math.abs(location.line - firstLine);
    return candidates.sort((a, b) => distance(a) - distance(b))[0];
}
//# sourceMappingURL=checkov.js.map