"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ZoomButtons = ZoomButtons;
const jsx_runtime_1 = require("preact/jsx-runtime");
const STEP = 1.4;
/** The buttons of a picture that can be made larger. */
function ZoomButtons({ zoom }) {
    return ((0, jsx_runtime_1.jsxs)("fieldset", { class: "zoom", "aria-label": "Size of the picture", children: [(0, jsx_runtime_1.jsx)("button", { type: "button", "aria-label": "Larger", onClick: () => zoom()?.by(STEP), children: "+" }), (0, jsx_runtime_1.jsx)("button", { type: "button", "aria-label": "Smaller", onClick: () => zoom()?.by(1 / STEP), children: "\u2212" }), (0, jsx_runtime_1.jsx)("button", { type: "button", onClick: () => zoom()?.fit(), children: "Fit" })] }));
}
//# sourceMappingURL=zoom-buttons.js.map