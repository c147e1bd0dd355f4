"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ModuleReference = void 0;
const values_1 = require("../hcl/values");
/** All outputs of a module, all instances of one, or one that is not known. */
class ModuleReference extends values_1.Steppable {
    path;
    name;
    // Private to the language, so that whoever writes values as JSON does not write all of the configuration.
    #module;
    constructor(address, path, module, name) {
        super(`\${${address}${(0, values_1.pathText)(path)}}`, [`${address}${(0, values_1.pathText)(path)}`]);
        this.path = path;
        this.name = name;
        this.#module = module;
    }
    at(path) {
        return path.length === 0 ? this : this.#module.moduleAt(this.name, [...this.path, ...path]);
    }
    entries() {
        const keys = this.path.length > 0 ? undefined : this.#module.keysOf(this.name);
        if (keys === undefined)
            return undefined;
        return new Map([...keys].map((key) => [String(key), this.at([{ kind: 'index', key }])]));
    }
}
exports.ModuleReference = ModuleReference;
//# sourceMappingURL=module-reference.js.map