"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LONGEST_TIME = exports.SHORTEST_TIME = exports.SHORTEST_DUPLICATE_WINDOW = exports.LONGEST_DUPLICATE_WINDOW = exports.SHORTEST_IDLE = exports.LONGEST_LOCK = exports.LARGEST_SHARED_ENTITY = exports.ENTITY_SIZES = exports.ENTITY_NAME = void 0;
const duration_1 = require("./duration");
/** A topic or queue name; `/` and `~` pass azurerm's check and then break the resource id. */
exports.ENTITY_NAME = {
    shortest: 1,
    longest: 260,
    pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends, without "/" and "~"',
};
/** The sizes that a topic or queue can have, in megabytes. */
exports.ENTITY_SIZES = [1024, 2048, 3072, 4096, 5120, 10_240, 20_480, 40_960, 81_920];
/** The largest topic or queue outside Premium, in megabytes. */
exports.LARGEST_SHARED_ENTITY = 5120;
exports.LONGEST_LOCK = (0, duration_1.limit)('PT5M');
exports.SHORTEST_IDLE = (0, duration_1.limit)('PT5M');
exports.LONGEST_DUPLICATE_WINDOW = (0, duration_1.limit)('P7D');
/** Azure asks for at least 20 seconds. https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection */
exports.SHORTEST_DUPLICATE_WINDOW = (0, duration_1.limit)('PT20S');
exports.SHORTEST_TIME = (0, duration_1.limit)('PT1S');
/** The longest .NET TimeSpan, in whole days. */
exports.LONGEST_TIME = (0, duration_1.limit)('P10675199D');
//# sourceMappingURL=entity.js.map