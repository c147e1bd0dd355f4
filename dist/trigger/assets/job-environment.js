"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobEnvironment = void 0;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const job_asset_1 = require("./job-asset");
const local_files_1 = require("./local-files");
/** What commands run in, where it is not registered yet: it is, when it is deployed. */
class JobEnvironment {
    asset;
    problems;
    /**
     * A public image, or one of a container registry that the workspace may read.
     *
     * @param name what it is called in the workspace
     */
    static fromImage(name, image, { condaFile } = {}) {
        const conda = condaFile === undefined ? undefined : { path: (0, node_path_1.resolve)(condaFile), shown: condaFile };
        return JobEnvironment._image((0, node_path_1.resolve)(name), image, conda, 'environment');
    }
    /**
     * An image that Azure ML builds from a folder with a Dockerfile.
     *
     * @param path from the folder that the app runs in
     */
    static fromDockerfile(path, options = {}) {
        return JobEnvironment._build((0, node_path_1.resolve)(path), options.dockerfilePath, 'environment', path);
    }
    /** @internal @param conda a file, or what stands in one; @param subject what a problem is about */
    static _image(path, image, conda, subject) {
        const problems = [];
        if (!IMAGE.test(image)) {
            const allowed = 'the name of an image: <registry>/<name>:<tag>';
            problems.push((0, rules_1.describeProblem)({ subject: `${subject}.image`, got: image, allowed, fix: 'give one' }));
        }
        const packages = typeof conda === 'object' ? packagesOf(conda, `${subject}.conda_file`, problems) : conda;
        if (problems.length > 0)
            return new JobEnvironment(undefined, problems);
        return new JobEnvironment(job_asset_1.JobAsset.image(path, image, packages), []);
    }
    /** @internal @param subject what a problem is about */
    static _build(path, dockerfile, subject, shown) {
        const found = (0, local_files_1.localFiles)(path, `${subject}.build.path`, shown);
        const name = dockerfile ?? 'Dockerfile';
        const problems = [...found.problems];
        if (problems.length === 0 && !found.files.some((file) => file.path === name)) {
            const allowed = `a folder with ${name} in it, which .amlignore does not name`;
            problems.push((0, rules_1.describeProblem)({ subject: `${subject}.build.path`, got: shown, allowed, fix: 'put it there' }));
        }
        return new JobEnvironment(problems.length === 0 ? job_asset_1.JobAsset.build(path, found, dockerfile) : undefined, problems);
    }
    constructor(
    /** What is registered; `undefined` where something is wrong with it. */
    asset, 
    /** What is wrong, a line each. */
    problems) {
        this.asset = asset;
        this.problems = problems;
    }
}
exports.JobEnvironment = JobEnvironment;
/** A reference as the client of Docker reads it, roughly: no spaces, no scheme. */
const IMAGE = /^[a-z0-9][\w.-]*(:\d+)?(\/[a-z0-9][\w.-]*)*(:[\w][\w.-]*)?(@sha256:[0-9a-f]{64})?$/;
/** The text of a file with packages; what is wrong with it is added. */
function packagesOf({ path, shown }, subject, problems) {
    try {
        return (0, files_1.readText)(path).replaceAll('\r\n', '\n');
    }
    catch (error) {
        if (!(error instanceof files_1.FileProblem))
            throw error;
        const allowed = `a file that can be read: ${error.reason}`;
        problems.push((0, rules_1.describeProblem)({ subject, got: shown, allowed, fix: 'give its path from where it is written' }));
        return undefined;
    }
}
//# sourceMappingURL=job-environment.js.map