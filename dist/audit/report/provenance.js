"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.provenanceOf = provenanceOf;
exports.sha256 = sha256;
const node_crypto_1 = require("node:crypto");
/** The provenance of a result. */
function provenanceOf(result, toolVersion, also) {
    return {
        tool: { name: 'training-job-scheduler', version: toolVersion },
        rules: {
            count: result.rules.length,
            sha256: sha256(result.rules.map(({ id, version }) => `${id}@${version}`).join('\n')),
        },
        inputs: result.documents.flatMap(({ path, files, settings }) => files.map(({ file, text, bytes }) => ({
            document: path,
            file,
            sha256: sha256(bytes ?? text),
            writtenBy: settings.writtenBy ?? null,
            providers: Object.fromEntries([...settings.providers].map(([name, version]) => [name, version ?? null])),
        }))),
        also: also.map(({ file, text, bytes }) => ({ file, sha256: sha256(bytes ?? text) })),
    };
}
/** The SHA-256 of a text, or of bytes, as hex. */
function sha256(content) {
    return (0, node_crypto_1.createHash)('sha256').update(content).digest('hex');
}
//# sourceMappingURL=provenance.js.map