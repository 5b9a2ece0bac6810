import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { peopleFilter } from '../contract/search.ts';
import { text, uuid } from '../contract/shapes.ts';
import { rosterKey } from '../importing/contract/shapes.ts';
import { exportPeople } from './access.ts';

/** Whom: named people, or everyone who meets a search within the scope. */
const whom = { people: z.array(uuid).min(1).max(20_000).optional(), filter: peopleFilter.optional() };
/** Why it is taken out (个人信息保护法 第六条): kept in the audit. */
const purpose = text(200);

export const exportRoster = endpoint({
  name: 'registry.export_roster',
  method: 'POST',
  path: '/exports/roster',
  summary: 'A roster (xlsx) with chosen columns of named people or of a search, marked with who took it out and when. What it writes, the import reads back.',
  body: z.object({ ...whom, columns: z.array(rosterKey).min(1).max(80), purpose }),
  output: z.unknown(),
  answers: 'file',
  permission: exportPeople,
  refusals: ['registry.export_nobody', 'registry.export_whom', 'registry.no_such_person'],
});

export const exportPersonFiles = endpoint({
  name: 'registry.export_person_files',
  method: 'POST',
  path: '/exports/person-files',
  summary: 'Person files (lrmx): one file for one person, a zip for many. Elements of an imported file that the program does not know are written back.',
  body: z.object({ ...whom, purpose }),
  output: z.unknown(),
  answers: 'file',
  permission: exportPeople,
  refusals: ['registry.export_nobody', 'registry.export_whom', 'registry.export_too_many', 'registry.no_such_person', 'registry.lrmx_character'],
});

export const appointmentForm = endpoint({
  name: 'registry.appointment_form',
  method: 'GET',
  path: '/people/:personId/form',
  summary: '干部任免审批表 of one person as Word or PDF, marked with who printed it and when; the look at sensitive fields is audited.',
  params: z.object({ personId: uuid }),
  query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }),
  output: z.unknown(),
  answers: 'file',
  permission: exportPeople,
  refusals: ['registry.no_such_person', 'documents.pdf_no_browser'],
});
