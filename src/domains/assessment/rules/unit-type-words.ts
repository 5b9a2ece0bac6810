/** Kinds of unit in the words of the policy (fact 被考核单位类型). */
export const unitTypeWords: Readonly<Record<string, string>> = {
  region: '地方', party_organ: '党委部门', congress: '人大', government_organ: '政府部门', consultative_conference: '政协', supervision_organ: '纪委监委', court: '法院', procuratorate: '检察院', mass_organization: '群团',
  town: '乡镇', subdistrict: '街道', park: '园区', institution: '事业单位', school: '学校', hospital: '医院', state_firm: '国有企业', village: '村', community: '社区', department: '内设机构',
};
