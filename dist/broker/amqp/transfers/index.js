"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Outgoing = exports.Incoming = exports.takeOverFrames = void 0;
var frame_transport_1 = require("./frame-transport");
Object.defineProperty(exports, "takeOverFrames", { enumerable: true, get: function () { return frame_transport_1.takeOverFrames; } });
var incoming_1 = require("./incoming");
Object.defineProperty(exports, "Incoming", { enumerable: true, get: function () { return incoming_1.Incoming; } });
var outgoing_1 = require("./outgoing");
Object.defineProperty(exports, "Outgoing", { enumerable: true, get: function () { return outgoing_1.Outgoing; } });
//# sourceMappingURL=index.js.map