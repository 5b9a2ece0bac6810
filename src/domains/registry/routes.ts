import { route, type Route } from '../../platform/http/index.ts';
import type { AppointmentGate } from './commands/appointment-gate.ts';
import { leaveOffice, proposeAppointment, takeOffice } from './commands/appointments.ts';
import { createPerson } from './commands/create-person.ts';
import { closeOrganization, createOrganization, editOrganization } from './commands/edit-organization.ts';
import { editPerson } from './commands/edit-person.ts';
import { mergeOrganizations, previewMerger } from './commands/merge-organizations.ts';
import { recordPersonFact } from './commands/record-person-fact.ts';
import { reveal } from './commands/reveal.ts';
import { savePost } from './commands/save-post.ts';
import { setUpPosts } from './commands/set-up-posts.ts';
import { deleteSavedSearch, listSavedSearches, saveSearch } from './commands/saved-searches.ts';
import * as contract from './contract.ts';
import type { AsOf } from './model.ts';
import { personDossier, personHistory } from './queries/dossier.ts';
import { personPhoto } from './queries/photo.ts';
import { organizationDetail, organizationTree, team } from './queries/organizations.ts';
import { pickPeople } from './queries/pick-people.ts';
import { listPeople, peopleStatistics, quickSearch, regionPictures } from './queries/search.ts';

/** Query words → the moment they mean. */
const moment = (q: { validAt?: string | undefined; knownAt?: string | undefined }): AsOf => ({ ...(q.validAt === undefined ? {} : { validAt: q.validAt }), ...(q.knownAt === undefined ? {} : { knownAt: new Date(q.knownAt) }) });
/** Optional fields that were not sent are left out, not set to undefined. */
const sent = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

export const registryRoutes = (gates: readonly AppointmentGate[]): Route[] => [
  route(contract.listPeople, ({ house, actor, body }) => listPeople(house, actor, body)),
  route(contract.peopleStatistics, ({ house, actor, body }) => peopleStatistics(house, actor, body)),
  route(contract.pickPeople, ({ house, actor, query }) => pickPeople(house, actor, query.text)),
  route(contract.quickSearch, ({ house, actor, query }) => quickSearch(house, actor, query.text)),
  route(contract.listSavedSearches, ({ house, actor }) => listSavedSearches(house, actor)),
  route(contract.saveSearch, ({ house, actor, body }) => saveSearch(house, actor, body)),
  route(contract.deleteSavedSearch, ({ house, actor, params }) => deleteSavedSearch(house, actor, params.searchId)),
  route(contract.regionPictures, ({ house, actor }) => regionPictures(house, actor)),

  route(contract.getPerson, ({ house, actor, params, query }) => personDossier(house, actor, params.personId, moment(query))),
  route(contract.personPhoto, ({ house, actor, params, query }) => personPhoto(house, actor, params.personId, moment(query))),
  route(contract.personHistory, ({ house, actor, params }) => personHistory(house, actor, params.personId)),
  route(contract.createPerson, ({ house, actor, body }) => createPerson(house, actor, sent(body) as typeof body & Parameters<typeof createPerson>[2])),
  route(contract.editPerson, ({ house, actor, params, body }) => editPerson(house, actor, { ...sent(body), personId: params.personId, changes: sent(body.changes) } as Parameters<typeof editPerson>[2])),
  route(contract.recordPersonFact, ({ house, actor, params, body }) => recordPersonFact(house, actor, params.personId, body)),
  route(contract.reveal, ({ house, actor, params, body }) => reveal(house, actor, params.personId, body.fields, body.purpose)),

  route(contract.organizationTree, ({ house, actor, query }) => organizationTree(house, actor, moment(query))),
  route(contract.getOrganization, ({ house, actor, params, query }) => organizationDetail(house, actor, params.organizationId, moment(query))),
  route(contract.getTeam, ({ house, actor, params, query }) => team(house, actor, params.organizationId, moment(query))),
  route(contract.createOrganization, ({ house, actor, body }) => createOrganization(house, actor, body)),
  route(contract.editOrganization, ({ house, actor, params, body }) => editOrganization(house, actor, params.organizationId, body)),
  route(contract.closeOrganization, ({ house, actor, params, body }) => closeOrganization(house, actor, params.organizationId, body)),
  route(contract.savePost, ({ house, actor, params, body }) => savePost(house, actor, params.organizationId, body)),
  route(contract.setUpPosts, ({ house, actor, params, body }) => setUpPosts(house, actor, params.organizationId, body)),
  route(contract.previewMerger, ({ house, actor, body }) => previewMerger(house, actor, body)),
  route(contract.mergeOrganizations, ({ house, actor, body }) => mergeOrganizations(house, actor, body)),

  route(contract.proposeAppointment, ({ house, actor, body }) => proposeAppointment(house, actor, body)),
  route(contract.takeOffice, ({ house, actor, params, body }) => takeOffice(house, actor, gates, params.appointmentId, body)),
  route(contract.leaveOffice, ({ house, actor, params, body }) => leaveOffice(house, actor, gates, params.appointmentId, body)),
];
