"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.letEverybodyIn = letEverybodyIn;
/**
 * Lets everybody in who says who he is in a way that the service knows: any name, key and certificate is right. Who has a
 * token shows it later, to `$cbs`.
 */
function letEverybodyIn(container) {
    const owner = container;
    const { sasl_server_mechanisms: known } = owner;
    known.enable_anonymous();
    known.enable_plain(() => true);
    for (const name of ['MSSBCBS', 'EXTERNAL'])
        known[name] = () => new AnyAnswer();
    // rhea tells a client with another mechanism that it failed, and leaves it connected for ever.
    owner.sasl_server_mechanisms = new Proxy(known, {
        get: (mechanisms, name) => Object.hasOwn(mechanisms, name) ? mechanisms[name] : () => new NoAnswer(String(name)),
    });
}
/** A mechanism of SASL to which any answer is right. */
class AnyAnswer {
    outcome;
    username = 'anybody';
    start() {
        this.outcome = true;
    }
}
/** One that nobody knows: its client is told so, and disconnected. */
class NoAnswer {
    name;
    constructor(name) {
        this.name = name;
    }
    start() {
        return Promise.reject(new Error(`there is no mechanism ${this.name}`));
    }
}
//# sourceMappingURL=mechanisms.js.map