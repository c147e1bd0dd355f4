import type { Duplex } from 'node:stream';
import rhea, { type Connection, type Container } from 'rhea';
import type { RunningBroker } from '../running-broker';
import { Client } from './client';
import { letEverybodyIn } from './mechanisms';
import { closeAtOnce, limitFrames } from './rhea';
import { takeOverConnection } from './taken-session';

/** A client that says nothing for so long is gone, as with the service. */
const IDLE = 240_000;
const LARGEST_FRAME = 65_536;
/** What clients are told when they connect. rhea takes it from the options of a connection alone. */
const LIMITS = { idle_time_out: IDLE, max_frame_size: LARGEST_FRAME, channel_max: 4999 };

/**
 * AMQP 1.0 around the broker, as the official clients speak it.
 *
 * Every link, transfer and disposition becomes a command to the state machine, and its effects become frames: what is decided
 * is decided there.
 */
export class AmqpEdge {
  private readonly container: Container = rhea.create_container({
    id: 'service-bus',
    receiver_options: { credit_window: 0, autoaccept: false, autosettle: false },
    sender_options: { autosettle: false, treat_modified_as_released: false },
  });
  private readonly connections = new Set<Connection>();
  private accepted = 0;

  constructor(private readonly broker: RunningBroker) {
    letEverybodyIn(this.container);
  }

  /** Serves a connection, of which nothing has been read yet. */
  serve(stream: Duplex): void {
    const connection = this.container.create_connection(LIMITS as never);
    takeOverConnection(connection);
    const client = new Client(this.broker, connection, `connection-${this.accepted++}`);
    this.connections.add(connection);
    let isGone = false;
    const gone = (): void => {
      if (isGone) return;
      isGone = true;
      this.connections.delete(connection);
      client.gone();
      stream.destroy();
      // What rhea has still to do with it would begin its heartbeat again, and keep the process alive.
      setImmediate(() => endHeartbeat(connection));
    };
    const nonsense = (why: string): void => {
      // A client that speaks nonsense is told so, as far as it understands anything.
      closeAtOnce(connection, 'amqp:connection:framing-error', why);
      stream.end();
      setImmediate(gone);
    };
    connection.on('protocol_error', ((error: Error) => nonsense(error.message)) as never);
    connection.on('error', ((error: Error) => nonsense(error.message)) as never);
    limitFrames(connection, LARGEST_FRAME, (size) =>
      nonsense(`a frame has ${size} bytes, and ${LARGEST_FRAME} are the most that a connection takes`),
    );
    connection.on('connection_error', () => {});
    connection.on('session_error', () => {});
    connection.on('sender_error', () => {});
    connection.on('receiver_error', () => {});
    connection.on('disconnected', gone);
    connection.on('connection_close', () => setImmediate(gone));
    stream.once('close', gone);
    connection.accept(stream as never);
  }

  /** Ends all connections with the reason. */
  close(): void {
    for (const connection of this.connections) {
      connection.close({ condition: 'amqp:connection:forced', description: 'Service Bus on this machine is stopped.' });
    }
  }
}

function endHeartbeat(connection: Connection): void {
  const { heartbeat_out: sent, heartbeat_in: awaited } = connection as unknown as Readonly<
    Record<string, NodeJS.Timeout>
  >;
  clearTimeout(sent);
  clearTimeout(awaited);
}
