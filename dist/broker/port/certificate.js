"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.certificateNames = certificateNames;
exports.userCertificate = userCertificate;
exports.makeCertificate = makeCertificate;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_os_1 = require("node:os");
const node_path_1 = require("node:path");
const DAY = 86_400_000;
/** Apple's systems trust no certificate that is longer valid than 825 days, whoever made it. */
const VALID = 800 * DAY;
/** One that ends so soon is made anew. */
const RENEWED = 30 * DAY;
const BITS = 2048;
/** The names that it is good for: this machine as programs on it, and in containers on it, call it. */
function certificateNames() {
    return {
        names: [...new Set(['localhost', '*.localhost', 'host.docker.internal', (0, node_os_1.hostname)().toLowerCase()])],
        addresses: ['127.0.0.1', '::1'],
    };
}
/**
 * The certificate of this user on this machine: made once, and kept in the folder that the system has for data of programs,
 * so that it has to be trusted once. Where nothing can be written there, one for this run.
 *
 * It signs nothing but itself: who trusts it trusts this machine's Service Bus and nobody else.
 *
 * @param folder where it is kept
 */
function userCertificate(folder = dataFolder()) {
    const [whole, alone] = [(0, node_path_1.join)(folder, 'service-bus-key.pem'), (0, node_path_1.join)(folder, 'service-bus-certificate.pem')];
    const kept = readKept(whole);
    if (kept !== undefined)
        return withFile(kept, alone);
    const made = makeCertificate(new Date());
    try {
        (0, node_fs_1.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        const first = keepFirst(whole, made);
        return withFile(first, alone);
    }
    catch {
        return { ...made, file: undefined };
    }
}
function readKept(path) {
    try {
        const text = (0, node_fs_1.readFileSync)(path, 'utf8');
        const at = text.indexOf('-----BEGIN CERTIFICATE-----');
        const certificate = text.slice(at);
        if (at < 0 || Date.parse(new node_crypto_1.X509Certificate(certificate).validTo) - Date.now() < RENEWED)
            return undefined;
        return { key: text.slice(0, at), certificate };
    }
    catch {
        return undefined;
    }
}
/** Keeps a certificate, or takes the one that another process has kept in the meantime. Key and certificate are one file. */
function keepFirst(path, made) {
    const draft = `${path}.${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
    (0, node_fs_1.writeFileSync)(draft, made.key + made.certificate, { mode: 0o600, flag: 'wx' });
    try {
        // What is there has ended, or cannot be read.
        if (readKept(path) === undefined)
            remove(path);
        (0, node_fs_1.linkSync)(draft, path);
    }
    catch {
        // Somebody else was faster.
    }
    finally {
        remove(draft);
    }
    return readKept(path) ?? made;
}
function withFile(pair, path) {
    try {
        if (textAt(path) !== pair.certificate) {
            const draft = `${path}.${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
            (0, node_fs_1.writeFileSync)(draft, pair.certificate, { flag: 'wx' });
            (0, node_fs_1.chmodSync)(draft, 0o644);
            (0, node_fs_1.renameSync)(draft, path);
        }
        return { ...pair, file: path };
    }
    catch {
        return { ...pair, file: undefined };
    }
}
function textAt(path) {
    try {
        return (0, node_fs_1.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
function remove(path) {
    try {
        (0, node_fs_1.unlinkSync)(path);
    }
    catch {
        // It is not there.
    }
}
/** Where programs of a user keep their data. */
function dataFolder() {
    const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
    const base = process.platform === 'win32'
        ? (LOCALAPPDATA ?? (0, node_path_1.join)((0, node_os_1.homedir)(), 'AppData', 'Local'))
        : process.platform === 'darwin'
            ? (0, node_path_1.join)((0, node_os_1.homedir)(), 'Library', 'Application Support')
            : XDG_DATA_HOME || (0, node_path_1.join)((0, node_os_1.homedir)(), '.local', 'share');
    return (0, node_path_1.join)(base, 'training-job-scheduler');
}
/** A certificate that has signed itself, and may sign nothing else. */
function makeCertificate(now) {
    // Loaded where one is made: it takes longer than the rest of the start.
    const { md, pki } = require('node-forge');
    const { privateKey: key } = (0, node_crypto_1.generateKeyPairSync)('rsa', {
        modulusLength: BITS,
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const signer = pki.privateKeyFromPem(key);
    const certificate = pki.createCertificate();
    certificate.publicKey = pki.setRsaPublicKey(signer.n, signer.e);
    // A number that begins with a bit of 1 would be negative.
    certificate.serialNumber = `01${(0, node_crypto_1.randomBytes)(15).toString('hex')}`;
    certificate.validity.notBefore = new Date(now.getTime() - DAY);
    certificate.validity.notAfter = new Date(now.getTime() + VALID);
    const subject = [{ name: 'commonName', value: 'Service Bus on this machine (training-job-scheduler)' }];
    certificate.setSubject(subject);
    certificate.setIssuer(subject);
    const { names, addresses } = certificateNames();
    certificate.setExtensions([
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectKeyIdentifier' },
        {
            name: 'subjectAltName',
            altNames: [...names.map((value) => ({ type: 2, value })), ...addresses.map((ip) => ({ type: 7, ip }))],
        },
    ]);
    certificate.sign(signer, md.sha256.create());
    return { key, certificate: pki.certificateToPem(certificate) };
}
//# sourceMappingURL=certificate.js.map