"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sentJson = exports.sentMessage = exports.readMessage = exports.ReadingNotes = exports.ignoredText = void 0;
var notes_1 = require("./notes");
Object.defineProperty(exports, "ignoredText", { enumerable: true, get: function () { return notes_1.ignoredText; } });
Object.defineProperty(exports, "ReadingNotes", { enumerable: true, get: function () { return notes_1.ReadingNotes; } });
var read_message_1 = require("./read-message");
Object.defineProperty(exports, "readMessage", { enumerable: true, get: function () { return read_message_1.readMessage; } });
Object.defineProperty(exports, "sentMessage", { enumerable: true, get: function () { return read_message_1.sentMessage; } });
var sent_json_1 = require("./sent-json");
Object.defineProperty(exports, "sentJson", { enumerable: true, get: function () { return sent_json_1.sentJson; } });
//# sourceMappingURL=index.js.map