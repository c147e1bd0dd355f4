"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RequestLinks = void 0;
const encoding_1 = require("./encoding");
const outcomes_1 = require("./outcomes");
const request_1 = require("./request");
const rhea_1 = require("./rhea");
/** So many requests a client may have open on one link. */
const CREDIT = 100;
/** Nobody settles an answer. */
const NO_TAG = Buffer.alloc(1);
/** The links of one connection by which requests come, and by which their answers go. */
class RequestLinks {
    replies = new Set();
    /** A link by which answers go: nothing has to be settled on it. */
    addReply(link) {
        const { source, target } = link.remote.attach;
        link.set_source({ address: source?.address ?? '' });
        link.set_target({ address: target?.address ?? '' });
        Object.assign(link.local.attach, { snd_settle_mode: 1 });
        this.replies.add(link);
        (0, rhea_1.openLink)(link);
    }
    /** A link by which requests come. */
    addRequests(link, answer) {
        const { source, target } = link.remote.attach;
        const node = target?.address ?? '';
        link.set_target({ address: node });
        link.set_source({ address: source?.address ?? '' });
        link.take = (payload, delivery) => {
            void this.take(payload, delivery, node, answer);
            link.add_credit(1);
        };
        (0, rhea_1.openLink)(link);
        link.add_credit(CREDIT);
    }
    remove(link) {
        this.replies.delete(link);
    }
    async take(payload, delivery, node, answer) {
        let request;
        try {
            request = (0, request_1.readRequest)(Buffer.from(payload));
        }
        catch (error) {
            if (!(error instanceof encoding_1.MalformedAmqp))
                throw error;
            return delivery.settle(outcomes_1.states.rejected((0, outcomes_1.malformed)(error.message)));
        }
        delivery.settle(outcomes_1.states.accepted);
        const response = (0, request_1.writeResponse)(request, await answer(request));
        this.replyTo(request.replyTo, node)?.give(NO_TAG, [response], true);
    }
    /** The link that is named, by its address or its own name; of several the newest. */
    replyTo(name, node) {
        const open = [...this.replies].filter((link) => link.is_open()).reverse();
        const named = open.find((link) => link.remote.attach.target?.address === name || link.name === name);
        return named ?? open.find((link) => link.remote.attach.source?.address === node);
    }
}
exports.RequestLinks = RequestLinks;
//# sourceMappingURL=request-link.js.map