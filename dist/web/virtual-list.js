"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.VirtualList = VirtualList;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const virtual_core_1 = require("@tanstack/virtual-core");
const hooks_1 = require("preact/hooks");
/**
 * A list of which only what is seen is there, however long it is. The keys of a list choose: arrows, Page Up and Down,
 * Home and End.
 */
function VirtualList(props) {
    const { id, label, count, rowHeight, selected, keyOf, render, onSelect, onSeen, empty } = props;
    const frame = (0, hooks_1.useRef)(null);
    const [, redraw] = (0, hooks_1.useState)(0);
    const virtualizer = (0, hooks_1.useMemo)(() => new virtual_core_1.Virtualizer({
        count,
        getScrollElement: () => frame.current,
        estimateSize: () => rowHeight,
        overscan: 8,
        scrollToFn: virtual_core_1.elementScroll,
        observeElementRect: virtual_core_1.observeElementRect,
        observeElementOffset: virtual_core_1.observeElementOffset,
        onChange: () => redraw((n) => n + 1),
    }), []);
    virtualizer.setOptions({
        ...virtualizer.options,
        count,
        getItemKey: keyOf,
        estimateSize: () => rowHeight,
    });
    (0, hooks_1.useLayoutEffect)(() => virtualizer._didMount(), []);
    (0, hooks_1.useLayoutEffect)(() => virtualizer._willUpdate());
    const items = virtualizer.getVirtualItems();
    const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
    (0, hooks_1.useEffect)(() => onSeen?.(first, last), [first, last, count]);
    // Who has scrolled away from the newest keeps his place when others come before it.
    const top = (0, hooks_1.useRef)(undefined);
    (0, hooks_1.useLayoutEffect)(() => {
        const newest = count > 0 ? keyOf(0) : undefined;
        const before = top.current;
        top.current = newest;
        const element = frame.current;
        if (element === null || typeof newest !== 'number' || typeof before !== 'number' || newest <= before)
            return;
        if (element.scrollTop > rowHeight)
            element.scrollTop += (newest - before) * rowHeight;
    });
    const choose = (index) => {
        const next = Math.max(0, Math.min(count - 1, index));
        onSelect(next);
        virtualizer.scrollToIndex(next);
    };
    const onKeyDown = (event) => {
        const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
        const steps = {
            ArrowDown: selected + 1,
            ArrowUp: selected - 1,
            PageDown: selected + page,
            PageUp: selected - page,
            Home: 0,
            End: count - 1,
        };
        const next = steps[event.key];
        if (next === undefined || count === 0)
            return;
        event.preventDefault();
        choose(next);
    };
    return ((0, jsx_runtime_1.jsxs)("div", { ref: frame, id: id, class: "virtual", role: "listbox", "aria-label": label, tabIndex: 0, "aria-activedescendant": selected >= first && selected <= last ? `${id}-${keyOf(selected)}` : undefined, onKeyDown: onKeyDown, children: [count === 0 ? (0, jsx_runtime_1.jsx)("div", { class: "empty", children: empty }) : null, (0, jsx_runtime_1.jsx)("div", { class: "virtual-all", style: { height: `${virtualizer.getTotalSize()}px` }, children: items.map(({ index, start, size, key }) => ((0, jsx_runtime_1.jsx)("div", { id: `${id}-${keyOf(index)}`, class: "virtual-row", role: "option", "aria-selected": index === selected, "aria-posinset": index + 1, "aria-setsize": count, style: { height: `${size}px`, transform: `translateY(${start}px)` }, onClick: () => onSelect(index), children: render(index) }, key))) })] }));
}
//# sourceMappingURL=virtual-list.js.map