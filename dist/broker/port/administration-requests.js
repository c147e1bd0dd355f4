"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerAdministration = answerAdministration;
const administration_1 = require("../administration");
const atom_1 = require("../administration/atom");
const http_1 = require("./http");
const ATOM = 'application/atom+xml;type=entry;charset=utf-8';
const ERROR = 'application/xml; charset=utf-8';
/** Answers a request of an administration client. */
async function answerAdministration(request, response, broker) {
    const body = await (0, http_1.bodyOf)(request);
    if (body === http_1.TOO_LARGE) {
        (0, http_1.answer)(response, 413, ERROR, (0, atom_1.errorText)(413, 'The body of the request is larger than a megabyte.'));
        return;
    }
    const { method = '', url = '', headers } = request;
    const made = await (0, administration_1.administer)({
        method,
        url,
        host: headers.host ?? 'localhost',
        isEncrypted: (0, http_1.isEncrypted)(request),
        authorization: headers.authorization,
        ifMatch: headers['if-match'],
        body,
    }, broker);
    (0, http_1.answer)(response, made.status, made.status < 400 ? ATOM : ERROR, made.body);
}
//# sourceMappingURL=administration-requests.js.map