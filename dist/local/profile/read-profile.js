"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROFILE_SCHEMA = void 0;
exports.readProfile = readProfile;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const schema_1 = require("../../schema");
const text = { type: 'string', minLength: 1, description: 'a text' };
const textsBy = (description) => ({ type: 'object', description, additionalProperties: text });
const milliseconds = { type: 'integer', minimum: 0, description: 'a whole number of milliseconds' };
/** What the file of a profile looks like; editors read it too. */
exports.PROFILE_SCHEMA = new schema_1.Schema({
    $id: 'local-profile',
    type: 'object',
    title: 'profile',
    description: 'an object',
    properties: {
        $schema: text,
        commands: textsBy('commands by the name of a template'),
        data: textsBy('folders or files by the name of registered data'),
        models: textsBy('folders or files by the name of a registered model'),
        environmentVariables: textsBy('texts by the name of a variable'),
        shell: text,
        stages: {
            type: 'object',
            description: 'an object',
            properties: { preparing: milliseconds, finalizing: milliseconds },
            additionalProperties: false,
        },
    },
    additionalProperties: false,
});
/** What commands of a profile find its folder in: `node "$PROFILE_FOLDER/train.mjs"`. */
const FOLDER_VARIABLE = 'PROFILE_FOLDER';
/**
 * A profile out of a file of JSON. Paths in it begin in the folder of the file.
 *
 * @throws FileProblem in one line where it cannot be read, or says something else; all that is wrong is told at once
 */
function readProfile(path) {
    const given = parsed(path);
    const problems = exports.PROFILE_SCHEMA.problems(given);
    if (problems.length > 0)
        throw new files_1.FileProblem(path, `is no local profile: ${problems.join('; ')}`);
    const folder = (0, node_path_1.dirname)((0, node_path_1.resolve)(path));
    const { $schema: _, ...profile } = given;
    return { ...profile, folder, environmentVariables: { [FOLDER_VARIABLE]: folder, ...profile.environmentVariables } };
}
function parsed(path) {
    const content = (0, files_1.readText)(path);
    try {
        return (0, files_1.parseJson)(content);
    }
    catch (error) {
        throw new files_1.FileProblem(path, error instanceof files_1.NestedTooDeeply ? `is ${error.message}` : 'is no JSON');
    }
}
//# sourceMappingURL=read-profile.js.map