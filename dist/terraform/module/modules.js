"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalModules = void 0;
exports.argumentsOf = argumentsOf;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const bounds_1 = require("../hcl/bounds");
const scope_1 = require("./scope");
const source_1 = require("./source");
/** So many modules may call each other, one inside the other. */
const MOST_INSIDE = 100;
/** The local modules that a configuration calls, each folder read once. */
class LocalModules {
    read;
    computed;
    bounds = new bounds_1.Bounds();
    loaded = new Map();
    called = new Set();
    constructor(read, computed) {
        this.read = read;
        this.computed = computed;
    }
    /** The files of all modules that were read. */
    get files() {
        return [...this.loaded.values()].flatMap((one) => (typeof one === 'string' ? [] : one.files));
    }
    /** The folders of all modules that were read. */
    get folders() {
        return [...this.loaded].flatMap(([folder, one]) => (typeof one === 'string' ? [] : [folder]));
    }
    /** What of a module's folder was not understood. */
    gapsOf(module) {
        const real = module.folder === undefined ? undefined : (0, files_1.realFolder)(module.folder);
        const loaded = real === undefined ? undefined : this.loaded.get(real);
        return loaded === undefined || typeof loaded === 'string' ? [] : [...loaded.gaps, ...loaded.source.gaps];
    }
    call(from, call, address, inputs) {
        const { source } = call;
        if (typeof source !== 'string' || !/^\.\.?(\/|$)/.test(source)) {
            return { why: `calls ${JSON.stringify(source) ?? 'nothing'}, which is no folder of this project` };
        }
        if (this.read === undefined || from.folder === undefined)
            return { why: `calls ${source}, which was not read` };
        const folder = (0, node_path_1.join)(from.folder, source);
        const real = folderBehind(folder);
        if (real === undefined)
            return { why: `calls ${source}, which is not there` };
        if (real instanceof files_1.FileProblem)
            return { why: `calls ${source}, which ${real.reason}` };
        let inside = 0;
        for (let above = from; above !== undefined; above = above.calledBy?.module) {
            if (above.folder !== undefined && (0, files_1.realFolder)(above.folder) === real)
                return { why: `calls ${source}, which calls itself` };
            inside++;
        }
        if (inside > MOST_INSIDE)
            return { why: `calls ${source}, which more than ${MOST_INSIDE} modules are around` };
        const loaded = this.load(real, folder);
        if (typeof loaded === 'string')
            return { why: loaded };
        // Once, it has as much as its files.
        const isRepeated = this.called.has(loaded);
        this.called.add(loaded);
        if (isRepeated && !this.bounds.makes(1 + loaded.source.declarations.size)) {
            return { why: `calls ${source}, and more than ${bounds_1.MOST_INSTANCES} modules and resources are made of others` };
        }
        return { module: new scope_1.Module(loaded.source, address, folder, inputs, this, { module: from, call }) };
    }
    load(real, folder) {
        const known = this.loaded.get(real);
        if (known !== undefined)
            return known;
        const loaded = this.loadNew(folder);
        this.loaded.set(real, loaded);
        return loaded;
    }
    loadNew(folder) {
        try {
            const { files, gaps } = this.read(folder);
            for (const { text } of files)
                this.bounds.add(text);
            if (files.length === 0)
                return `calls ${folder}, which has no .tf.json file`;
            // Terraform gives variables of a module no values of files.
            return { source: (0, source_1.moduleSource)(files), files, gaps: gaps.filter(({ address }) => !address.endsWith('.tfvars')) };
        }
        catch (error) {
            return `calls ${folder}, which cannot be read: ${error instanceof Error ? error.message : String(error)}`;
        }
    }
}
exports.LocalModules = LocalModules;
function folderBehind(folder) {
    try {
        return (0, files_1.realFolder)(folder);
    }
    catch (error) {
        if (error instanceof files_1.FileProblem)
            return error;
        throw error;
    }
}
/** The arguments of a call that are for the module, and not for Terraform. */
function argumentsOf(call) {
    const { source, version, providers, for_each, count, depends_on, '//': comment, ...rest } = call;
    return rest;
}
//# sourceMappingURL=modules.js.map