import { hostname } from 'node:os';

const LOOPBACK = /^(?:localhost|(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request may come in, by its headers `Host` and `Origin`. A page of somebody else can make a browser on this
 * machine send requests to it: straight away, when `Origin` says whose page it is, or after its own name was pointed at
 * this machine, when `Host` says that name.
 *
 * @param listening the address that is listened on, which is a name of this machine too
 * @returns why it may not; `undefined` where it may
 */
export function foreignness(
  { host, origin }: { readonly host?: string | undefined; readonly origin?: string | undefined },
  listening: string,
): string | undefined {
  if (!isOfThisMachine(nameIn(`http://${host}`), listening))
    return `the host ${JSON.stringify(host ?? '')} is not this machine`;
  if (origin === undefined) return undefined;
  // A page of another port of this machine is another page: only what this server has sent may ask it.
  return nameAndPort(origin) === nameAndPort(`http://${host}`)
    ? undefined
    : `a page of ${JSON.stringify(origin)} may not ask this`;
}

function isOfThisMachine(name: string | undefined, listening: string): boolean {
  if (name === undefined) return false;
  return (
    LOOPBACK.test(name) || [listening, hostname(), 'host.docker.internal'].some((own) => own.toLowerCase() === name)
  );
}

function nameIn(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

function nameAndPort(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}
