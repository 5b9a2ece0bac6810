import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { caseRoutes } from './routes.ts';
import { caseTodos } from './todos.ts';

export { caseTypeKnown, declareCaseType, type CaseType, type Consequence, type Field, type FieldsOf, type StepContext, type Words } from './definition.ts';
export { openCase, openCaseIn, openOwnCase, type Opening } from './commands/open-case.ts';
export { takeOwnStep, takeStep, takeStepIn, type StepInput } from './commands/take-step.ts';
export { acknowledgeNotice } from './commands/delivery.ts';
export { mergeCase, reopenCase } from './commands/run-case.ts';
export { casesOfSelf } from './queries/own.ts';
export { caseFile as readCaseFile } from './queries/cases.ts';
export { decideByTable, type TableSaid } from './commands/decide-by-table.ts';
export { statedFor, tableFields } from './table-fields.ts';
export { addParties, factsOf, findCase, findCases, noticesOf, removeParties, trailsOf } from './store/index.ts';
export { faultsOf } from './rules/check-definition.ts';
export { checkFacts, keptFacts } from './rules/check-facts.ts';
export type { AttachedFile, CaseAtHand, FactValue, FactValues, Party, PartyRole, StepTaken } from './model.ts';

export const casesModule: DomainModule = { name: 'cases', routes: caseRoutes, permissions: Object.values(access), todos: [caseTodos] };
