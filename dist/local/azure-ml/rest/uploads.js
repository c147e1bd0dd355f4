"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Uploads = void 0;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const http_1 = require("../../http");
/** Code has at most so many bytes a file. */
const LARGEST = 256 * 1024 * 1024;
const ADDRESS = /^\/blob\/([0-9a-f-]{36})(?:\/(.*))?$/;
/**
 * Where clients put the files of code before they register it: as much of Blob Storage as that takes, each container with
 * an address of its own that nobody can guess.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
 */
class Uploads {
    folder;
    /** @param folder a folder of its own, where the files stay */
    constructor(folder) {
        this.folder = folder;
    }
    /** A new place for files, and what the client needs to put them there. */
    begin(origin) {
        const container = (0, node_crypto_1.randomUUID)();
        (0, node_fs_1.mkdirSync)((0, node_path_1.join)(this.folder, container), { recursive: true });
        const blobUri = `${origin}/blob/${container}`;
        return {
            blobReferenceForConsumption: {
                blobUri,
                storageAccountArmId: '',
                credential: { credentialType: 'SAS', sasUri: `${blobUri}?sv=2024-11-04&sr=c&sp=rcwl&sig=this-machine` },
            },
            pendingUploadId: container,
            pendingUploadType: 'TemporaryBlobReference',
        };
    }
    /** The files at an address, by their path below it; none where it is no place of this machine. */
    filesAt(address) {
        const [, container, path = ''] = URL.canParse(address) ? (ADDRESS.exec(new URL(address).pathname) ?? []) : [];
        const root = container === undefined ? undefined : this.pathOf(container, decodeURIComponent(path));
        if (root === undefined || !(0, node_fs_1.existsSync)(root))
            return new Map();
        if ((0, node_fs_1.statSync)(root).isFile())
            return new Map([[root.split(node_path_1.sep).at(-1) ?? '', root]]);
        return new Map(filesIn(root).map((file) => [(0, node_path_1.relative)(root, file).split(node_path_1.sep).join('/'), file]));
    }
    async answer(request, response) {
        const { method, url } = request;
        const [, container = '', path = ''] = ADDRESS.exec(url.pathname) ?? [];
        if (container === '')
            return false;
        const file = this.pathOf(container, decodeURIComponent(path));
        if (file === undefined || !(0, node_fs_1.existsSync)((0, node_path_1.join)(this.folder, container)))
            fail(response, 404, 'ContainerNotFound');
        else if (method === 'GET' && url.searchParams.get('comp') === 'list')
            this.list(response, container, url.searchParams.get('prefix') ?? '');
        else if (method === 'PUT' && url.searchParams.get('comp') === 'metadata')
            done(response, 200);
        else if (method === 'PUT' && request.headers['x-ms-blob-type'] === 'BlockBlob' && !url.searchParams.has('comp')) {
            const bytes = await (0, http_1.bodyOf)(request, LARGEST);
            (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(file), { recursive: true });
            (0, node_fs_1.writeFileSync)(file, bytes);
            done(response, 201);
        }
        else if (method === 'HEAD' && (0, node_fs_1.existsSync)(file) && (0, node_fs_1.statSync)(file).isFile()) {
            done(response, 200, { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': String((0, node_fs_1.statSync)(file).size) });
        }
        else if (method === 'HEAD' || method === 'GET')
            fail(response, 404, 'BlobNotFound');
        else
            fail(response, 400, 'UnsupportedHttpVerb');
        return true;
    }
    list(response, container, prefix) {
        const root = (0, node_path_1.join)(this.folder, container);
        const names = filesIn(root).map((file) => (0, node_path_1.relative)(root, file).split(node_path_1.sep).join('/'));
        const blobs = names
            .filter((name) => name.startsWith(prefix))
            .map((name) => `<Blob><Name>${name.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</Name><Properties><BlobType>BlockBlob</BlobType></Properties></Blob>`);
        const text = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="${container}"><Blobs>${blobs.join('')}</Blobs><NextMarker /></EnumerationResults>`;
        response.writeHead(200, { 'Content-Type': 'application/xml', 'x-ms-version': '2024-11-04' });
        response.end(text);
    }
    /** A path in a container; `undefined` for one that would leave it. */
    pathOf(container, path) {
        const root = (0, node_path_1.join)(this.folder, container);
        const place = (0, node_path_1.resolve)(root, path);
        const within = (0, node_path_1.relative)(root, place);
        return within.startsWith('..') || (0, node_path_1.isAbsolute)(within) || path.includes('\0') ? undefined : place;
    }
}
exports.Uploads = Uploads;
function filesIn(folder) {
    return (0, node_fs_1.readdirSync)(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, path, name }) => (0, node_path_1.join)(parentPath ?? path, name))
        .sort();
}
function done(response, status, headers = {}) {
    const common = { ETag: '"0x1"', 'Last-Modified': new Date().toUTCString(), 'x-ms-version': '2024-11-04' };
    response.writeHead(status, { ...common, ...headers });
    response.end();
}
function fail(response, status, code) {
    const text = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
    response.writeHead(status, { 'Content-Type': 'application/xml', 'x-ms-error-code': code });
    response.end(text);
}
//# sourceMappingURL=uploads.js.map