// Forms of tokens that services document, or that their own detection rules publish.
import { hasBase36Crc, hasBase62Crc, hasBech32Checksum, hasHexCrc } from './secrets-checksums.js';

/** `hint` is a text that every such token holds; `form` is the whole token; `verify` tests its checksum. */
export interface TokenFormat {
  readonly name: string;
  readonly hint: string;
  readonly form: string;
  readonly verify?: (token: string) => boolean;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isRoutable = (token: string): boolean => !token.includes('.') || hasBase36Crc(token);

/** Where a service has several prefixes, each is a row, so that a row has one hint. */
function rows(
  name: string,
  hints: string,
  form: (hint: string) => string,
  verify?: TokenFormat['verify'],
): TokenFormat[] {
  return hints.split(' ').map((hint) => ({ name, hint, form: form(hint), ...(verify && { verify }) }));
}

export const tokenFormats: readonly TokenFormat[] = [
  ...rows('AWS access key id', 'AKIA ASIA ABIA ACCA', (hint) => `${hint}[A-Z2-7]{16}`),
  { name: 'AWS Marketplace token', hint: 'amzn.mws.', form: `amzn\\.mws\\.${uuid}` },
  ...rows('GitHub token', 'ghp_ gho_ ghu_ ghs_ ghr_', (hint) => `${hint}[A-Za-z0-9]{36}`, hasBase62Crc),
  { name: 'GitHub token', hint: 'github_pat_', form: 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}' },
  { name: 'npm token', hint: 'npm_', form: 'npm_[A-Za-z0-9]{36}', verify: hasBase62Crc },
  ...rows(
    'GitLab token',
    'glpat- gldt- glrt- glptt- glft- glsoat- glimt- glagent- glffct- gloas-',
    (hint) => `${hint}(?:[\\w-]{27,300}(?:\\.\\d\\d)?\\.[0-9a-z]{9}|[\\w-]{20,64})`,
    isRoutable,
  ),
  { name: 'GitLab token', hint: 'glcbt-', form: 'glcbt-[0-9a-z]{1,5}_[\\w-]{20}' },
  { name: 'GitLab runner registration token', hint: 'GR1348941', form: 'GR1348941[\\w-]{20}' },
  ...rows('Bitbucket token', 'ATBB ATCTT3', (hint) => `${hint}[\\w=-]{24,252}`),
  { name: 'Atlassian token', hint: 'ATATT3', form: 'ATATT3[\\w=-]{186}' },
  ...rows('Slack token', 'xoxb- xoxp- xoxa- xoxr- xoxs-', (hint) => `${hint}\\d{6,}(?:-[A-Za-z0-9]{6,}){1,4}`),
  { name: 'Slack app token', hint: 'xapp-', form: 'xapp-\\d-[A-Z0-9]+-\\d+-[A-Za-z0-9]{32,}' },
  {
    name: 'Slack webhook',
    hint: 'hooks.slack.com/',
    form: 'hooks\\.slack\\.com/services/T\\w{8,12}/B\\w{8,12}/[A-Za-z0-9]{24}',
  },
  {
    name: 'Discord webhook',
    hint: '/api/webhooks/',
    form: 'discord(?:app)?\\.com/api/webhooks/\\d{17,20}/[\\w-]{60,}',
  },
  {
    name: 'Microsoft Teams webhook',
    hint: '.webhook.office.com/',
    form: `[\\w-]+\\.webhook\\.office\\.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/[0-9a-f]{32}/${uuid}`,
  },
  { name: 'Telegram bot token', hint: ':AA', form: '\\d{8,10}:AA[\\w-]{33}' },
  ...rows('Stripe key', 'sk_live_ rk_live_', (hint) => `${hint}[A-Za-z0-9]{24,99}`),
  {
    name: 'PayPal token',
    hint: 'access_token$production$',
    form: 'access_token\\$production\\$[0-9a-z]{16}\\$[0-9a-f]{32}',
  },
  { name: 'Square token', hint: 'sq0atp-', form: 'sq0atp-[\\w-]{22}' },
  { name: 'Square secret', hint: 'sq0csp-', form: 'sq0csp-[\\w-]{43}' },
  { name: 'Square token', hint: 'EAAA', form: 'EAAA[\\w-]{60}' },
  { name: 'Facebook token', hint: 'EAACEdEose0cBA', form: 'EAACEdEose0cBA[A-Za-z0-9]{20,}' },
  ...rows('Shopify token', 'shpat_ shpca_ shppa_ shpss_', (hint) => `${hint}[0-9a-fA-F]{32}`),
  { name: 'Google API key', hint: 'AIza', form: 'AIza[\\w-]{35}' },
  { name: 'Google client secret', hint: 'GOCSPX-', form: 'GOCSPX-[\\w-]{28}' },
  { name: 'Google access token', hint: 'ya29.', form: 'ya29\\.[\\w-]{60,}' },
  { name: 'Azure client secret', hint: 'Q~', form: '[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}' },
  { name: 'Azure storage key', hint: 'AccountKey=', form: 'AccountKey=[A-Za-z0-9+/]{86}==' },
  { name: 'SendGrid key', hint: 'SG.', form: 'SG\\.[\\w-]{22}\\.[\\w-]{43}' },
  { name: 'Mailgun key', hint: 'key-', form: 'key-[0-9a-f]{32}' },
  { name: 'Mailchimp key', hint: '-us', form: '[0-9a-f]{32}-us\\d{1,2}' },
  { name: 'Twilio key', hint: 'SK', form: 'SK[0-9a-f]{32}' },
  ...rows('DigitalOcean token', 'dop_v1_ doo_v1_ dor_v1_', (hint) => `${hint}[0-9a-f]{64}`),
  ...rows('Vault token', 'hvs. hvb.', (hint) => `${hint.replace('.', '\\.')}[\\w-]{24,}`),
  { name: 'Terraform Cloud token', hint: '.atlasv1.', form: '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70}' },
  { name: 'Heroku key', hint: 'HRKU-', form: `HRKU-(?:AA[\\w-]{58}|${uuid})` },
  { name: 'Docker Hub token', hint: 'dckr_pat_', form: 'dckr_pat_[\\w-]{27}' },
  { name: 'PyPI token', hint: 'pypi-AgEIcHlwaS5vcmc', form: 'pypi-AgEIcHlwaS5vcmc[\\w-]{50,}' },
  { name: 'RubyGems key', hint: 'rubygems_', form: 'rubygems_[0-9a-f]{48}' },
  ...rows('New Relic key', 'NRAK- NRJS-', (hint) => `${hint}[A-Za-z0-9]{19,27}`),
  { name: 'LaunchDarkly key', hint: 'sdk-', form: `sdk-${uuid}` },
  { name: 'LaunchDarkly key', hint: 'api-', form: `api-${uuid}` },
  { name: 'Grafana token', hint: 'glsa_', form: 'glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}', verify: hasHexCrc },
  { name: 'Grafana Cloud token', hint: 'glc_eyJ', form: 'glc_eyJ[A-Za-z0-9+/=]{32,}' },
  { name: 'OpenAI key', hint: 'T3BlbkFJ', form: 'sk-(?:(?:proj|svcacct|admin)-)?[\\w-]{20,80}T3BlbkFJ[\\w-]{20,80}' },
  { name: 'Anthropic key', hint: 'sk-ant-', form: 'sk-ant-(?:api|admin)\\d\\d-[\\w-]{93}AA' },
  { name: 'Hugging Face token', hint: 'hf_', form: 'hf_[A-Za-z]{34}' },
  { name: 'Databricks token', hint: 'dapi', form: 'dapi[0-9a-f]{32}(?:-\\d)?' },
  { name: 'Pulumi token', hint: 'pul-', form: 'pul-[0-9a-f]{40}' },
  { name: 'Postman key', hint: 'PMAK-', form: 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}' },
  { name: 'Linear key', hint: 'lin_api_', form: 'lin_api_[A-Za-z0-9]{40}' },
  { name: 'Sentry token', hint: 'sntryu_', form: 'sntryu_[0-9a-f]{64}' },
  { name: 'Supabase token', hint: 'sbp_', form: 'sbp_[0-9a-f]{40}' },
  ...rows(
    'Doppler token',
    'dp.pt. dp.st. dp.ct.',
    (hint) => `${hint.replaceAll('.', '\\.')}(?:[\\w-]+\\.)?[A-Za-z0-9]{40,44}`,
  ),
  { name: '1Password token', hint: 'ops_eyJ', form: 'ops_eyJ[\\w+/=-]{250,}' },
  { name: 'age key', hint: 'AGE-SECRET-KEY-1', form: 'AGE-SECRET-KEY-1[0-9A-Z]{58}', verify: hasBech32Checksum },
  { name: 'JFrog key', hint: 'AKCp', form: 'AKCp\\d[A-Za-z0-9]{66,72}' },
];
