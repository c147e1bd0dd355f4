import { audit } from '/work/wt/speed/lib/audit';
import { parseDocument } from '/work/wt/speed/lib/terraform';
import { topologyOf, graphOf } from '/work/wt/speed/lib/routing';
import { svgOf } from '/work/wt/speed/lib/routing/svg';
const N = Number(process.argv[2] ?? 100000);
const tokens = ['a','A_','[',']','{','}','${','%{','$${','"',"'",'\\','.',' ','\n','Endpoint=sb://x;','Endpoint=sb://x;SharedAccess','SharedAccessKey=','AccountKey=','?sig=','module.a.','module.a[','data.x.','${a.b.c}','${var.a}','-----BEGIN ','/subscriptions/','/','//','@{','%','_','(','1','0','-','+','=','a=1 AND ','NOT ',"''",'a.b[0].','a_a.', 'x_password.','*','/*','--','é','\u202e','azurerm_a.b.', '/topics/t', '/subscriptions/s','local.a ', 'key_'];
const where: Record<string,(t:string)=>object> = {
 sql: (t)=>({azurerm_servicebus_subscription_rule:{r:{name:'r',subscription_id:'${azurerm_servicebus_subscription.s.id}',filter_type:'SqlFilter',sql_filter:t}}}),
 action: (t)=>({azurerm_servicebus_subscription_rule:{r:{name:'r',subscription_id:'${azurerm_servicebus_subscription.s.id}',filter_type:'SqlFilter',sql_filter:'1=1',action:t}}}),
 name: (t)=>({azurerm_servicebus_queue:{q:{name:t,namespace_id:'${azurerm_servicebus_namespace.n.id}'}}}),
 ns: (t)=>({azurerm_servicebus_queue:{q:{name:'q',namespace_id:t}}}),
 scope: (t)=>({azurerm_role_assignment:{q:{scope:t,role_definition_name:t,role_definition_id:t,principal_id:t}}}),
 setting: (t)=>({azurerm_linux_function_app:{q:{name:'a',app_settings:{[t]:t},connection_string:[{name:'x',type:'ServiceBus',value:t}]}}}),
 address: (t)=>({azurerm_servicebus_queue:{[t]:{name:'q',namespace_id:'x'}}}),
 lock: (t)=>({azurerm_management_lock:{q:{scope:t,lock_level:t,name:'a'}}}),
 ip: (t)=>({azurerm_servicebus_namespace:{q:{name:'a',sku:'Premium',network_rule_set:[{ip_rules:[t],default_action:'Deny'}]}}}),
 odd: (t)=>({azurerm_unheard:{q:{x:t}}}),
 azapi: (t)=>({azapi_resource:{q:{type:t,parent_id:t,name:t,body:t}}}),
};
const base = {azurerm_servicebus_namespace:{n:{name:'ns-name',sku:'Standard'}},azurerm_servicebus_topic:{t:{name:'t',namespace_id:'${azurerm_servicebus_namespace.n.id}'}},azurerm_servicebus_subscription:{s:{name:'s',topic_id:'${azurerm_servicebus_topic.t.id}'}}};
function merge(a:any,b:any){const o:any={...a};for(const k in b)o[k]={...(a[k]??{}),...b[k]};return o;}
for (const [place, make] of Object.entries(where)) for (const token of tokens) {
  const text = token.repeat(Math.ceil(N/token.length));
  const doc = {resource: merge(base, make(text)), output:{o:{value:text}}, locals:{l:text}, variable:{v:{default:text}}};
  let s = Date.now(); const took: string[] = [];
  const step=(n:string,f:()=>void)=>{const t=Date.now();try{f()}catch(e){took.push(n+' THROWS '+String((e as Error).message).slice(0,80))}const d=Date.now()-t;if(d>4000)took.push(n+' '+d)};
  let d: any; step('parse',()=>{d=parseDocument('x.tf.json',JSON.stringify(doc))});
  if (d) { step('audit',()=>{audit([d],{today:'2026-11-22'})}); let top:any; step('topology',()=>{top=topologyOf(d)}); if(top) step('svg',()=>{svgOf(graphOf(top))}); }
  if (took.length) console.log(place, JSON.stringify(token), took.join('; '));
}
