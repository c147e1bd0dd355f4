"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Deliveries = exports.HAS_SESSION = void 0;
exports.boundOf = boundOf;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const message_set_1 = require("../messages/message-set");
const action_effect_1 = require("./action-effect");
/** What a subscription with sessions asks of a message; the session without a name is one as well. */
exports.HAS_SESSION = rules_1.SqlFilter.parse('sys.SessionId IS NOT NULL');
/** The filter of a rule, or of one that is known in part what it matches at most. */
function boundOf({ match }) {
    return match.kind === 'known' ? match.filter : match.kind === 'part' ? match.atMost : undefined;
}
/** Which messages the rules of a subscription deliver to it, and in how many copies; as far as that is known. */
class Deliveries {
    prover;
    sets = new Map();
    constructor(prover) {
        this.prover = prover;
    }
    /** The messages that a rule delivers to its subscription. */
    matches(subscription, rule) {
        const matching = this.matching(rule);
        const action = (0, routing_1.knownAction)(rule);
        const { fails, session } = (0, action_effect_1.effectOf)(action, this.prover.space);
        if (fails === 'always')
            return message_set_1.NO_MESSAGE;
        const about = (problem) => [
            { address: rule.resource.address, argument: 'action', problem },
        ];
        if (rule.action.kind === 'unknown') {
            // It may give the message a session, or take it, or fail.
            const { unresolved } = rule.action;
            return (0, message_set_1.perhaps)(this.taken(subscription, matching, 'perhaps', [unresolved]), [unresolved]);
        }
        const taken = this.taken(subscription, matching, session, about((0, routing_1.sessionReason)(`${action}`)));
        return fails === 'never' ? taken : (0, message_set_1.perhaps)(taken, about('whether it fails depends on the message'));
    }
    /** The messages that a rule is true for. */
    matching({ match }) {
        switch (match.kind) {
            case 'known':
                return this.prover.matching(match.filter);
            case 'part':
                return (0, message_set_1.perhaps)(match.atMost === undefined ? message_set_1.EVERY_MESSAGE : this.prover.matching(match.atMost), match.unresolved);
            case 'refused':
                return (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, [match.unresolved]);
        }
    }
    /** Of the messages of a rule those that its subscription takes; one with sessions asks for a session. */
    taken({ requiresSession }, matching, session, order) {
        const isAsked = requiresSession.kind === 'unknown' || requiresSession.value;
        if (!isAsked)
            return matching;
        const withSession = (0, message_set_1.inAll)(matching, this.prover.matching(exports.HAS_SESSION));
        const unresolved = requiresSession.kind === 'unknown' ? [requiresSession.unresolved] : [];
        const least = session === 'taken' || session === 'perhaps' ? message_set_1.NO_MESSAGE : withSession;
        const isOpen = requiresSession.kind === 'unknown' || session === 'given' || session === 'perhaps';
        const most = isOpen ? matching : withSession;
        return (0, message_set_1.between)(least, most, session === 'kept' ? unresolved : [...unresolved, ...order]);
    }
    /** The messages that a subscription gets, once for each copy that it may get. */
    copies(subscription) {
        const known = this.sets.get(subscription);
        if (known !== undefined)
            return known;
        const copies = this.takesMessages(subscription, this.copiesOf(subscription));
        this.sets.set(subscription, copies);
        return copies;
    }
    copiesOf(subscription) {
        const rules = (0, routing_1.knownOf)(subscription.rules);
        const isPlain = ({ action }) => action.kind === 'known' && action.value === undefined;
        const plain = rules.filter(isPlain);
        const copying = rules.filter((rule) => !isPlain(rule));
        const missing = (0, routing_1.missingOf)(subscription.rules).flatMap((one) => one.rule === undefined
            ? // How many there are is not known: two say that a message may come twice.
                [(0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, [one]), (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, [one])]
            : [(0, message_set_1.perhaps)(this.matches(subscription, one.rule), [one])]);
        return [
            ...(plain.length === 0 ? [] : [(0, message_set_1.inAny)(...plain.map((rule) => this.matches(subscription, rule)))]),
            ...copying.map((rule) => this.matches(subscription, rule)),
            ...missing,
        ];
    }
    /** A topic that is disabled takes nothing. */
    takesMessages({ topic: { status } }, copies) {
        if (status.kind === 'unknown')
            return copies.map((copy) => (0, message_set_1.perhaps)(copy, [status.unresolved]));
        return status.value === 'Active' || status.value === 'ReceiveDisabled' ? copies : [];
    }
}
exports.Deliveries = Deliveries;
//# sourceMappingURL=deliveries.js.map