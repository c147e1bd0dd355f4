import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';
const TENANT = '00000000-0000-0000-0000-000000000002';
const CLIENT = '00000000-0000-0000-0000-000000000003';

/** Parts of Azure that somebody has registered: azurerm asks which of those that a stack names are not. */
const REGISTERED = [
  'App',
  'EventGrid',
  'Insights',
  'KeyVault',
  'Logic',
  'MachineLearningServices',
  'ManagedIdentity',
  'Network',
  'OperationalInsights',
  'ServiceBus',
  'Storage',
  'Web',
].map((name) => `Microsoft.${name}`);

/** What is looked up in Azure while something is planned, by the end of its path. */
const EXISTING: readonly (readonly [path: RegExp, properties: object, others: object])[] = [
  [
    /\/providers\/Microsoft\.KeyVault\/vaults\/([^/]+)$/i,
    { tenantId: TENANT, sku: { family: 'A', name: 'premium' }, enableRbacAuthorization: true, accessPolicies: [] },
    {},
  ],
  [
    /\/providers\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)$/i,
    { provisioningState: 'Succeeded' },
    { identity: { type: 'SystemAssigned', principalId: CLIENT, tenantId: TENANT }, sku: { name: 'Basic' } },
  ],
];

/**
 * As much of Azure's sign-in and resource manager as the real azurerm asks for while it plans what is not there yet: the
 * endpoints of a cloud, a token, the subscription, and resources that data sources read. All else is not found.
 */
export class ArmStandIn {
  /** What was asked for and is not here. */
  readonly unknown: string[] = [];

  static async start(): Promise<ArmStandIn> {
    const folder = mkdtempSync(join(tmpdir(), 'arm-'));
    certify(folder);
    const read = (name: string) => readFileSync(join(folder, name));
    const server = createServer({ key: read('key.pem'), cert: read('cert.pem') });
    const arm = new ArmStandIn(server, join(folder, 'ca.pem'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return arm;
  }

  private constructor(
    private readonly server: Server,
    private readonly authority: string,
  ) {
    server.on('request', (request, response) => {
      request.resume();
      const answer = this.answer(new URL(request.url ?? '/', this.url));
      if (answer === undefined) this.unknown.push(`${request.method} ${request.url}`);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: { code: 'ResourceNotFound', message: 'not here' } }));
    });
  }

  /** What azurerm finds it by. */
  get environment(): Record<string, string> {
    return {
      ARM_METADATA_HOSTNAME: this.host,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_TENANT_ID: TENANT,
      ARM_CLIENT_ID: CLIENT,
      ARM_CLIENT_SECRET: 'none',
      ARM_USE_CLI: 'false',
      SSL_CERT_FILE: this.authority,
    };
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private get host(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  private get url(): string {
    return `https://${this.host}`;
  }

  private answer(url: URL): unknown {
    const path = url.pathname;
    if (path === '/metadata/endpoints') return this.cloud();
    if (path.endsWith('/oauth2/v2.0/token'))
      return { token_type: 'Bearer', expires_in: 3600, access_token: this.token() };
    if (path === `/subscriptions/${SUBSCRIPTION}`) {
      return { id: path, subscriptionId: SUBSCRIPTION, tenantId: TENANT, displayName: 'none', state: 'Enabled' };
    }
    if (path === `/subscriptions/${SUBSCRIPTION}/providers`) {
      return {
        value: REGISTERED.map((namespace) => ({ namespace, registrationState: 'Registered', resourceTypes: [] })),
      };
    }
    for (const [pattern, properties, others] of EXISTING) {
      const name = pattern.exec(path)?.[1];
      if (name === undefined) continue;
      return {
        id: path,
        name,
        location: 'westeurope',
        ...others,
        properties: { ...properties, vaultUri: `https://${name}.vault.azure.net/` },
      };
    }
    return undefined;
  }

  private cloud(): object {
    return {
      name: 'AzureCloud',
      resourceManager: this.url,
      microsoftGraphResourceId: this.url,
      authentication: { loginEndpoint: this.url, audiences: [this.url], tenant: 'common', identityProvider: 'AAD' },
      suffixes: { storage: 'core.windows.net', keyVaultDns: 'vault.azure.net' },
    };
  }

  private token(): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', typ: 'JWT' })}.${part({ oid: CLIENT, appid: CLIENT, tid: TENANT, aud: this.url })}.none`;
  }
}

/** A certificate for this machine, of an authority of its own: azurerm talks over TLS alone. */
function certify(folder: string): void {
  const openssl = (...options: string[]) => execFileSync('openssl', options, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...key, '-days', '2', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=arm-stand-in');
  openssl('req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=localhost');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost');
  const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl('x509', '-req', '-in', 'request.pem', ...authority, '-out', 'cert.pem', '-days', '2', '-extfile', 'names');
}
