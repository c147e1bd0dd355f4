"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PresenceField = exports.BooleanField = exports.NumberField = exports.TextField = exports.Field = void 0;
exports.fieldName = fieldName;
const shape_1 = require("../inspection/shape");
const syntax_1 = require("../language/syntax");
const position_1 = require("../text/position");
const condition_1 = require("./condition");
const numeric = (0, shape_1.valueThat)('a number', (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)));
/** One property of a message, as conditions ask about it. */
class Field {
    property;
    required;
    isDouble;
    /** What a value of it has to be. */
    value = shape_1.text;
    constructor(property, required, isDouble) {
        this.property = property;
        this.required = required;
        this.isDouble = isDouble;
    }
    /** The message has the property. */
    exists() {
        return (0, condition_1.made)(new condition_1.Condition(this.present, () => this.missing));
    }
    /** The message lacks the property. */
    isMissing() {
        return (0, condition_1.not)(this.exists());
    }
    get present() {
        return { kind: 'exists', property: this.property, ...position_1.NOWHERE };
    }
    get missing() {
        return { kind: 'not', operand: this.present, ...position_1.NOWHERE };
    }
    compare(operator, value) {
        if (!this.accepts([value]))
            return condition_1.STAND_IN;
        const compared = (applied) => ({
            kind: 'comparison',
            operator: applied,
            left: this.property,
            right: this.literal(value),
            ...position_1.NOWHERE,
        });
        return this.withOpposite(compared(operator), compared(syntax_1.OPPOSITE[operator]));
    }
    memberOf(values) {
        if (!this.accepts(values))
            return condition_1.STAND_IN;
        const [only] = values;
        if (values.length === 1 && only !== undefined)
            return this.compare('=', only);
        const members = values.map((value) => this.literal(value));
        const within = (negated) => ({
            kind: 'in',
            negated,
            operand: this.property,
            members,
            ...position_1.NOWHERE,
        });
        return this.withOpposite(within(false), within(true));
    }
    matching(pattern) {
        if (!this.accepts([pattern]))
            return condition_1.STAND_IN;
        const like = (negated) => ({
            kind: 'like',
            negated,
            operand: this.property,
            pattern: { kind: 'literal', value: pattern, ...position_1.NOWHERE },
            escape: undefined,
            ...position_1.NOWHERE,
        });
        return this.withOpposite(like(false), like(true));
    }
    /** Whether these are values that the property can have; what is wrong with them is told by the filter. */
    accepts(values) {
        const inspection = (0, condition_1.builderInspection)();
        const before = inspection.problems.length;
        if (values.length === 0)
            inspection.wrong(this.path, [], 'at least one value', 'name the values, one by one');
        for (const value of values) {
            if (value === undefined)
                inspection.wrong(this.path, value, this.value.expects, 'give a value');
            else if (Array.isArray(value))
                inspection.wrong(this.path, value, this.value.expects, 'take the brackets away');
            else
                this.value.inspect(value, this.path, inspection);
        }
        return inspection.problems.length === before;
    }
    get path() {
        return `m.${this.property.scope === 'sys' ? `sys.${fieldName(this.property.name)}` : this.property.name}`;
    }
    /** The opposite of a condition on an optional property holds for messages that lack it, too. */
    withOpposite(predicate, opposite) {
        if (this.required)
            return (0, condition_1.made)(new condition_1.Condition(predicate, () => opposite));
        const left = this.missing;
        return (0, condition_1.made)(new condition_1.Condition(predicate, () => ({ kind: 'or', left, right: opposite, ...position_1.NOWHERE })));
    }
    literal(value) {
        const isWhole = typeof value === 'number' && Number.isInteger(value) && !this.isDouble;
        return { kind: 'literal', value: isWhole ? BigInt(value) : value, ...position_1.NOWHERE };
    }
}
exports.Field = Field;
/** A property that has one of some values, or any text. */
class TextField extends Field {
    is(value) {
        return this.compare('=', value);
    }
    /** Another value, or none where the property is optional. */
    isNot(value) {
        return (0, condition_1.not)(this.is(value));
    }
    in(...values) {
        return this.memberOf(values);
    }
    /** None of these values, or no value where the property is optional. */
    notIn(...values) {
        return (0, condition_1.not)(this.in(...values));
    }
    /** `%` stands for any run of characters, `_` for one; letter case counts. */
    like(pattern) {
        return this.matching(pattern);
    }
}
exports.TextField = TextField;
/** A property that is a number. */
class NumberField extends Field {
    value = numeric;
    is(value) {
        return this.compare('=', value);
    }
    /** Another number, or none where the property is optional. */
    isNot(value) {
        return (0, condition_1.not)(this.is(value));
    }
    in(...values) {
        return this.memberOf(values);
    }
    atLeast(value) {
        return this.compare('>=', value);
    }
    atMost(value) {
        return this.compare('<=', value);
    }
    above(value) {
        return this.compare('>', value);
    }
    below(value) {
        return this.compare('<', value);
    }
}
exports.NumberField = NumberField;
/** A property that is true or false. */
class BooleanField extends Field {
    value = shape_1.flag;
    is(value) {
        return this.compare('=', value);
    }
    isTrue() {
        return this.is(true);
    }
    isFalse() {
        return this.is(false);
    }
}
exports.BooleanField = BooleanField;
/** A property that a rule can only ask for the presence of. */
class PresenceField extends Field {
}
exports.PresenceField = PresenceField;
/** `label` for `Label`. */
function fieldName(systemName) {
    return systemName.charAt(0).toLowerCase() + systemName.slice(1);
}
//# sourceMappingURL=field.js.map