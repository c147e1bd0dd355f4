"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LINE_FEED = void 0;
exports.wholeLines = wholeLines;
const node_fs_1 = require("node:fs");
const node_string_decoder_1 = require("node:string_decoder");
const decode_1 = require("./decode");
const descriptor_1 = require("./descriptor");
const problem_1 = require("./problem");
const read_1 = require("./read");
exports.LINE_FEED = 10;
/**
 * A file in pieces of whole lines, as the bytes of UTF-8, so that a large one takes little memory: whatever `readText`
 * reads, in whatever encoding. That the bytes are UTF-8 is for the reader of a line to look at, since the other lines are
 * none the worse for it.
 *
 * @param path the file; `-` for standard input
 * @param size pieces have about so many bytes; a line that is longer is one piece
 * @throws FileProblem where it cannot be read
 */
async function* wholeLines(path, size) {
    let rest = [];
    let length = 0;
    try {
        for await (const chunk of inUtf8(chunksOf(path))) {
            length += chunk.length;
            const end = chunk.lastIndexOf(exports.LINE_FEED) + 1;
            if (length < size || end === 0) {
                rest.push(chunk);
                if (length > read_1.LARGEST)
                    throw new decode_1.Undecodable(`has a line of more than ${Math.floor(read_1.LARGEST / 2 ** 20)} MB`);
                continue;
            }
            yield Buffer.concat([...rest, chunk.subarray(0, end)]);
            rest = [chunk.subarray(end)];
            length = chunk.length - end;
        }
    }
    catch (error) {
        throw error instanceof decode_1.Undecodable ? new problem_1.FileProblem((0, descriptor_1.inputName)(path), error.message) : error;
    }
    if (length > 0)
        yield Buffer.concat(rest);
}
/** What can be read, as it comes. */
async function* chunksOf(path) {
    const isInput = (0, descriptor_1.isStandardInput)(path);
    if (isInput)
        (0, descriptor_1.takeStandardInput)();
    const stream = isInput ? process.stdin : (0, node_fs_1.createReadStream)(path);
    // Only what reading throws is a problem of the file; what its reader throws is not.
    const chunks = stream[Symbol.asyncIterator]();
    for (;;) {
        let next;
        try {
            next = await chunks.next();
        }
        catch (error) {
            throw new problem_1.FileProblem((0, descriptor_1.inputName)(path), (0, read_1.whyNotRead)(path, error));
        }
        if (next.done === true)
            return;
        yield next.value;
    }
}
/** Bytes as those of UTF-8, without a byte order mark. */
async function* inUtf8(chunks) {
    let recode;
    let start = Buffer.alloc(0);
    for await (const chunk of chunks) {
        if (recode === undefined) {
            start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
            if (start.length < decode_1.TELLING)
                continue;
            recode = recoderOf((0, decode_1.encodingOf)(start));
            yield recode(start);
        }
        else
            yield recode(chunk);
    }
    // What is shorter has told all that it will.
    if (recode === undefined) {
        recode = recoderOf((0, decode_1.encodingOf)(start));
        yield recode(start);
    }
    recode(END);
}
/** That nothing follows. */
const END = Buffer.alloc(0);
/** What makes bytes of UTF-8 of those of another encoding, piece by piece; the first one has the mark. */
function recoderOf({ name, mark }) {
    let isFirst = true;
    const withoutMark = (chunk) => {
        const body = isFirst ? chunk.subarray(mark) : chunk;
        isFirst = false;
        return body;
    };
    if (name === 'UTF-8')
        return withoutMark;
    const decoder = new node_string_decoder_1.StringDecoder('utf16le');
    let odd = END;
    return (chunk) => {
        let bytes = withoutMark(chunk);
        if (name === 'UTF-16BE') {
            // Pairs of bytes are swapped, and a pair may be cut in two.
            const all = Buffer.concat([odd, bytes]);
            const even = all.length - (all.length % 2);
            odd = all.subarray(even);
            bytes = all.subarray(0, even).swap16();
        }
        const text = chunk === END ? decoder.end() + odd.toString('latin1') : decoder.write(bytes);
        if ((chunk === END && text !== '') || decode_1.HALF_A_LETTER.test(text)) {
            throw new decode_1.Undecodable('is not UTF-16: half a letter stands in it; save it as UTF-8');
        }
        return Buffer.from(text, 'utf8');
    };
}
//# sourceMappingURL=stream.js.map