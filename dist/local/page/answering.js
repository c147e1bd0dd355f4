"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOKEN_HEADER = void 0;
exports.answerPage = answerPage;
const node_crypto_1 = require("node:crypto");
const routing_1 = require("../../routing");
const schema_1 = require("../../schema");
const http_1 = require("../http");
const assets_1 = require("./assets");
const stored_1 = require("./stored");
/** The header in which what the page asks for has the secret of this run: a page of somebody else does not know it. */
exports.TOKEN_HEADER = 'x-page-token';
const TOKEN = (0, node_crypto_1.randomBytes)(18).toString('base64url');
/** So many rows are answered at most. */
const MOST_ROWS = 500;
const MOST_MATCHING = 20_000;
/** As much of a log is sent, its end. */
const LONGEST_LOG = 512 * 1024;
/** Answers what is for the page, and leaves the rest to others. */
async function answerPage(page, request, response) {
    const { method, url } = request;
    const path = url.pathname;
    if (path !== '/' && path !== '/page' && !path.startsWith('/page/'))
        return false;
    // What a browser says of a request that a page of others makes, also without an `Origin`.
    const site = request.headers['sec-fetch-site'];
    const isRead = method === 'GET' || method === 'HEAD';
    if (site === 'cross-site' && !(isRead && path === '/')) {
        (0, http_1.answerText)(response, 403, 'a page of others may not ask this\n');
        return true;
    }
    if (isRead)
        await read(page, request, response);
    else if (method === 'POST')
        await write(page, request, response);
    else
        (0, http_1.answerText)(response, 405, 'allowed: GET, HEAD, POST\n');
    return true;
}
async function read(page, { url, headers, method }, response) {
    const path = url.pathname;
    if (path === '/' || path === '/page' || path === '/page/')
        return send(response, method, await (0, assets_1.pageHtml)(TOKEN));
    const asset = await (0, assets_1.assetAt)(path);
    if (asset !== undefined)
        return send(response, method, asset);
    if (path === '/page/events')
        return page.stream.accept(response, textOf(headers['last-event-id']));
    const found = await readings(page, path, url.searchParams);
    if (found === undefined)
        (0, http_1.answerText)(response, 404, `there is nothing at ${path}\n`);
    else
        (0, http_1.answerJson)(response, found.status ?? 200, found.body, { 'Cache-Control': 'no-store' });
}
async function readings(page, path, query) {
    const [, , kind, ...names] = path.split('/').map(decodeURIComponent);
    const [name = ''] = names;
    if (kind === 'setup')
        return { body: page.setup };
    if (kind === 'messages' && name !== '')
        return { body: detailOf(page, Number(name)) ?? null };
    if (kind === 'messages')
        return { body: await rowsOf(page, query) };
    if (kind === 'stored')
        return storedIn(page, query);
    const [job, what] = names;
    if (kind !== 'jobs' || job === undefined || page.jobsHere === undefined)
        return undefined;
    if (what === 'metrics')
        return { body: page.jobs.metrics(job) };
    if (what !== 'log' || page.jobs.row(job) === undefined)
        return undefined;
    const text = await page.jobsHere.log(job);
    return { body: { text: text.slice(-LONGEST_LOG), isCut: text.length > LONGEST_LOG } };
}
function detailOf(page, n) {
    const [row, encoded] = [page.messages.row(n), page.messages.encoded(n)];
    return row === undefined || encoded === undefined ? undefined : page.explaining.detail(row, encoded);
}
async function rowsOf(page, query) {
    const filter = query.get('filter');
    if (filter !== null)
        return page.messages.search(filter, MOST_MATCHING);
    const numbers = query.get('numbers');
    const from = Number(query.get('from') ?? 1);
    const count = Math.min(MOST_ROWS, Number(query.get('count') ?? 100));
    const wanted = numbers === null
        ? Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) => from + index)
        : numbers.split(',').slice(0, MOST_ROWS).map(Number);
    return { rows: wanted.flatMap((n) => page.messages.row(n) ?? []) };
}
async function storedIn(page, query) {
    const entity = query.get('entity') ?? '';
    const isDead = query.get('dead') === 'true';
    const from = Number(query.get('from') ?? 1);
    const count = Math.min(MOST_ROWS, Math.max(1, Number(query.get('count') ?? MOST_ROWS)));
    try {
        const looked = await page.bus.peek(isDead ? `${entity}/${stored_1.DEAD_LETTER_QUEUE}` : entity, { from, count });
        const queues = (0, stored_1.queuesOf)(page.bus);
        return { body: { rows: looked.map((one) => (0, stored_1.storedRow)(one, entity, queues)) } };
    }
    catch (error) {
        return { status: 404, body: { problems: (0, stored_1.problemsOf)(error) } };
    }
}
function writing(name, properties, required, run) {
    const json = { $id: `page-${name}`, type: 'object', title: 'argument', description: 'an object' };
    return [name, { schema: new schema_1.Schema({ ...json, properties, required, additionalProperties: false }), run }];
}
const TEXT = { type: 'string', description: 'a text' };
const NAME = {
    type: 'string',
    minLength: 1,
    maxLength: 600,
    description: 'the address of a queue, topic or subscription',
};
const FLAG = { type: 'boolean', description: 'true or false' };
const NUMBERS = {
    type: 'array',
    items: { type: 'integer', minimum: 1, description: 'a sequence number' },
    minItems: 1,
    maxItems: 10_000,
    description: 'a list of sequence numbers',
};
const WRITINGS = new Map([
    writing('check', { to: NAME, message: TEXT }, ['to', 'message'], async (page, given) => {
        const { message } = (0, routing_1.readMessage)((0, schema_1.parseExactly)(given.message));
        const to = given.to;
        return { body: { problems: page.explaining.problems(to, message), ...page.explaining.route(to, message) } };
    }),
    writing('send', { to: NAME, message: TEXT, anyway: FLAG }, ['to', 'message'], async (page, { to, message: text, anyway }) => {
        const json = (0, schema_1.parseExactly)(text);
        const { message } = (0, routing_1.readMessage)(json);
        const problems = page.explaining.problems(to, message);
        if (problems.length > 0 && anyway !== true)
            return { status: 422, body: { problems, canAnyway: true } };
        const before = page.messages.last;
        const [number] = await page.bus.send(to, { message, body: (0, stored_1.bodyIn)(json) });
        return { body: { number: before + 1, isDropped: number === 0 } };
    }),
    writing('resend', { entity: NAME, dead: FLAG, sequences: NUMBERS, to: NAME, message: TEXT, body: TEXT }, ['entity', 'dead', 'sequences'], async (page, { entity, dead, sequences, to, message, body }) => {
        const from = dead === true ? `${entity}/${stored_1.DEAD_LETTER_QUEUE}` : entity;
        const mending = { message: message, body: body };
        const target = to;
        return { body: { outcomes: await (0, stored_1.sendAgain)(page.bus, from, sequences, target, mending) } };
    }),
    writing('discard', { entity: NAME, dead: FLAG, sequences: NUMBERS }, ['entity', 'dead', 'sequences'], async (page, { entity, dead, sequences }) => {
        const from = dead === true ? `${entity}/${stored_1.DEAD_LETTER_QUEUE}` : entity;
        return { body: { outcomes: await (0, stored_1.discardAll)(page.bus, from, sequences) } };
    }),
    writing('pause', { entity: NAME, isPaused: FLAG }, ['entity', 'isPaused'], async (page, { entity, isPaused }) => {
        await page.bus.setStatus(entity, isPaused === true ? 'ReceiveDisabled' : 'Active');
        return { body: {} };
    }),
    writing('cancel', { job: NAME }, ['job'], async (page, { job }) => {
        if (page.jobsHere === undefined || page.jobs.row(job) === undefined)
            return { status: 404, body: { problems: [`there is no job ${job}`] } };
        await page.jobsHere.cancel(job);
        return { body: {} };
    }),
]);
async function write(page, request, response) {
    if (!isToken(textOf(request.headers[exports.TOKEN_HEADER])))
        return (0, http_1.answerText)(response, 403, 'only the page that this server has sent may ask this; load it again\n');
    const found = WRITINGS.get(request.url.pathname.replace(/^\/page\//, ''));
    if (found === undefined)
        return (0, http_1.answerText)(response, 404, `there is nothing at ${request.url.pathname}\n`);
    const text = (await (0, http_1.bodyOf)(request)).toString('utf8');
    const answer = await written(page, found, text);
    (0, http_1.answerJson)(response, answer?.status ?? 200, answer?.body ?? {});
}
async function written(page, { schema, run }, text) {
    try {
        const given = JSON.parse(text);
        const problems = schema.problems(given);
        if (problems.length > 0)
            return { status: 400, body: { problems } };
        return await run(page, given);
    }
    catch (error) {
        return { status: 422, body: { problems: (0, stored_1.problemsOf)(error) } };
    }
}
function isToken(given) {
    const [a, b] = [Buffer.from(given ?? ''), Buffer.from(TOKEN)];
    return a.length === b.length && (0, node_crypto_1.timingSafeEqual)(a, b);
}
function textOf(header) {
    return typeof header === 'string' ? header : header?.[0];
}
function send(response, method, { type, content, headers = {} }) {
    response.writeHead(200, {
        'Content-Type': type,
        'Content-Length': Buffer.byteLength(content),
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        ...headers,
    });
    response.end(method === 'HEAD' ? undefined : content);
}
//# sourceMappingURL=answering.js.map