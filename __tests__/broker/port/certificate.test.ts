import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate, userCertificate } from '../../../lib/broker/port/certificate';

const DAY = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('it is good for this machine, for its key, and signs nothing else', () => {
  const { key, certificate } = makeCertificate(new Date());
  const made = new X509Certificate(certificate);
  expect(made.subjectAltName).toMatch(/DNS:localhost,.*IP Address:127\.0\.0\.1, IP Address:0:0:0:0:0:0:0:1/);
  expect([made.ca, made.verify(made.publicKey), made.keyUsage]).toEqual([false, true, ['1.3.6.1.5.5.7.3.1']]);
  expect(made.checkPrivateKey(require('node:crypto').createPrivateKey(key))).toBe(true);
  expect(Date.parse(made.validTo) - Date.now()).toBeLessThan(825 * DAY);
});

test('it is made once, and its key is for this user alone', () => {
  const first = userCertificate(join(folder, 'a', 'b'));
  const second = userCertificate(join(folder, 'a', 'b'));
  expect(second).toEqual(first);
  expect(readFileSync(first.file as string, 'utf8')).toBe(first.certificate);
  expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual(['service-bus-certificate.pem', 'service-bus-key.pem']);
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, 'a', 'b', 'service-bus-key.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
  }
});

test.each([
  ['has ended nearly', () => Object.values(makeCertificate(new Date(Date.now() - 775 * DAY))).join('')],
  ['is broken', () => 'what?'],
])('one that %s is made anew', (_, kept) => {
  writeFileSync(join(folder, 'service-bus-key.pem'), kept());
  const made = userCertificate(folder);
  expect(Date.parse(new X509Certificate(made.certificate).validTo) - Date.now()).toBeGreaterThan(790 * DAY);
  expect(userCertificate(folder)).toEqual(made);
});

test('where nothing can be written there is one for this run', () => {
  writeFileSync(join(folder, 'file'), '');
  const made = userCertificate(join(folder, 'file', 'below'));
  expect([made.file, new X509Certificate(made.certificate).ca]).toEqual([undefined, false]);
});
