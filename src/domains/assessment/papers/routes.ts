import { route, type Route } from '../../../platform/http/index.ts';
import { printForm, printForms, printOwnForm } from './commands/print-forms.ts';
import { printLetter, printOwnLetter } from './commands/print-letter.ts';
import { printBulletin, printNotice } from './commands/print-public.ts';
import { commentRegistration, returnSummary, writeSummary } from './commands/registrations.ts';
import { exportRoster } from './commands/roster.ts';
import * as contract from './contract.ts';
import { formOfPerson, formsOfSelf, formsOfYear } from './queries.ts';

export const paperRoutes: readonly Route[] = [
  route(contract.ownRegistrations, ({ house, actor }) => formsOfSelf(house, actor)),
  route(contract.writeSummary, ({ house, actor, params, body }) => writeSummary(house, actor, params.id, body)),
  route(contract.ownForm, ({ house, actor, params, query }) => printOwnForm(house, actor, params.id, query.format)),
  route(contract.ownLetter, ({ house, actor, params, query }) => printOwnLetter(house, actor, params.id, query.format)),
  route(contract.listRegistrations, ({ house, actor, params }) => formsOfYear(house, actor, params.id)),
  route(contract.openRegistration, ({ house, actor, params }) => formOfPerson(house, actor, params.id, params.personId)),
  route(contract.commentRegistration, ({ house, actor, params, body }) => commentRegistration(house, actor, params.id, params.personId, body)),
  route(contract.returnSummary, ({ house, actor, params, body }) => returnSummary(house, actor, params.id, params.personId, body.reason)),
  route(contract.registrationForm, ({ house, actor, params, query }) => printForm(house, actor, params.id, params.personId, query.format)),
  route(contract.registrationForms, ({ house, actor, params, body }) => printForms(house, actor, params.id, body)),
  route(contract.resultRoster, ({ house, actor, params, body }) => exportRoster(house, actor, params.id, body)),
  route(contract.feedbackLetter, ({ house, actor, params, query }) => printLetter(house, actor, params.id, params.personId, query.format)),
  route(contract.bulletinPaper, ({ house, actor, query }) => printBulletin(house, actor, query, query.format)),
  route(contract.noticePaper, ({ house, actor, params, query }) => printNotice(house, actor, params.id, query.format)),
];
