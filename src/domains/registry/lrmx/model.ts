/**
 * The person file (任免审批表文件) of the lrmx format: plain XML, root `Person`, one element per box of the form.
 * Values are the file's own words with line ends as `\n`; nothing is interpreted here.
 */

/** An XML element this program does not know, kept as it stood so that a round trip loses nothing. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** An unknown element and the known element it stood behind; `null` is the beginning. */
export interface UnknownElement {
  readonly after: string | null;
  readonly node: XmlNode;
}

/** One row of 家庭主要成员及重要社会关系. */
export interface FamilyMember {
  readonly relation: string;
  readonly name: string;
  readonly born: string;
  readonly politicalStatus: string;
  readonly workplace: string;
  readonly unknown: readonly UnknownElement[];
}

/** The boxes that hold text, in the order of the standard. */
export const personTags = [
  ['XingMing', 'name'],
  ['XingBie', 'sex'],
  ['ChuShengNianYue', 'born'],
  ['MinZu', 'ethnicity'],
  ['JiGuan', 'nativePlace'],
  ['ChuShengDi', 'birthplace'],
  ['RuDangShiJian', 'joinedParty'],
  ['CanJiaGongZuoShiJian', 'startedWork'],
  ['DaoLingNianYue', 'retirementMonth'],
  ['JianKangZhuangKuang', 'health'],
  ['ZhuanYeJiShuZhiWu', 'professionalTitle'],
  ['ShuXiZhuanYeYouHeZhuanChang', 'specialty'],
  ['QuanRiZhiJiaoYu_XueLi', 'fullTimeEducation'],
  ['QuanRiZhiJiaoYu_XueWei', 'fullTimeDegree'],
  ['QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', 'fullTimeEducationSchool'],
  ['QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', 'fullTimeDegreeSchool'],
  ['ZaiZhiJiaoYu_XueLi', 'inServiceEducation'],
  ['ZaiZhiJiaoYu_XueWei', 'inServiceDegree'],
  ['ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', 'inServiceEducationSchool'],
  ['ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', 'inServiceDegreeSchool'],
  ['XianRenZhiWu', 'currentPost'],
  ['NiRenZhiWu', 'proposedPost'],
  ['NiMianZhiWu', 'relievedPost'],
  ['JianLi', 'resume'],
  ['JiangChengQingKuang', 'rewardsAndPenalties'],
  ['NianDuKaoHeJieGuo', 'annualAssessments'],
  ['RenMianLiYou', 'reason'],
  ['JiaTingChengYuan', 'family'],
  ['ChengBaoDanWei', 'reportingUnit'],
  ['GaiGeQianRenZhiNianLingJieXian', 'ageLimitBeforeReform'],
  ['JiSuanNianLingShiJian', 'ageReckonedOn'],
  ['TianBiaoShiJian', 'filledOn'],
  ['TianBiaoRen', 'filledBy'],
  ['ShenFenZheng', 'idNumber'],
  ['ZhaoPian', 'photo'],
  ['Version', 'version'],
] as const;

export type PersonTag = (typeof personTags)[number][0];
export type PersonKey = (typeof personTags)[number][1];
/** Keys whose value is text. Two are in files since 2025 only and may be `null`. */
export type OptionalTextKey = 'retirementMonth' | 'ageLimitBeforeReform';
export type TextKey = Exclude<PersonKey, 'family' | 'photo' | OptionalTextKey>;

export type PersonFile = Readonly<Record<TextKey, string>> &
  Readonly<Record<OptionalTextKey, string | null>> & {
    readonly family: readonly FamilyMember[];
    /** The picture as it stands in the file, normally JPEG. */
    readonly photo: Uint8Array | null;
    /** Unknown elements directly under `Person`. */
    readonly unknown: readonly UnknownElement[];
    /** Unknown elements among the `Item`s of `JiaTingChengYuan`; `after` is `Item` plus the number of items before it. */
    readonly unknownInFamily: readonly UnknownElement[];
    readonly rootAttributes: Readonly<Record<string, string>>;
  };

export const familyTags = [
  ['ChengWei', 'relation'],
  ['XingMing', 'name'],
  ['ChuShengRiQi', 'born'],
  ['ZhengZhiMianMao', 'politicalStatus'],
  ['GongZuoDanWeiJiZhiWu', 'workplace'],
] as const;

/** Elements that only newer editors write; left out again when they were not there. */
export const optionalKeys: readonly PersonKey[] = ['retirementMonth', 'ageLimitBeforeReform'];

/** What this program writes into `Version` of a file it makes itself. */
export const writtenVersion = '3.2.1.16';

/** An empty file: every box there, nothing in it. */
export function emptyPersonFile(): PersonFile {
  const texts = Object.fromEntries(personTags.map(([, key]) => [key, '']));
  return {
    ...(texts as Record<TextKey, string>),
    version: writtenVersion,
    retirementMonth: null,
    ageLimitBeforeReform: null,
    family: [],
    photo: null,
    unknown: [],
    unknownInFamily: [],
    rootAttributes: {},
  };
}
