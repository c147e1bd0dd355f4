"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messagesOf = exports.LocalEventGrid = void 0;
var local_event_grid_1 = require("./local-event-grid");
Object.defineProperty(exports, "LocalEventGrid", { enumerable: true, get: function () { return local_event_grid_1.LocalEventGrid; } });
var messages_of_1 = require("./messages-of");
Object.defineProperty(exports, "messagesOf", { enumerable: true, get: function () { return messages_of_1.messagesOf; } });
//# sourceMappingURL=index.js.map