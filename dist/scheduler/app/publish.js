"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.publish = publish;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/**
 * Puts a finished synthesis in the place of the one before it.
 *
 * Files are renamed one by one, since Terraform keeps its own files (`.terraform`, lock files) in the same folders.
 * Folders of stacks that are no longer in the app are removed: deploying one by accident would bring it back.
 */
function publish(draft, outdir) {
    const stacks = stackNames(draft);
    for (const old of stackNames(outdir)) {
        const folder = (0, node_path_1.join)(outdir, 'stacks', old);
        if (!stacks.includes(old))
            (0, node_fs_1.rmSync)(folder, { recursive: true });
        // Terraform reads every file of a folder: JSON of the last run beside HCL of this one would be both.
        else
            for (const file of SYNTHESIZED)
                (0, node_fs_1.rmSync)((0, node_path_1.join)(folder, file), { force: true, recursive: true });
    }
    move(draft, outdir);
}
/** The files of a stack, as JSON and as HCL, and the packages that it uploads. */
const SYNTHESIZED = ['cdk.tf.json', 'cdk.tf', 'metadata.json', 'assets'];
function stackNames(outdir) {
    const folder = (0, node_path_1.join)(outdir, 'stacks');
    return (0, node_fs_1.existsSync)(folder) ? (0, node_fs_1.readdirSync)(folder) : [];
}
function move(from, to) {
    (0, node_fs_1.mkdirSync)(to, { recursive: true });
    for (const entry of (0, node_fs_1.readdirSync)(from, { withFileTypes: true })) {
        const [source, target] = [(0, node_path_1.join)(from, entry.name), (0, node_path_1.join)(to, entry.name)];
        if (entry.isDirectory())
            move(source, target);
        else
            (0, node_fs_1.renameSync)(source, target);
    }
}
//# sourceMappingURL=publish.js.map