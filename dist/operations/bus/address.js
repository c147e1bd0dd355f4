"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ADDRESS_FORMS = exports.USUAL_PORT = void 0;
exports.addressOf = addressOf;
const problem_1 = require("../problem");
/** The port of AMQP, which `scheduler local` and Microsoft's emulator have where nothing else is said. */
exports.USUAL_PORT = 5672;
exports.ADDRESS_FORMS = 'local, local:<port>, azure:<namespace> or emulator:<host>:<port>, each with /<topic or queue> behind it where one is meant';
/** The domain of Azure's own cloud; other clouds are named with theirs. */
const PUBLIC_DOMAIN = 'servicebus.windows.net';
const NAMESPACE = /^[A-Za-z][A-Za-z0-9-]{4,48}[A-Za-z0-9]$/;
const HOST = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const MACHINE = /^[A-Za-z0-9.-]+$/;
const HIGHEST_PORT = 65_535;
/**
 * Reads an address.
 *
 * @throws OperationProblem in one line for what is none
 */
function addressOf(text) {
    const wrong = (why) => new problem_1.OperationProblem(`${text === '' ? 'an empty text' : text} is no address: ${why}`);
    const [, kind = '', rest = ''] = /^([a-z]+)(?::|(?=\/|$))(.*)$/s.exec(text) ?? [];
    const slash = rest.indexOf('/');
    const [place, path] = slash === -1 ? [rest, undefined] : [rest.slice(0, slash), rest.slice(slash + 1)];
    const entity = path === undefined || path === '' ? undefined : path;
    switch (kind) {
        case 'local':
            return { kind, text, entity, host: 'localhost', port: portOf(place, wrong) };
        case 'emulator': {
            const [host = '', port = '', ...more] = place.split(':');
            if (!MACHINE.test(host) || more.length > 0)
                throw wrong('write emulator:<host>:<port>, such as emulator:localhost:5672');
            return { kind, text, entity, host, port: portOf(port, wrong) };
        }
        case 'azure': {
            if (HOST.test(place))
                return { kind, text, entity, host: place };
            if (NAMESPACE.test(place))
                return { kind, text, entity, host: `${place}.${PUBLIC_DOMAIN}` };
            throw wrong(`a namespace has 6 to 50 letters, digits and hyphens, first a letter; or write its host, such as <name>.${PUBLIC_DOMAIN} or <name>.servicebus.usgovcloudapi.net`);
        }
        default:
            throw wrong(`write ${exports.ADDRESS_FORMS}`);
    }
}
function portOf(text, wrong) {
    if (text === '')
        return exports.USUAL_PORT;
    const port = Number(text);
    if (!/^\d{1,5}$/.test(text) || port === 0 || port > HIGHEST_PORT)
        throw wrong('a port is a whole number, 1 to 65535');
    return port;
}
//# sourceMappingURL=address.js.map