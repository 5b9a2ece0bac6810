import type { OrganizationType } from '../../model.ts';

export const ruleId = 'registry.import_unit_type';

/**
 * Kind of organization by how its name ends, the first that fits. Endings, since a name says the kind last: 县公安局望澜派出所 is no town,
 * 县委党校 no committee.
 */
const KINDS: readonly (readonly [RegExp, OrganizationType])[] = [
  [/(?:集团|公司|银行|企业)(?:有限(?:责任)?公司)?$/, 'state_firm'],
  [/(?:党校|行政学院)$/, 'institution'],
  [/(?:大学|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]+中|职高|中专)$/, 'school'],
  [/(?:医院|卫生院|保健院)$/, 'hospital'],
  [/街道(?:办事处|党工委)?$/, 'subdistrict'],
  [/(?:经济开发区|高新区|工业园区?|产业园区?|园区|开发区)(?:管理委员会|管委会|党工委)?$/, 'park'],
  [/(?:镇|乡)(?:人民政府|政府|党委)?$/, 'town'],
  [/(?:社区|居委会|居民委员会)$/, 'community'],
  [/(?:[^乡农]村|村委会|村民委员会)$/, 'village'],
  [/(?:纪委|监委|纪律检查委员会|监察委员会|纪委监委)$/, 'supervision_organ'],
  [/(?:人大常委会|人民代表大会常务委员会|人大|人大(?:常委会)?办公室|人大机关)$/, 'congress'],
  [/(?:政协|政协[^局]*委员会|政协(?:委员会)?办公室|政协机关)$/, 'consultative_conference'],
  [/法院$/, 'court'],
  [/检察院$/, 'procuratorate'],
  [/(?:总工会|团[省市县区州]?委|共青团[^局]*|妇联|妇女联合会|科协|科学技术协会|工商联|工商业联合会|残联|残疾人联合会|文联|文学艺术界联合会|红十字会|侨联|归国华侨联合会|供销合作社|供销社|计划生育协会)(?:委员会)?$/, 'mass_organization'],
  [/(?:政府办公室|政府办|人民政府)$/, 'government_organ'],
  [/^中共.*$|(?:委办公室|委办|组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委员?会?|编委办|编办|机构编制委员会办公室|网信办|巡察办|巡察工作领导小组办公室|老干部局|老干局|机关工委|直属机关工作委员会|党史研究室|县委|市委|区委|省委)$/, 'party_organ'],
  [/(?:局|委员会|办公室|厅|管委会|政府办|分局|大队|所)$/, 'government_organ'],
  [/(?:中心|站|馆|院|社|队|台|园|场|服务处)$/, 'institution'],
];

/** What kind of organization a name in a roster is, as a proposal for a person to look at: an organ of government where nothing says otherwise. */
export const unitTypeOf = (name: string): OrganizationType => KINDS.find(([ending]) => ending.test(name.trim().replace(/机关$/, '')))?.[1] ?? 'government_organ';
