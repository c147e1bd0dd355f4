import { PortProblem, type Ports } from '../port/port';

/** The key that Microsoft's emulator has in its connection strings; any other is taken as well. */
const KEY = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE';
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/i;

/** The addresses and ports of this machine that a Service Bus listens on. */
export class ListenedPorts {
  private readonly found: number[] = [];

  constructor(
    private readonly listening: Ports,
    private readonly host: string,
  ) {}

  /** The ports, that of the connection string first. */
  get numbers(): readonly number[] {
    return this.found;
  }

  /** What clients of every language connect with, and administration clients too. */
  get connectionString(): string {
    const host = isEverywhere(this.host) ? 'localhost' : this.host;
    const shown = host.includes(':') ? `[${host}]` : host;
    return `Endpoint=sb://${shown}:${this.found[0]};${KEY};UseDevelopmentEmulator=true;`;
  }

  /** Whether nobody but programs on this machine can reach it. */
  get isLoopback(): boolean {
    return LOOPBACK.test(this.host);
  }

  /**
   * Listens on a port, 0 for one that is free, and on those of the others that are.
   *
   * @throws PortProblem where the first is taken, or may not be used
   */
  async listen(port: number, others: readonly number[]): Promise<void> {
    const [first = '', ...further] = addressesOf(this.host);
    const number = await this.listening.listen(first, port);
    this.found.push(number);
    for (const host of further) await this.perhaps(host, number);
    for (const other of others.filter((one) => one !== number)) {
      const taken = await Promise.all(addressesOf(this.host).map((host) => this.perhaps(host, other)));
      if (taken[0] === true) this.found.push(other);
    }
  }

  /** Listens where that is possible: not every machine has IPv6. */
  private async perhaps(host: string, port: number): Promise<boolean> {
    try {
      await this.listening.listen(host, port);
      return true;
    } catch (error) {
      if (error instanceof PortProblem) return false;
      throw error;
    }
  }
}

/** `localhost` is two addresses, and clients try either first; the first of them has to be free. */
export function addressesOf(host: string): string[] {
  return host.toLowerCase() === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
