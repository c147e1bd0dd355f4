import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import type Forge from 'node-forge';

/** What TLS is answered with. */
export interface Certificate {
  /** PEM; nobody else may read it. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** The file with the certificate alone, for clients to trust; `undefined` where no file could be written. */
  readonly file: string | undefined;
}

const DAY = 86_400_000;
/** Apple's systems trust no certificate that is longer valid than 825 days, whoever made it. */
const VALID = 800 * DAY;
/** One that ends so soon is made anew. */
const RENEWED = 30 * DAY;
const BITS = 2048;

/** The names that it is good for: this machine as programs on it, and in containers on it, call it. */
export function certificateNames(): { readonly names: readonly string[]; readonly addresses: readonly string[] } {
  return {
    names: [...new Set(['localhost', '*.localhost', 'host.docker.internal', hostname().toLowerCase()])],
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
export function userCertificate(folder: string = dataFolder()): Certificate {
  const [whole, alone] = [join(folder, 'service-bus-key.pem'), join(folder, 'service-bus-certificate.pem')];
  const kept = readKept(whole);
  if (kept !== undefined) return withFile(kept, alone);
  const made = makeCertificate(new Date());
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const first = keepFirst(whole, made);
    return withFile(first, alone);
  } catch {
    return { ...made, file: undefined };
  }
}

type Pair = Omit<Certificate, 'file'>;

function readKept(path: string): Pair | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const at = text.indexOf('-----BEGIN CERTIFICATE-----');
    const certificate = text.slice(at);
    if (at < 0 || Date.parse(new X509Certificate(certificate).validTo) - Date.now() < RENEWED) return undefined;
    return { key: text.slice(0, at), certificate };
  } catch {
    return undefined;
  }
}

/** Keeps a certificate, or takes the one that another process has kept in the meantime. Key and certificate are one file. */
function keepFirst(path: string, made: Pair): Pair {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, made.key + made.certificate, { mode: 0o600, flag: 'wx' });
  try {
    // What is there has ended, or cannot be read.
    if (readKept(path) === undefined) remove(path);
    linkSync(draft, path);
  } catch {
    // Somebody else was faster.
  } finally {
    remove(draft);
  }
  return readKept(path) ?? made;
}

function withFile(pair: Pair, path: string): Certificate {
  try {
    if (textAt(path) !== pair.certificate) {
      const draft = `${path}.${randomBytes(6).toString('hex')}`;
      writeFileSync(draft, pair.certificate, { flag: 'wx' });
      chmodSync(draft, 0o644);
      renameSync(draft, path);
    }
    return { ...pair, file: path };
  } catch {
    return { ...pair, file: undefined };
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is not there.
  }
}

/** Where programs of a user keep their data. */
function dataFolder(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  const base =
    process.platform === 'win32'
      ? (LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return join(base, 'training-job-scheduler');
}

/** A certificate that has signed itself, and may sign nothing else. */
export function makeCertificate(now: Date): Pair {
  // Loaded where one is made: it takes longer than the rest of the start.
  const { md, pki } = require('node-forge') as typeof Forge;
  const { privateKey: key } = generateKeyPairSync('rsa', {
    modulusLength: BITS,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const signer = pki.privateKeyFromPem(key);
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.setRsaPublicKey(signer.n, signer.e);
  // A number that begins with a bit of 1 would be negative.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
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
