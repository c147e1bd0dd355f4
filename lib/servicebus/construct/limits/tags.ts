/** A rule about labels, of every resource or of some. */
export interface TagRule {
  /** The types that it is about; all without. */
  readonly types?: readonly string[];
  /** What is wrong with a set of labels: what was got. */
  readonly wrong: (tags: Readonly<Record<string, string>>) => string | number | undefined;
  readonly allowed: string;
  readonly source: string;
}

const TAGS = 'https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations';

/** Cuts what is shown: a name of a thousand characters is no use in a message. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}… (${text.length} characters)` : text);

const name = (isWrong: (name: string) => boolean) => (tags: Readonly<Record<string, string>>) => {
  const wrong = Object.keys(tags).find(isWrong);
  return wrong === undefined ? undefined : short(wrong);
};

const most = (count: number) => (tags: Readonly<Record<string, string>>) =>
  Object.keys(tags).length > count ? Object.keys(tags).length : undefined;

/** What Azure takes as labels. azurerm counts them and measures them while it plans, and looks at no sign in them. */
export const TAG_RULES: readonly TagRule[] = [
  { wrong: most(50), allowed: 'at most 50 labels', source: TAGS },
  {
    wrong: name((one) => one.length < 1 || one.length > 512 || /[<>%&\\?/\p{Cc}]/u.test(one)),
    allowed: 'names of labels of 1 to 512 characters without < > % & \\ ? / and control characters',
    source: TAGS,
  },
  {
    wrong: name((one) => /^(microsoft|azure|windows)/i.test(one)),
    allowed: 'names of labels that do not begin with "microsoft", "azure" or "windows", which Azure keeps for itself',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name',
  },
  {
    wrong: (tags) => {
      const [one] = Object.entries(tags).filter(([, value]) => value.length > 256);
      return one && `${short(one[0])}, of ${one[1].length} characters`;
    },
    allowed: 'values of labels of at most 256 characters',
    source: TAGS,
  },
  {
    types: ['azurerm_storage_account'],
    wrong: name((one) => one.length > 128),
    allowed: 'names of labels of at most 128 characters at a storage account',
    source: TAGS,
  },
  {
    types: ['azurerm_private_dns_zone'],
    wrong: most(15),
    allowed: 'at most 15 labels at a private DNS zone',
    source: TAGS,
  },
  {
    types: ['azurerm_private_dns_zone'],
    wrong: name((one) => /^\d|[\s()]|[^\x20-\x7e]/.test(one)),
    allowed:
      'names of labels at a private DNS zone without blanks, parentheses and letters beyond ASCII, first no digit',
    source: TAGS,
  },
];
