import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RuleOutline","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/lib/routing/interfaces/RuleOutline.md","filePath":"reference/api/lib/routing/interfaces/RuleOutline.md"}');
const _sfc_main = { name: "reference/api/lib/routing/interfaces/RuleOutline.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-ruleoutline" tabindex="-1">Interface: RuleOutline <a class="header-anchor" href="#interface-ruleoutline" aria-label="Permalink to &quot;Interface: RuleOutline&quot;">​</a></h1><p>What can be said of a rule without evaluating it: where all guards hold, it fails on no message, and it matches only messages that have one of the signs of each list.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="guards" tabindex="-1">guards <a class="header-anchor" href="#guards" aria-label="Permalink to &quot;guards&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">guards</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: readonly Guard[];</span></span></code></pre></div><hr><h3 id="signs" tabindex="-1">signs <a class="header-anchor" href="#signs" aria-label="Permalink to &quot;signs&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">readonly </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">signs</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">: </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">readonly</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> (readonly Sign[])[];</span></span></code></pre></div><p>One of these lists, with the guards, is enough to look for the rule; there is at least one.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/lib/routing/interfaces/RuleOutline.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RuleOutline = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RuleOutline as default
};
