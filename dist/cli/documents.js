"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FROM_OPTION = void 0;
exports.documentsOf = documentsOf;
exports.shownOf = shownOf;
exports.topologiesOf = topologiesOf;
const files_1 = require("../files");
const routing_1 = require("../routing");
const terraform_1 = require("../terraform");
const exit_status_1 = require("./exit-status");
const sensitive_output_1 = require("./sensitive-output");
const unresolved_1 = require("./unresolved");
/** Where `npm run synth` writes. */
const SYNTHESIZED = 'cdktf.out';
/** What `--from` means, the same for every command. */
exports.FROM_OPTION = [
    '--from <path>',
    'a cdk.tf.json, a folder with some, or a plan from terraform show -json; - for standard input',
    SYNTHESIZED,
];
/**
 * The documents that a path names.
 *
 * @throws UsageError, FileProblem or UnreadableDocument in one line
 */
function documentsOf(path) {
    const isOwn = path === SYNTHESIZED || path.startsWith(`${SYNTHESIZED}/`);
    if (isOwn && (0, files_1.kindOf)(SYNTHESIZED) === 'missing') {
        throw new exit_status_1.UsageError('nothing is synthesized here yet: run npm run synth first, or name what to read with --from');
    }
    return shownOf((0, terraform_1.readDocuments)(path));
}
/** Documents that something may be shown of: what they mark as sensitive is not. */
function shownOf(documents) {
    (0, sensitive_output_1.hideSecretsOf)(documents);
    return documents;
}
/** The topologies that a path names. @throws as `documentsOf` */
function topologiesOf(path) {
    const topologies = documentsOf(path).map(routing_1.topologyOf);
    (0, unresolved_1.reportAssumptions)(topologies);
    return topologies;
}
//# sourceMappingURL=documents.js.map