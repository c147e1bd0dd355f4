"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readFolder = readFolder;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const override_1 = require("./override");
const IN_HCL = 'is written in HCL, which is not read here';
/**
 * Reads the files of one folder that Terraform would.
 *
 * @param parse reads one file; throws for what is no Terraform JSON
 * @param only the one file of the folder that was named, and has been read; what overrides it and gives values to its
 * variables is read too
 * @throws FileProblem where Terraform would read something that cannot be read: nothing certain rests on the others
 */
function readFolder(folder, parse, only) {
    const names = (0, files_1.namesIn)(folder).filter((name) => !isIgnored(name) && !isFolderIn(folder, name));
    const named = only === undefined ? undefined : (0, node_path_1.basename)(only.file);
    const read = (name) => {
        if (only !== undefined && name === named)
            return only;
        const file = (0, node_path_1.join)(folder, name);
        // A FIFO waits for whoever writes to it, and nobody has asked for this one.
        if ((0, files_1.kindOf)(file) === 'other')
            throw new files_1.FileProblem(file, 'cannot be read: it is no file of this folder');
        const content = (0, files_1.readFileText)(file);
        return { file, ...content, json: parse(file, content.text) };
    };
    const sources = names.filter((name) => name.endsWith('.tf.json'));
    const own = named === undefined ? sources : sources.filter((name) => name === named || (0, override_1.isOverride)(name));
    const ordered = [...own.filter((name) => !(0, override_1.isOverride)(name)), ...own.filter(override_1.isOverride)];
    const variables = [
        ...names.filter((name) => name === 'terraform.tfvars.json'),
        ...names.filter((name) => name.endsWith('.auto.tfvars.json')),
    ];
    return {
        files: ordered.map(read),
        variableFiles: variables.map(read),
        gaps: names.flatMap((name) => gapOf((0, node_path_1.join)(folder, name), name)),
    };
}
/**
 * Whether Terraform passes a name over, as those of editors.
 *
 * @see IsIgnoredFile in https://github.com/hashicorp/terraform/blob/main/internal/configs/parser_config_dir.go
 */
function isIgnored(name) {
    return name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));
}
/** Terraform passes folders over whatever they are called. */
function isFolderIn(folder, name) {
    return /\.(tf|tofu|tfvars)(\.json)?$/.test(name) && (0, files_1.kindOf)((0, node_path_1.join)(folder, name)) === 'folder';
}
/** A file that Terraform (or OpenTofu) reads, and this does not. */
function gapOf(file, name) {
    if (/\.(tf|tofu)$/.test(name)) {
        return [{ file, address: name, why: IN_HCL, effect: (0, override_1.isOverride)(name) ? 'other' : 'more' }];
    }
    if (name.endsWith('.tofu.json')) {
        return [{ file, address: name, why: 'is for OpenTofu alone, and not read here', effect: 'more' }];
    }
    return name === 'terraform.tfvars' || name.endsWith('.auto.tfvars')
        ? [{ file, address: name, why: IN_HCL, effect: 'other' }]
        : [];
}
//# sourceMappingURL=folder.js.map