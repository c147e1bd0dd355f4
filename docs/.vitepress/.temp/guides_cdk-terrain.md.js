import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"CDKTF is archived: what to do","description":"","frontmatter":{},"headers":[],"relativePath":"guides/cdk-terrain.md","filePath":"guides/cdk-terrain.md"}');
const _sfc_main = { name: "guides/cdk-terrain.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cdktf-is-archived-what-to-do" tabindex="-1">CDKTF is archived: what to do <a class="header-anchor" href="#cdktf-is-archived-what-to-do" aria-label="Permalink to &quot;CDKTF is archived: what to do&quot;">​</a></h1><p>HashiCorp archived CDK for Terraform in December 2025: no updates and no fixes. What that means here: synth keeps working, since <code>cdk.tf.json</code> is plain Terraform JSON that Terraform and OpenTofu read; what ages are the bindings (azurerm 4.55, which is why newer settings are overrides) and what cdktf bundles. There are two ways out, and both are open:</p><ul><li><strong>CDK Terrain</strong> (<code>cdktn</code>), the community&#39;s successor, takes the same source, cdktf.json, addresses and state. The move is one line of package.json, <code>&quot;cdktf&quot;: &quot;npm:cdktn@0.24.0&quot;</code> with an override for the bindings; <code>npm run test:cdktn</code> does it in a scratch folder and finds the same JSON.</li><li><strong>HCL</strong>: <code>SYNTH_HCL_OUTPUT=true npm run synth</code> writes <code>cdk.tf</code> instead, to be maintained by hand from then on. cdktf leaves the overrides of the provider out of it: put <code>servicebus { auto_delete_subscription_default_rule = true }</code> back into <code>features</code>, or <code>$Default</code> is back.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/cdk-terrain.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const cdkTerrain = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  cdkTerrain as default
};
