import { nearest } from '../rules';

/**
 * The regions of Azure, as `az account list-locations` has them, of all clouds. Azure opens some every year, so a name
 * that is not here is no mistake: only what differs from one that is here by a letter is taken for one.
 *
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
const REGIONS: ReadonlySet<string> = new Set(
  `australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
   brazilsoutheast canadacentral canadaeast centralindia centralus centraluseuap chilecentral denmarkeast eastasia eastus
   eastus2 eastus2euap francecentral francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth
   japaneast japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth
   northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth southafricawest
   southcentralus southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth switzerlandwest
   taiwannorth taiwannorthwest uaecentral uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3
   chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3
   usdodcentral usdodeast usgovarizona usgovtexas usgovvirginia`.split(/\s+/),
);

/** The region that was meant by a name in which one letter is wrong, missing, too many, or two are swapped. */
export function misspeltRegion(name: string): string | undefined {
  return REGIONS.has(name) ? undefined : [...REGIONS].find((region) => differByALetter(region, name));
}

/** A digit is no letter: `westus4` may be opened, and `westuss` will not. */
function differByALetter(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [a, b] = [one, other].map((text) => text.slice(start, text.length - end)) as [string, string];
  if (/\d/.test(a + b)) return false;
  return Math.max(a.length, b.length) === 1 || (a.length === 2 && a === [...b].reverse().join(''));
}

/** What is to be said of a region that is not known here, and that may be a new one. */
export function doubtfulRegion(name: string): string | undefined {
  if (REGIONS.has(name)) return undefined;
  const near = [nearest(name, REGIONS)].find((region) => lettersOf(region ?? name) !== lettersOf(name));
  const meant = near === undefined ? '' : ` (did you mean ${near}?)`;
  return `${name} is no region of Azure that is known here${meant}; it is taken, since it may be a new one: az account list-locations --query "[].name" has all`;
}

function lettersOf(name: string): string {
  return name.replace(/\d/g, '');
}
