import { route, type Route } from '../../platform/http/index.ts';
import { claimForOneself, compareClaim, decideProject, enterClaim, reconsiderProject, signCommitment, stepBack, withdrawClaim } from './commands/claims.ts';
import { confirmMonth, editMonth, reportTask, settleReport } from './commands/months.ts';
import { addGoal, announceResult, draftProject, finishProject, publishProject, withdrawProject } from './commands/projects.ts';
import * as contract from './contract/index.ts';
import { formOfProject, projectPage, workBoard } from './queries/board.ts';
import { monthListOf, monthTable, workOfSelf } from './queries/months.ts';
import { thousandths } from './rules/month-plan.ts';

export const workRoutes: readonly Route[] = [
  route(contract.readWorkBoard, ({ house, actor }) => workBoard(house, actor)),
  route(contract.setGoal, ({ house, actor, body }) => addGoal(house, actor, body)),
  route(contract.projectForm, ({ house, actor }) => formOfProject(house, actor)),
  route(contract.draftNewProject, ({ house, actor, body }) => draftProject(house, actor, body)),
  route(contract.readProject, ({ house, actor, params }) => projectPage(house, actor, params.id)),
  route(contract.publishNow, ({ house, actor, params }) => publishProject(house, actor, params.id)),
  route(contract.withdrawNow, ({ house, actor, params, body }) => withdrawProject(house, actor, params.id, body.reason)),
  route(contract.announceNow, ({ house, actor, params }) => announceResult(house, actor, params.id)),
  route(contract.finishNow, ({ house, actor, params, body }) => finishProject(house, actor, params.id, body.result)),
  route(contract.claimProject, ({ house, actor, params, body }) => claimForOneself(house, actor, params.id, body.statement)),
  route(contract.enterOneClaim, ({ house, actor, params, body }) => enterClaim(house, actor, params.id, body.personId, body.statement)),
  route(contract.compareOneClaim, ({ house, actor, params, body }) => compareClaim(house, actor, params.id, { score: thousandths(body.score) / 10, reason: body.reason })),
  route(contract.decideNow, ({ house, actor, params, body }) => decideProject(house, actor, params.id, body)),
  route(contract.reconsiderNow, ({ house, actor, params, body }) => reconsiderProject(house, actor, params.id, body.reason)),
  route(contract.signNow, ({ house, actor, params }) => signCommitment(house, actor, params.id)),
  route(contract.stepBackNow, ({ house, actor, params, body }) => stepBack(house, actor, params.id, body.reason)),
  route(contract.withdrawOneClaim, ({ house, actor, params, body }) => withdrawClaim(house, actor, params.id, body.reason)),
  route(contract.ownWork, ({ house, actor }) => workOfSelf(house, actor)),
  route(contract.listMonths, ({ house, actor }) => monthTable(house, actor)),
  route(contract.readMonthList, ({ house, actor, params }) => monthListOf(house, actor, params.id)),
  route(contract.editMonthList, ({ house, actor, params, body }) => editMonth(house, actor, params.id, params.month, body.tasks)),
  route(contract.confirmMonthList, ({ house, actor, params }) => confirmMonth(house, actor, params.id, params.month)),
  route(contract.reportOneTask, ({ house, actor, params, body }) => reportTask(house, actor, params.id, body)),
  route(contract.settleOneReport, ({ house, actor, params, body }) => settleReport(house, actor, params.id, body)),
];
