import type { Container } from 'rhea';

interface Mechanisms {
  enable_anonymous(): void;
  enable_plain(isRight: (name: string, password: string) => boolean): void;
  [name: string]: unknown;
}

/**
 * Lets everybody in who says who he is in a way that the service knows: any name, key and certificate is right. Who has a
 * token shows it later, to `$cbs`.
 */
export function letEverybodyIn(container: Container): void {
  const owner = container as unknown as { sasl_server_mechanisms: Mechanisms };
  const { sasl_server_mechanisms: known } = owner;
  known.enable_anonymous();
  known.enable_plain(() => true);
  for (const name of ['MSSBCBS', 'EXTERNAL']) known[name] = () => new AnyAnswer();
  // rhea tells a client with another mechanism that it failed, and leaves it connected for ever.
  owner.sasl_server_mechanisms = new Proxy(known, {
    get: (mechanisms, name) =>
      Object.hasOwn(mechanisms, name) ? mechanisms[name as string] : () => new NoAnswer(String(name)),
  });
}

/** A mechanism of SASL to which any answer is right. */
class AnyAnswer {
  outcome: boolean | undefined;
  readonly username = 'anybody';

  start(): void {
    this.outcome = true;
  }
}

/** One that nobody knows: its client is told so, and disconnected. */
class NoAnswer {
  constructor(private readonly name: string) {}

  start(): Promise<never> {
    return Promise.reject(new Error(`there is no mechanism ${this.name}`));
  }
}
