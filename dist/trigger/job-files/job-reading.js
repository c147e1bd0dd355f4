"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobReading = void 0;
exports.pathIn = pathIn;
exports.isRemote = isRemote;
const node_path_1 = require("node:path");
const rules_1 = require("../../rules");
/** What is read of a job file so far: what it needs to be registered, and what is wrong with it. */
class JobReading {
    /** Problems, each with its place in a file before it. */
    problems = [];
    known = new Map();
    get assets() {
        return [...this.known.values()];
    }
    /** What a file says, as far as it can be used. */
    inspect(file, shape) {
        this.problems.push(...file.problems);
        return file.problems.length > 0 ? shape.standIn : this.inspectPart(file, shape, file.value, '');
    }
    /** What a part of a file says, as far as it can be used. */
    inspectPart(file, shape, value, path) {
        const inspection = new rules_1.Inspection();
        const usable = shape.inspect(value, path, inspection);
        this.tell(file, inspection.problems);
        return usable === rules_1.UNUSABLE ? shape.standIn : usable;
    }
    /** @param problems each beginning with the path of what is wrong */
    tell(file, problems) {
        this.problems.push(...problems.map((problem) => file.placed(problem)));
    }
    /** How something is referred to that is registered when it is deployed; what stands in for what is wrong. */
    register(file, made) {
        this.tell(file, made.problems);
        if (made.asset === undefined)
            return 'azureml:standin:1';
        this.known.set(`${made.asset.kind}/${made.asset.name}`, made.asset);
        return made.asset.reference;
    }
}
exports.JobReading = JobReading;
/** Where a path of a file leads: it begins at the file's folder. */
function pathIn(file, written) {
    return (0, node_path_1.resolve)(file.folder, written.replace(/^file:(\/\/)?/, ''));
}
/** Whether a text is a reference or an address, and no path here. */
function isRemote(text) {
    return /^(azureml:|[a-z][a-z0-9+.-]+:\/\/|\/subscriptions\/)/i.test(text);
}
//# sourceMappingURL=job-reading.js.map