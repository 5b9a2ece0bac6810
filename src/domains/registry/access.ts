import { permission } from '../../kernel/permission.ts';

/** Lists and files of people. A cadre reads the own file; the three administrators see none. */
export const readPeople = permission('registry.people.read', { officer: 'region', leader: 'region', liaison: 'subtree', cadre: 'self' });
/** Search, conditions and statistics over people. */
export const searchPeople = permission('registry.people.search', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Name a person in a form: name, unit and post of a few people found by name, nothing of the file. */
export const pickPeople = permission('registry.people.pick', { officer: 'region', leader: 'region', liaison: 'subtree', supervisor: 'region' });
/** Create people and record facts about them. */
export const writePeople = permission('registry.people.write', { officer: 'region' });
/** See identity number, phone, health and family unmasked; every look is audited. A cadre may look at the own data. */
export const revealSensitive = permission('registry.people.reveal', { officer: 'region', cadre: 'self' });
/** Organizations, posts, teams and the pictures made of them. */
export const readOrganizations = permission('registry.organizations.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Open, rename, move, merge and close organizations; set up posts. */
export const writeOrganizations = permission('registry.organizations.write', { officer: 'region' });
/** Propose, begin and end appointments. */
export const writeAppointments = permission('registry.appointments.write', { officer: 'region' });
