import { isObject, leavesOf, Reference } from '../../../terraform';
import { addTo } from '../../../terraform/grouping';
import type { AuditedDocument } from '../../document/audited-document';
import type { Subject } from '../../document/subject';
import { Unresolved } from '../../document/verdict';
import { roleOf, scopeOf } from './role-assignments';
import { chainOf, isLoose, type Known, type ScopeChain } from './scope-chain';

/** The keys (SAS rules), and the argument by which each says what it opens. */
export const KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_servicebus_namespace_authorization_rule: 'namespace_id',
    azurerm_servicebus_queue_authorization_rule: 'queue_id',
    azurerm_servicebus_topic_authorization_rule: 'topic_id',
  }),
);

/** What runs programs, and has identities of its own. */
const PROGRAMS = [
  ...['linux', 'windows'].flatMap((system) => [
    `azurerm_${system}_function_app`,
    `azurerm_${system}_function_app_slot`,
    `azurerm_${system}_web_app`,
    `azurerm_${system}_virtual_machine`,
  ]),
  'azurerm_function_app_flex_consumption',
  'azurerm_logic_app_standard',
  'azurerm_logic_app_workflow',
  'azurerm_container_app',
  'azurerm_container_app_job',
  'azurerm_container_group',
];

/** Somebody, or a key, who may receive somewhere. */
export interface Receiver {
  /** The assignment or key. */
  readonly subject: Subject;
  /** Whether it may receive at all. */
  readonly receives: Known;
  /** Where; `undefined` where only Terraform knows. */
  readonly scope: ScopeChain | undefined;
  /** Whether it is for a subscription of a topic or a queue alone; no key is. */
  readonly isLeaf: Known;
  /** Who, by an address or an object id; `undefined` where only Terraform knows, and for a key, which is anybody. */
  readonly principal: string | undefined;
  readonly kind: 'key' | 'people' | 'principal' | 'unknown';
  /** The programs of the document that are this principal. */
  readonly programs: readonly Subject[];
  /** Whether these are all of them. */
  readonly knowsPrograms: boolean;
}

/** All who may receive from anything of Service Bus, or of whom nobody can tell. */
export class Receivers {
  private static readonly known = new WeakMap<AuditedDocument, Receivers>();

  /** Those of a document, read once for all that is asked. */
  static of(document: AuditedDocument): Receivers {
    const known = Receivers.known.get(document) ?? new Receivers(document);
    Receivers.known.set(document, known);
    return known;
  }

  private readonly all = new Map<Subject, Receiver>();
  /** Those that are at a scope, and those that are in it or at it. */
  private readonly at = new Map<string, Receiver[]>();
  private readonly inside = new Map<string, Receiver[]>();
  /** Those of which nothing tells what they are in, or what is in them. */
  private readonly loose: Receiver[] = [];

  private constructor(document: AuditedDocument) {
    const programs = programsOf(document);
    const found = [
      ...document.ofType('azurerm_role_assignment').map((subject) => assignment(subject, document, programs)),
      ...[...KEYS.keys()].flatMap((type) => document.ofType(type).map((subject) => keyOf(subject, document))),
    ].filter(({ receives, scope }) => receives !== false && scope?.isOfMessages !== false);
    for (const receiver of found) {
      const { subject, scope } = receiver;
      this.all.set(subject, receiver);
      // In a leaf is nothing, and what a leaf is in makes no difference to another leaf.
      if (scope === undefined || (isLoose(scope) && !scope.isLeaf)) this.loose.push(receiver);
      for (const [index, place] of (scope?.places ?? []).entries()) {
        const isAt = index === 0 || (index === 1 && scope?.isSomewhere === true) || place === scope?.group;
        if (isAt) addTo(this.at, place, receiver);
        addTo(this.inside, place, receiver);
      }
    }
  }

  find(subject: Subject): Receiver | undefined {
    return this.all.get(subject);
  }

  /** Those whose scopes may overlap with one, without those of which it is plain that they do not. */
  around({ scope }: Receiver): ReadonlySet<Receiver> {
    if (scope === undefined || (isLoose(scope) && !scope.isLeaf)) return new Set(this.all.values());
    const [own = '', next = ''] = scope.places;
    const around = scope.places.flatMap((place) => this.at.get(place) ?? []);
    const inside = [scope.isSomewhere === true ? next : own, scope.group ?? own].flatMap(
      (place) => this.inside.get(place) ?? [],
    );
    return new Set([...around, ...inside, ...this.loose]);
  }
}

function assignment(subject: Subject, document: AuditedDocument, programs: Programs): Receiver {
  const target = document.resolve(subject, 'principal_id');
  const principal =
    target.kind === 'resource' ? target.resource.address : target.kind === 'id' ? target.id.toLowerCase() : undefined;
  const type = subject.raw('principal_type');
  const own = principal === undefined ? [] : (programs.byIdentity.get(principal) ?? []);
  const scope = chainOf(subject, 'scope', document);
  const told = orUnknown(() => scopeOf(subject, document));
  const isSure = scope !== undefined && scope.isSomewhere !== true;
  return {
    subject,
    receives: scope === undefined && told === 'elsewhere' ? false : mayReceive(subject, document),
    scope,
    isLeaf: isSure ? scope.isLeaf : told && (told === 'subscription' || told === 'queue'),
    principal,
    kind: type instanceof Reference ? 'unknown' : type === 'Group' || type === 'User' ? 'people' : 'principal',
    programs: own,
    knowsPrograms: programs.isAll && principal !== undefined,
  };
}

function keyOf(subject: Subject, document: AuditedDocument): Receiver {
  const rights = [subject.raw('listen'), subject.raw('manage')];
  const isSet = rights.some((right) => right === true || right === 'true');
  return {
    subject,
    receives: isSet ? true : rights.some((right) => right instanceof Reference) ? undefined : false,
    scope: chainOf(subject, KEYS.get(subject.type) as string, document),
    isLeaf: false,
    principal: undefined,
    kind: 'key',
    programs: [],
    knowsPrograms: true,
  };
}

/** Whether a role lets somebody take messages. */
function mayReceive(subject: Subject, document: AuditedDocument): Known {
  const definition = document.target(subject, 'role_definition_id');
  if (definition?.type === 'azurerm_role_definition' && definition.resource?.mode === 'managed') {
    return allowsReceiving(definition);
  }
  const role = orUnknown(() => roleOf(subject, document));
  if (role === undefined) return undefined;
  if (role === 'Azure Service Bus Data Receiver' || role === 'Azure Service Bus Data Owner') return true;
  // A role of somebody else: by its id it may be any, and by its name where that is of messages.
  const isOpen = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(role) || /service ?bus/i.test(role);
  return isOpen && role !== 'Azure Service Bus Data Sender' ? undefined : false;
}

function orUnknown<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Unresolved) return undefined;
    throw error;
  }
}

/** The action of receiving, and the wildcards that have it in them. */
const RECEIVE = 'microsoft.servicebus/namespaces/messages/receive/action';

function allowsReceiving(definition: Subject): Known {
  const permissions = definition.raw('permissions');
  const blocks = Array.isArray(permissions) ? permissions : [permissions];
  let isOpen = false;
  for (const block of blocks) {
    if (block instanceof Reference) isOpen = true;
    if (block instanceof Reference || !isObject(block)) continue;
    const [allowed, denied] = [covers(block.data_actions), covers(block.not_data_actions)];
    if (allowed === true && denied === false) return true;
    if (allowed !== false && denied !== true) isOpen = true;
  }
  return isOpen ? undefined : false;
}

/** Whether a list of actions has that of receiving in it. */
function covers(actions: unknown): Known {
  if (actions instanceof Reference) return undefined;
  const list = Array.isArray(actions) ? actions : [];
  const isIt = (action: string) =>
    new RegExp(`^${action.toLowerCase().split('*').map(escaped).join('.*')}$`).test(RECEIVE);
  if (list.some((action) => typeof action === 'string' && isIt(action))) return true;
  return list.some((action) => action instanceof Reference) ? undefined : false;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

interface Programs {
  readonly byIdentity: ReadonlyMap<string, readonly Subject[]>;
  /** Whether there are no others, and none with an identity that only Terraform knows. */
  readonly isAll: boolean;
}

function programsOf(document: AuditedDocument): Programs {
  let isAll = PROGRAMS.every((type) => document.whyMore(type) === undefined);
  const byIdentity = new Map<string, Subject[]>();
  for (const subject of PROGRAMS.flatMap((type) => document.ofType(type))) {
    const identity = subject.raw('identity');
    const whole = leavesOf({ identity }, (part) => part instanceof Reference).filter(({ argument, leaf }) => {
      const isId = /(^|\.)identity_ids(\.|$)/.test(argument);
      if (leaf instanceof Reference && !isId && argument !== 'identity.type' && argument !== 'identity.0.type')
        isAll = false;
      // A plan has null where there is none.
      return isId && leaf !== null;
    });
    const ids = whole.map(({ argument }) => {
      const target = document.resolve(subject, argument);
      if (target.kind === 'resource') return target.resource.address;
      if (target.kind !== 'id') isAll = false;
      return target.kind === 'id' ? target.id.toLowerCase() : '';
    });
    // As the principal of an assignment, an app stands for its own identity.
    for (const identity of new Set([subject.address, ...ids])) addTo(byIdentity, identity, subject);
  }
  return { byIdentity, isAll };
}
