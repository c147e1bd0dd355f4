"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Receivers = exports.KEYS = void 0;
const terraform_1 = require("../../terraform");
const grouping_1 = require("../../terraform/grouping");
const verdict_1 = require("../verdict");
const roles_1 = require("./roles");
const scope_chain_1 = require("./scope-chain");
/** The keys (SAS rules), and the argument by which each says what it opens. */
exports.KEYS = new Map(Object.entries({
    azurerm_servicebus_namespace_authorization_rule: 'namespace_id',
    azurerm_servicebus_queue_authorization_rule: 'queue_id',
    azurerm_servicebus_topic_authorization_rule: 'topic_id',
}));
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
/** All who may receive from anything of Service Bus, or of whom nobody can tell. */
class Receivers {
    static known = new WeakMap();
    /** Those of a document, read once for all that is asked. */
    static of(document) {
        const known = Receivers.known.get(document) ?? new Receivers(document);
        Receivers.known.set(document, known);
        return known;
    }
    all = new Map();
    /** Those that are at a scope, and those that are in it or at it. */
    at = new Map();
    inside = new Map();
    /** Those of which nothing tells what they are in, or what is in them. */
    loose = [];
    constructor(document) {
        const programs = programsOf(document);
        const found = [
            ...document.ofType('azurerm_role_assignment').map((subject) => assignment(subject, document, programs)),
            ...[...exports.KEYS.keys()].flatMap((type) => document.ofType(type).map((subject) => keyOf(subject, document))),
        ].filter(({ receives, scope }) => receives !== false && scope?.isOfMessages !== false);
        for (const receiver of found) {
            const { subject, scope } = receiver;
            this.all.set(subject, receiver);
            // In a leaf is nothing, and what a leaf is in makes no difference to another leaf.
            if (scope === undefined || ((0, scope_chain_1.isLoose)(scope) && !scope.isLeaf))
                this.loose.push(receiver);
            for (const [index, place] of (scope?.places ?? []).entries()) {
                if (index === 0 || (index === 1 && scope?.isSomewhere === true))
                    (0, grouping_1.addTo)(this.at, place, receiver);
                (0, grouping_1.addTo)(this.inside, place, receiver);
            }
        }
    }
    find(subject) {
        return this.all.get(subject);
    }
    /** Those whose scopes may overlap with one, without those of which it is plain that they do not. */
    around({ scope }) {
        if (scope === undefined || ((0, scope_chain_1.isLoose)(scope) && !scope.isLeaf))
            return new Set(this.all.values());
        const [own = '', next = ''] = scope.places;
        const around = scope.places.flatMap((place) => this.at.get(place) ?? []);
        const inside = this.inside.get(scope.isSomewhere === true ? next : own) ?? [];
        return new Set([...around, ...inside, ...this.loose]);
    }
}
exports.Receivers = Receivers;
function assignment(subject, document, programs) {
    const target = document.resolve(subject, 'principal_id');
    const principal = target.kind === 'resource' ? target.resource.address : target.kind === 'id' ? target.id.toLowerCase() : undefined;
    const type = subject.raw('principal_type');
    const own = principal === undefined ? [] : (programs.byIdentity.get(principal) ?? []);
    const scope = (0, scope_chain_1.chainOf)(subject, 'scope', document);
    const isElsewhere = scope === undefined ? orUnknown(() => (0, roles_1.scopeOf)(subject, document) === 'elsewhere') === true : false;
    return {
        subject,
        receives: isElsewhere ? false : mayReceive(subject, document),
        scope,
        principal,
        kind: type instanceof terraform_1.Reference ? 'unknown' : type === 'Group' || type === 'User' ? 'people' : 'principal',
        programs: own,
        knowsPrograms: programs.isAll && principal !== undefined,
    };
}
function keyOf(subject, document) {
    const rights = [subject.raw('listen'), subject.raw('manage')];
    const isSet = rights.some((right) => right === true || right === 'true');
    return {
        subject,
        receives: isSet ? true : rights.some((right) => right instanceof terraform_1.Reference) ? undefined : false,
        scope: (0, scope_chain_1.chainOf)(subject, exports.KEYS.get(subject.type), document),
        principal: undefined,
        kind: 'key',
        programs: [],
        knowsPrograms: true,
    };
}
/** Whether a role lets somebody take messages. */
function mayReceive(subject, document) {
    const definition = document.target(subject, 'role_definition_id');
    if (definition?.type === 'azurerm_role_definition' && definition.resource?.mode === 'managed') {
        return allowsReceiving(definition);
    }
    const role = orUnknown(() => (0, roles_1.roleOf)(subject, document));
    if (role === undefined)
        return undefined;
    if (role === 'Azure Service Bus Data Receiver' || role === 'Azure Service Bus Data Owner')
        return true;
    // A role of somebody else: by its id it may be any, and by its name where that is of messages.
    const isOpen = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(role) || /service ?bus/i.test(role);
    return isOpen && role !== 'Azure Service Bus Data Sender' ? undefined : false;
}
function orUnknown(ask) {
    try {
        return ask();
    }
    catch (error) {
        if (error instanceof verdict_1.Unresolved)
            return undefined;
        throw error;
    }
}
/** The action of receiving, and the wildcards that have it in them. */
const RECEIVE = 'microsoft.servicebus/namespaces/messages/receive/action';
function allowsReceiving(definition) {
    const permissions = definition.raw('permissions');
    const blocks = Array.isArray(permissions) ? permissions : [permissions];
    let isOpen = false;
    for (const block of blocks) {
        if (block instanceof terraform_1.Reference)
            isOpen = true;
        if (block instanceof terraform_1.Reference || !(0, terraform_1.isObject)(block))
            continue;
        const [allowed, denied] = [covers(block.data_actions), covers(block.not_data_actions)];
        if (allowed === true && denied === false)
            return true;
        if (allowed !== false && denied !== true)
            isOpen = true;
    }
    return isOpen ? undefined : false;
}
/** Whether a list of actions has that of receiving in it. */
function covers(actions) {
    if (actions instanceof terraform_1.Reference)
        return undefined;
    const list = Array.isArray(actions) ? actions : [];
    const isIt = (action) => new RegExp(`^${action.toLowerCase().split('*').map(escaped).join('.*')}$`).test(RECEIVE);
    if (list.some((action) => typeof action === 'string' && isIt(action)))
        return true;
    return list.some((action) => action instanceof terraform_1.Reference) ? undefined : false;
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function programsOf(document) {
    let isAll = PROGRAMS.every((type) => document.whyMore(type) === undefined);
    const byIdentity = new Map();
    for (const subject of PROGRAMS.flatMap((type) => document.ofType(type))) {
        const identity = subject.raw('identity');
        const whole = (0, terraform_1.leavesOf)({ identity }, (part) => part instanceof terraform_1.Reference).filter(({ argument, leaf }) => {
            const isId = /(^|\.)identity_ids(\.|$)/.test(argument);
            if (leaf instanceof terraform_1.Reference && !isId && argument !== 'identity.type' && argument !== 'identity.0.type')
                isAll = false;
            return isId && leaf !== undefined;
        });
        const ids = whole.map(({ argument }) => {
            const target = document.resolve(subject, argument);
            if (target.kind === 'resource')
                return target.resource.address;
            if (target.kind !== 'id')
                isAll = false;
            return target.kind === 'id' ? target.id.toLowerCase() : '';
        });
        if (subject.resource?.perhaps !== undefined)
            isAll = false;
        // As the principal of an assignment, an app stands for its own identity.
        for (const identity of new Set([subject.address, ...ids]))
            (0, grouping_1.addTo)(byIdentity, identity, subject);
    }
    return { byIdentity, isAll };
}
//# sourceMappingURL=receiving.js.map