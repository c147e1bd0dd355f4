"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resendThem = resendThem;
exports.discardThem = discardThem;
const address_1 = require("../../operations/bus/address");
const bus_1 = require("../../operations/bus/bus");
const letter_1 = require("../../operations/dead-letters/letter");
const plan_1 = require("../../operations/dead-letters/plan");
const resend_1 = require("../../operations/dead-letters/resend");
const targets_1 = require("../../operations/dead-letters/targets");
const terminal_1 = require("../../terminal");
const exit_status_1 = require("../exit-status");
const ask_1 = require("./ask");
const changes_1 = require("./changes");
const dead_letters_look_1 = require("./dead-letters-look");
const interrupted_1 = require("./interrupted");
const letter_lines_1 = require("./letter-lines");
/** `scheduler dead-letters resend` */
async function resendThem(entity, options) {
    const changes = (0, changes_1.changesOf)(options);
    await withBus(options, async (bus) => {
        const { letters } = await (0, dead_letters_look_1.lettersOf)(bus, entity, options.most);
        const targets = new targets_1.Targets(bus);
        const plan = await (0, plan_1.planned)(letters, options, options.into, targets);
        await carryOut(plan, entity, options, {
            verb: { would: 'would be sent again', done: 'sent again', question: 'Send', behind: 'again' },
            act: (signal) => (0, terminal_1.withProgress)('sending again', () => (0, resend_1.resend)(bus, plan, changes, targets, signal)),
            end: ({ to, wasThere }) => `-> ${to}${wasThere === true ? ' (was there already)' : ''}`,
            json: ({ to, stays, wasThere }, isDone) => ({
                to,
                sent: isDone && stays === undefined,
                ...(wasThere === true && { wasThere }),
            }),
        });
    });
}
/** `scheduler dead-letters discard` */
async function discardThem(entity, options) {
    await withBus(options, async (bus) => {
        const { letters } = await (0, dead_letters_look_1.lettersOf)(bus, entity, options.most);
        const plan = letters.map((letter) => ({ letter, to: undefined, stays: (0, letter_1.otherwise)(letter, options) }));
        await carryOut(plan, entity, options, {
            verb: { would: 'would be discarded', done: 'discarded', question: 'Take', behind: 'away for good' },
            act: async (signal) => {
                const meant = plan.flatMap(({ letter, stays }) => (stays === undefined ? [letter] : []));
                const left = await (0, terminal_1.withProgress)('discarding', () => (0, resend_1.discard)(bus, meant, signal));
                return plan.map((one) => ({ ...one, stays: one.stays ?? left.get(one.letter) }));
            },
            end: (_, isDone) => (isDone ? 'discarded' : 'would be discarded'),
            json: ({ stays }, isDone) => ({ discarded: isDone && stays === undefined }),
        });
    });
}
async function withBus(options, work) {
    const bus = await (0, bus_1.openBus)((0, address_1.addressOf)(options.at));
    try {
        await work(bus);
    }
    finally {
        await bus.close();
    }
}
/**
 * Does what is planned, where `--yes` says so or somebody who is asked; without either it says what it would do. What stays
 * is a finding.
 */
async function carryOut(plan, entity, options, deed) {
    const going = plan.filter(({ stays }) => stays === undefined).length;
    const { verb } = deed;
    const question = `${verb.question} ${going === 1 ? 'one message' : `${going} messages`} ${verb.behind}?`;
    if (options.yes !== true && going > 0 && (0, ask_1.canAsk)()) {
        tell(plan, entity, false, { json: false }, deed);
        if (!(await (0, ask_1.isAgreed)(question))) {
            (0, terminal_1.printError)('scheduler: nothing was done');
            process.exitCode = exit_status_1.ExitStatus.Findings;
            return;
        }
        tell(await deed.act((0, interrupted_1.interruption)()), entity, true, options, deed);
    }
    else if (options.yes === true)
        tell(await deed.act((0, interrupted_1.interruption)()), entity, true, options, deed);
    else
        tell(plan, entity, false, options, deed);
}
function tell(ends, entity, isDone, { json }, deed) {
    const going = ends.filter(({ stays }) => stays === undefined).length;
    if (going < ends.length)
        process.exitCode = exit_status_1.ExitStatus.Findings;
    if (json === true) {
        for (const one of ends)
            (0, terminal_1.printJson)({
                ...(0, letter_lines_1.letterJson)(one.letter),
                ...deed.json(one, isDone),
                ...(one.stays !== undefined && { stays: one.stays }),
            });
        return;
    }
    const hint = isDone || going === 0 || (0, ask_1.canAsk)() ? '' : '; --yes does it';
    const words = isDone ? deed.verb.done : deed.verb.would;
    (0, terminal_1.print)([
        ...ends.map((one) => (0, letter_lines_1.letterLine)(one.letter, one.stays === undefined ? deed.end(one, isDone) : `stays: ${one.stays}`)),
        `${ends.length} in ${entity}, ${going} ${words}${hint}`,
    ]);
}
//# sourceMappingURL=dead-letters-move.js.map