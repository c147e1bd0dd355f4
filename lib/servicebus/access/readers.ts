import { Annotations } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Checks } from '../construct/checks';
import type { IPrincipal } from './principal';
import type { RoleGrant } from './role-grant';

/** What a program takes all messages of. */
export interface Consumed {
  /** The subscription or queue, by its construct path. */
  readonly from: string;
  /** The program, by its construct path. */
  readonly by: string;
}

/**
 * Who receives from one queue or subscription. Each message goes to one receiver: what somebody else has taken from a
 * program starts nothing, and nobody notices. So a program is the only one, and who is granted more is told at synth.
 */
export class Readers {
  private readonly receivers: IPrincipal[] = [];
  private readonly lookers: IPrincipal[] = [];
  private readonly programs = new Map<Construct, IPrincipal>();
  private hasWarned = false;

  constructor(private readonly entity: Construct) {}

  /** Notes somebody who receives. */
  received(principal: IPrincipal, grant: RoleGrant): RoleGrant {
    if (!this.receivers.includes(principal)) this.receivers.push(principal);
    return grant;
  }

  /** Notes somebody who looks, and could take. */
  looked(principal: IPrincipal, grant: RoleGrant): RoleGrant {
    if (!this.lookers.includes(principal)) this.lookers.push(principal);
    return grant;
  }

  /** Notes a program that takes every message. */
  consumed(program: Construct, principal: IPrincipal, grant: RoleGrant): RoleGrant {
    this.programs.set(program, principal);
    return grant;
  }

  /** The program that takes every message, where there is one. */
  get program(): Construct | undefined {
    return [...this.programs.keys()][0];
  }

  get taken(): readonly Consumed[] {
    return [...this.programs.keys()].map((program) => ({ from: this.entity.node.path, by: program.node.path }));
  }

  /** @param forwardTo where everything goes on to, if it does: then nobody receives here */
  check(checks: Checks, forwardTo: IConstruct | undefined): void {
    const { receivers, lookers, programs } = this;
    const own = new Set([...programs.values()].map(({ principalId }) => principalId));
    const others = receivers.filter(({ principalId }) => !own.has(principalId));
    const names = others.map(({ principalName }) => principalName);
    const paths = [...programs.keys()].map(({ node }) => node.path);
    if (forwardTo !== undefined) {
      const everybody = [...paths, ...names, ...lookers.map(({ principalName }) => principalName)];
      checks.require(
        everybody.length === 0,
        'grantReceive',
        everybody,
        `nobody, since everything goes on to ${forwardTo.node.id}`,
        'grant grantReceive at the queue that it goes to, or leave forwardTo out',
      );
      return;
    }
    checks.require(
      programs.size < 2,
      'consumers',
      paths,
      'one program: each message goes to one of them, and the other never sees it',
      'take one away, or give it a subscription of its own with the same rules',
    );
    checks.require(
      programs.size === 0 || names.length === 0,
      'grantReceive',
      names,
      `nobody beside ${paths[0]}, which takes every message: what somebody else takes starts nothing`,
      'take the grant away, or the program; who only looks gets grantPeek, and dead letters are read where forwardDeadLetteredMessagesTo leads',
    );
    checks.require(
      lookers.length === 0 || programs.size + receivers.length > 0,
      'grantPeek',
      lookers.map(({ principalName }) => principalName),
      'somebody who looks beside somebody who receives',
      'use grantReceive: nobody else does',
    );
    if (names.length > 1 && programs.size === 0) this.warnOfSeveral(names);
  }

  /** Workers of one program may have two identities: meant, or a loss that nobody notices. Once, with all that were added. */
  private warnOfSeveral(names: readonly string[]): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    Annotations.of(this.entity).addWarning(
      `${names.join(', ')} receive here, and each message goes to one of them alone: give each a subscription of its own with the same rules, or grantPeek to who only looks (shared-receivers)`,
    );
  }
}
