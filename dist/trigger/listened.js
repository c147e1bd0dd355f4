"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkListened = checkListened;
/** Holds a subscription against what any program that starts jobs can listen to. */
function checkListened(checks, { name, options }, withoutSessions) {
    checks.require(options.requiresSession !== true, 'subscription', name, `a subscription without sessions: ${withoutSessions}`, 'leave requiresSession out');
    checks.require(options.clientScoped === undefined, 'subscription', name, 'a subscription of everybody: that of a JMS client has another name in Azure', 'leave clientScoped out');
}
//# sourceMappingURL=listened.js.map