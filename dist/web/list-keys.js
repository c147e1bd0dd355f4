"use strict";
/// <reference lib="dom" />
Object.defineProperty(exports, "__esModule", { value: true });
exports.moved = moved;
/** Lets the arrows, Home and End go from one item of a list to another. */
function moved(event) {
    const item = event.currentTarget;
    const to = {
        ArrowDown: item.nextElementSibling,
        ArrowUp: item.previousElementSibling,
        Home: item.parentElement?.firstElementChild,
        End: item.parentElement?.lastElementChild,
    };
    const next = to[event.key];
    if (!(next instanceof HTMLElement))
        return;
    event.preventDefault();
    next.focus();
}
//# sourceMappingURL=list-keys.js.map