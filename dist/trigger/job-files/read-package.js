"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnreadablePackage = void 0;
exports.packagedTemplates = packagedTemplates;
const fflate_1 = require("fflate");
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const jobs_1 = require("../jobs");
/** The file of a package that holds its templates. */
const JOBS = 'jobs.json';
/** Templates are some kilobytes each; a package with more unpacks to what nobody has made here. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Why a package has no templates that can be read, as the rest of a sentence about it. */
class UnreadablePackage extends Error {
    name = 'UnreadablePackage';
}
exports.UnreadablePackage = UnreadablePackage;
/**
 * The job templates of a package of the function, by name; `undefined` for a package of something else.
 *
 * @throws UnreadablePackage for what is no package, or one of another version of this project
 */
function packagedTemplates(zip) {
    const text = jobsOf(zip);
    if (text === undefined)
        return undefined;
    const jobs = parsed(text);
    if (jobs.version !== jobs_1.JOB_DATA_VERSION) {
        throw new UnreadablePackage('was made by another version of this project; synthesize it again');
    }
    if (!(0, rules_1.isPlain)(jobs.templates))
        throw new UnreadablePackage(`has no templates in its ${JOBS}`);
    return jobs.templates;
}
function jobsOf(zip) {
    try {
        const { [JOBS]: found } = (0, fflate_1.unzipSync)(zip, {
            filter: ({ name, originalSize }) => name === JOBS && originalSize <= MOST_BYTES,
        });
        return found && (0, fflate_1.strFromU8)(found);
    }
    catch (error) {
        throw new UnreadablePackage(`is no zip: ${error.message}`);
    }
}
function parsed(text) {
    try {
        const jobs = (0, files_1.parseJson)(text);
        return (0, rules_1.isPlain)(jobs) ? jobs : {};
    }
    catch (error) {
        if (error instanceof files_1.NestedTooDeeply)
            throw new UnreadablePackage(`has a ${JOBS} that is ${error.message}`);
        throw new UnreadablePackage(`has no JSON in its ${JOBS}: ${error.message}`);
    }
}
//# sourceMappingURL=read-package.js.map