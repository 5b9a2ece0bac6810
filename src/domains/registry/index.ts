import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import type { AppointmentGate } from './commands/appointment-gate.ts';
import { exportRoutes } from './exporting/index.ts';
import { importJobs, importRoutes, statutoryAges } from './importing/index.ts';
import { registryRoutes } from './routes.ts';
import { personFactNames } from './rules/person-facts.ts';
import { cardsWorker } from './worker.ts';

export { exportsOf } from './exporting/index.ts';
export { declareRetirementMonths } from './queries/retirement.ts';
export { importsOf, type ImportView } from './importing/index.ts';
export type { AppointmentGate, GatedAppointment } from './commands/appointment-gate.ts';
export { recordAnnualGrades, recordRewardsAndDisciplines, recordTraining, saveAppointments } from './commands/record-in-bulk.ts';
export { saveOrganizations, savePosts, type NewOrganization, type NewPost } from './commands/save-organizations.ts';
export { savePeople, type NewPerson } from './commands/save-people.ts';
export type { NewAppointment, NewCareerLine, NewEducation, NewFamilyMember, NewGrade, NewRank, NewReward, NewTraining } from './store/facts.ts';
export type { Appointment, AppointmentKind, AsOf, OrganizationNow, OrganizationType, PersonFacts, PersonSummary, PostCategory, PostNow, PostRequirement, Sex, StaffCategory, TeamProfile } from './model.ts';
export { appointmentKinds, organizationTypes, postCategories, sexes, staffCategories } from './model.ts';
export { checkCharacter, checkIdNumber, normalizeIdNumber } from './rules/id-number.ts';
export { kinshipWith } from './queries/kinship.ts';
export type { Kinship } from './rules/kinship.ts';
export { educationStepOf, levelOrder, rankOrder } from './rules/orders.ts';
export { watermarkOf } from './exporting/commands/chosen-people.ts';
export { formHeads, type FormHead } from './queries/form-heads.ts';
export { mayBeNamed, peopleNamed, type PickedPerson } from './queries/pick-people.ts';
export { idsInOffice, organizationSubject, peopleAt, personExists, personFacts, personSubject, personSummaries } from './queries/people.ts';
export { candidatesOf, type Candidates } from './queries/name-candidates.ts';
export { matchPerson, matchUnit, type Named } from './rules/match-name.ts';
export { promotionsOf, type PromotionOnFile } from './queries/promotions.ts';
export { reachOf, unitChoices, type Reach } from './queries/reach.ts';
export { rankStandings, type RankStanding } from './queries/rank-standings.ts';
export { organizationIdsUnder, organizationNames, organizationsNow, regionIds, regionLevel, regionName, saveRegion } from './store/organization.ts';
export { organizationStanding } from './store/standing.ts';
export { postsOf } from './store/post.ts';

/** The registry for the application. `gates` are asked before an appointment takes force or ends (M008, M010). */
export const registryModule = (options: { readonly gates?: readonly AppointmentGate[] } = {}): DomainModule => {
  const importing = { gates: options.gates ?? [], ages: statutoryAges };
  return {
    name: 'registry',
    routes: [...registryRoutes(options.gates ?? []), ...importRoutes(importing), ...exportRoutes],
    permissions: Object.values(access),
    workers: [cardsWorker],
    jobs: importJobs(importing),
    facts: factSupplies(personFactNames, 'registry', 'computed', 'all'),
  };
};
