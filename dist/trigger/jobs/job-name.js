"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ID_REPLACEMENTS = exports.LONGEST_ID_IN_NAME = exports.SOURCE_LENGTH = exports.RETRY_FUNCTION_NAME = exports.FUNCTION_NAME = void 0;
exports.idInName = idInName;
exports.sourceInName = sourceInName;
exports.jobName = jobName;
const node_crypto_1 = require("node:crypto");
/** The name of the function that starts jobs; what keeps it ready knows it too. */
exports.FUNCTION_NAME = 'startTrainingJob';
/** The name of the function that reads what waits for another try, or was sent again. */
exports.RETRY_FUNCTION_NAME = 'retryTrainingJob';
/** Characters of a source in the name of a job. */
exports.SOURCE_LENGTH = 12;
/** The longest that an id may be within a name: a name has at most 255 characters, and sweeps add to it for their trials. */
exports.LONGEST_ID_IN_NAME = 220;
/**
 * What stands in a name for what a name cannot hold, in the order in which it is replaced.
 *
 * Names are letters, digits, `-` and `_`, and nothing says whether Azure ML tells capitals apart. So `_` begins what is
 * written in another way, itself too, and no two ids have one name. A Logic App can do this, and has no hash.
 */
exports.ID_REPLACEMENTS = [
    ['_', '__'],
    ['.', '_0'],
    [':', '_1'],
    ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((capital) => [capital, `_${capital.toLowerCase()}`]),
];
/** An id as it stands in the name of a job. */
function idInName(id) {
    return exports.ID_REPLACEMENTS.reduce((text, [from, to]) => text.replaceAll(from, to), id);
}
/**
 * Where requests of an id come from, in short: the same id at another topic is another request.
 *
 * @param source namespace and topic, `bus.servicebus.windows.net/training-events`; Terraform computes the same for a
 *   Logic App, with `substr(sha256(…), 0, 12)`
 */
function sourceInName(source) {
    return (0, node_crypto_1.createHash)('sha256').update(source).digest('hex').slice(0, exports.SOURCE_LENGTH);
}
/**
 * The name of the job of a request: the same for every delivery and retry, whatever starts it, so that Azure ML itself
 * refuses a second one. Another `attempt` is another job: a name is taken for ever, also that of a job that failed.
 *
 * @param source where requests of this id come from, as `sourceInName` has it
 */
function jobName(source, id, attempt) {
    return `tr-${source}-${idInName(id)}-${attempt}`;
}
//# sourceMappingURL=job-name.js.map