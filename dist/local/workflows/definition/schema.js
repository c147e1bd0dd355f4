"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.readSchema = readSchema;
const ajv_1 = __importDefault(require("ajv"));
/** Reads the schema of a `ParseJson`. @returns what is wrong with a value; nothing where it is as the schema says */
function readSchema(inputs) {
    try {
        const ajv = new ajv_1.default({ strict: false });
        const validate = ajv.compile((inputs.value('schema') ?? {}));
        return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors));
    }
    catch (error) {
        inputs.problem('schema', error.message);
        return () => undefined;
    }
}
//# sourceMappingURL=schema.js.map