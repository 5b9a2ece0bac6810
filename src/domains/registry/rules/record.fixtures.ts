import type { Appointment } from '../model.ts';
import { appointmentPeriod } from './appointment-period.ts';
import type { EducationFact, PersonRecord, Place, Places } from './record.ts';

/** An appointment as rules see one; say only what matters. */
export const appointment = (given: Partial<Appointment> & { startedOn: string }): Appointment => {
  const period = appointmentPeriod(given.startedOn, given.endedOn ?? null);
  return { id: given.startedOn, versionId: 'v', personId: 'p', organizationId: 'bureau', postId: null, title: '职务', kind: 'appointment', main: true, principal: false, category: 'staff', leadershipLevel: null, levelSince: null, state: given.endedOn ? 'ended' : 'in_office', endedOn: null, trialUntil: null, document: null, endedBecause: null, tags: [], validFrom: period.from, validTo: period.to, ...given };
};
export const education = (given: Partial<EducationFact>): EducationFact => ({ id: 'e', versionId: 'v', mode: 'full_time', level: '大学', degree: null, school: null, major: null, graduatedOn: null, ...given });
export const record = (given: Partial<PersonRecord> = {}): PersonRecord => ({
  id: 'p', versionId: 'v', name: '张三', pinyin: 'zhangsan', initials: 'zs', sex: 'male', bornOn: '1975-03', ethnicity: '汉族', nativePlace: '湖南湘阴', birthPlace: null, politicalStatus: '中共党员', partyJoinedOn: '1998-06', workStartedOn: '1996-07', specialty: null, professionalTitle: null, staffCategory: 'civil_servant', tags: [], photoHash: null, validFrom: '1900-01-01', validTo: null, appointments: [], ranks: [], educations: [], grades: [], rewards: [], training: [], ...given,
});
const place = (id: string, unitType: Place['unitType']): [string, Place] => [id, { id, name: id, shortName: id, path: '1', unitType, nextChangeOn: null }];
export const places: Places = new Map([place('bureau', 'government_organ'), place('town', 'town'), place('village', 'village'), place('firm', 'state_firm')]);
