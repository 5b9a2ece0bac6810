import { emptyPersonFile, type FamilyMember, type PersonFile } from './model.ts';

/** The smallest picture that is really a JPEG: one grey point. */
export const onePixelJpeg: Uint8Array = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  ),
);

export const buildFamilyMember = (over: Partial<FamilyMember> = {}): FamilyMember => ({
  relation: '妻子',
  name: '测试甲',
  born: '197709',
  politicalStatus: '中共党员',
  workplace: '示范县第一中学教师',
  unknown: [],
  ...over,
});

/** A made-up person with every box filled. The identity number is of a district code that exists nowhere. */
export const buildPersonFile = (over: Partial<PersonFile> = {}): PersonFile => ({
  ...emptyPersonFile(),
  name: '示例一',
  sex: '男',
  born: '197503',
  ethnicity: '汉族',
  nativePlace: '浙江杭州',
  birthplace: '浙江杭州',
  joinedParty: '199806',
  startedWork: '199708',
  health: '健康',
  professionalTitle: '工程师',
  specialty: '水利工程',
  fullTimeEducation: '大学',
  fullTimeDegree: '工学学士',
  fullTimeEducationSchool: '示范大学水利系水利水电工程专业',
  inServiceEducation: '省委党校研究生',
  inServiceEducationSchool: '示范省委党校公共管理专业',
  currentPost: '示范县水利局党组书记、局长',
  proposedPost: '示范县人民政府副县长',
  relievedPost: '示范县水利局党组书记、局长',
  resume: [
    '1993.09--1997.08  示范大学水利系水利水电工程专业学习',
    '1997.08--2006.03  示范县水利局科员、副科长',
    '2006.03--2015.11  示范县水利局副局长',
    '                  （其间：2009.09--2012.07示范省委党校公共管理专业在职研究生学习）',
    '2015.11--         示范县水利局党组书记、局长',
  ].join('\n'),
  rewardsAndPenalties: '2016年12月，经示范市人民政府批准，记三等功一次。',
  annualAssessments: '2023年优秀；2024年称职；2025年优秀。',
  reason: '工作需要。',
  family: [
    buildFamilyMember(),
    buildFamilyMember({ relation: '女儿', name: '测试乙', born: '200405', politicalStatus: '共青团员', workplace: '示范大学学生' }),
    buildFamilyMember({ relation: '父亲', name: '测试丙', born: '194811', politicalStatus: '群众', workplace: '示范县示范镇村民（已去世）' }),
  ],
  reportingUnit: '中共示范县委组织部',
  ageReckonedOn: '20261101',
  filledOn: '20261102',
  filledBy: '测试丁',
  idNumber: '',
  photo: onePixelJpeg,
  ...over,
});
