import type { ServiceBusClient } from '@azure/service-bus';

/** What is looked at of a connection of rhea, which the client talks through. */
interface RheaConnection {
  readonly socket?: { destroy(): void };
  readonly heartbeat_in?: NodeJS.Timeout;
  readonly heartbeat_out?: NodeJS.Timeout;
}

/**
 * Closes a client with all that it has open.
 *
 * One that is closed while it connects does not wait for that: rhea connects all the same, begins its heartbeat, and keeps the
 * process alive until two minutes later nobody has answered.
 */
export async function closeClient(client: ServiceBusClient): Promise<void> {
  await client.close().catch(() => undefined);
  const { _connectionContext: context } = client as unknown as {
    readonly _connectionContext?: { readonly connection?: { readonly _connection?: RheaConnection } };
  };
  const connection = context?.connection?._connection;
  connection?.socket?.destroy();
  // What it has still to write begins the heartbeat again.
  await new Promise((resolve) => setImmediate(resolve));
  clearTimeout(connection?.heartbeat_in);
  clearTimeout(connection?.heartbeat_out);
}
