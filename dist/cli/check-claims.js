"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkClaims = checkClaims;
const prove_report_1 = require("./prove-report");
const proving_1 = require("./proving");
/** Claims that do not hold: the solver is started only where something is claimed. */
async function checkClaims(topologies, faults) {
    const findings = [];
    const refuted = new Map();
    let proved = 0;
    for (const { path: file, topics } of topologies) {
        for (const topic of topics.filter(({ claims }) => claims.length > 0)) {
            const prove = () => (0, proving_1.withProof)(topic, [], async (proof) => {
                for (const claim of topic.claims) {
                    const answer = await proof.prove(claim);
                    if (answer.verdict === 'proved')
                        proved++;
                    if (answer.verdict === 'refuted')
                        refuted.set(topic, [...(refuted.get(topic) ?? []), claim]);
                    findings.push(...claimFindings(file, topic, claim, answer));
                }
            });
            await faults.watch({ file, address: topic.address }, 'claims', undefined, prove);
        }
    }
    return { findings, refuted, proved };
}
function claimFindings(file, topic, claim, answer) {
    if (answer.verdict === 'proved')
        return [];
    const isRefuted = answer.verdict === 'refuted';
    const message = isRefuted
        ? `"${claim.name}" does not hold: ${answer.refutations.map((one) => (0, prove_report_1.refutationText)(topic, claim, one)).join('; ')}`
        : `"${claim.name}" could not be proved: ${answer.reason}`;
    const diagnostic = isRefuted
        ? { severity: 'error', code: 'claim-refuted', message }
        : { severity: 'warning', code: 'claim-undecided', message };
    return [{ file, address: topic.address, argument: 'claims', diagnostic, text: `${message} (${diagnostic.code})` }];
}
//# sourceMappingURL=check-claims.js.map