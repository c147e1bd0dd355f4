"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.categoriesOf = categoriesOf;
const terraform_1 = require("../../terraform");
/**
 * The categories of logs, and groups of them, that a diagnostic setting sends, as they are written; azurerm 3 also had
 * `log` blocks that can be off.
 */
function categoriesOf(setting) {
    return ['enabled_log', 'log'].flatMap((argument) => {
        const value = setting.raw(argument);
        return (Array.isArray(value) ? value : [value]).flatMap((block) => {
            if (block instanceof terraform_1.Reference)
                return [block];
            if (!(0, terraform_1.isObject)(block) || block.enabled === false || block.enabled === 'false')
                return [];
            if (block.enabled instanceof terraform_1.Reference)
                return [block.enabled];
            return [block.category_group, block.category].filter((name) => name !== undefined && name !== null);
        });
    });
}
//# sourceMappingURL=log-categories.js.map