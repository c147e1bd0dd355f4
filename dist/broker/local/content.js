"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.contentOf = contentOf;
const emulator_config_1 = require("../setup/emulator-config");
const from_topology_1 = require("../setup/from-topology");
/** The name of a namespace that nobody has named. */
const UNNAMED = 'local';
/**
 * What a namespace starts with.
 *
 * @throws RangeError where it is not clear which namespace is meant
 * @throws FileProblem where a configuration cannot be read
 */
function contentOf({ topology, emulatorConfig, namespace }) {
    if (topology !== undefined && emulatorConfig !== undefined)
        throw new RangeError('topology and emulatorConfig are two beginnings: give one of them');
    if (emulatorConfig !== undefined) {
        const all = (0, emulator_config_1.readEmulatorConfig)(emulatorConfig);
        const name = chosen(namespace, all.map((one) => one.name));
        const found = all.find((one) => one.name === name);
        return { name, tier: undefined, commands: found?.commands ?? [], leftOut: found?.leftOut ?? [] };
    }
    const topologies = topology === undefined ? [] : [topology].flat();
    const names = (0, from_topology_1.namespacesOf)(topologies);
    if (names.length === 0) {
        const { leftOut } = (0, from_topology_1.setupOf)(topologies, '');
        return { name: namespace ?? UNNAMED, tier: undefined, commands: [], leftOut };
    }
    const name = chosen(namespace, names);
    return { name: name === '' ? UNNAMED : name, ...(0, from_topology_1.setupOf)(topologies, name) };
}
function chosen(wanted, names) {
    const shown = names.map((name) => JSON.stringify(name)).join(', ');
    if (wanted === undefined) {
        const [only = '', ...others] = names;
        if (others.length === 0)
            return only;
        throw new RangeError(`namespace: there are ${names.length}, and one is started; name one of ${shown}`);
    }
    const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
    if (found === undefined)
        throw new RangeError(`namespace: got ${JSON.stringify(wanted)}, allowed ${shown}`);
    return found;
}
//# sourceMappingURL=content.js.map