"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseAddress = parseAddress;
exports.addressText = addressText;
const broker_error_1 = require("./broker-error");
const SUBQUEUES = new Map([
    ['/$deadletterqueue', 'dead-letter'],
    ['/$transfer/$deadletterqueue', 'transfer-dead-letter'],
]);
/**
 * Reads an address as clients write it: `orders`, `events/Subscriptions/train/$DeadLetterQueue`, `orders/$management`,
 * with or without a scheme and host before it.
 */
function parseAddress(text) {
    const path = text.replace(/^(?:amqps?|sb|https?):\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '');
    const isManagement = /\/\$management$/i.test(path);
    let rest = isManagement ? path.slice(0, -'/$management'.length) : path;
    let subqueue;
    for (const [suffix, kind] of SUBQUEUES) {
        if (!rest.toLowerCase().endsWith(suffix))
            continue;
        // Of two suffixes the longer one is meant.
        if (kind === 'dead-letter' && rest.toLowerCase().endsWith('/$transfer/$deadletterqueue'))
            continue;
        rest = rest.slice(0, -suffix.length);
        subqueue = kind;
        break;
    }
    const match = /^(.+)\/subscriptions\/([^/]+)$/i.exec(rest);
    const name = match?.[1] ?? rest;
    if (name === '' || name.startsWith('$') || /(?:^|\/)subscriptions(?:\/|$)/i.test(name)) {
        return new broker_error_1.BrokerError('amqp:not-found', `The messaging entity '${text}' could not be found: an address is a queue, a topic, or topic/Subscriptions/name, each with /$DeadLetterQueue or /$management where that is meant.`);
    }
    return { name, subscription: match?.[2], subqueue, isManagement };
}
/** The path of an entity as the service writes it: `events/Subscriptions/train/$DeadLetterQueue`. */
function addressText({ name, subscription, subqueue }) {
    const suffix = subqueue === undefined ? '' : subqueue === 'dead-letter' ? '/$DeadLetterQueue' : '/$Transfer/$DeadLetterQueue';
    return `${name}${subscription === undefined ? '' : `/Subscriptions/${subscription}`}${suffix}`;
}
//# sourceMappingURL=address.js.map