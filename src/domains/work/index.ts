import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import * as calendarAccess from './calendar/access.ts';
import { calendarRoutes } from './calendar/routes.ts';
import * as chainAccess from './chains/access.ts';
import { chainRoutes } from './chains/routes.ts';
import { chainTodos } from './chains/todos.ts';
import * as chargeAccess from './charges/access.ts';
import { chargeRoutes } from './charges/routes.ts';
import * as contestAccess from './contests/access.ts';
import { resultsJob } from './contests/importing/import-results.ts';
import { contestRoutes } from './contests/routes.ts';
import * as manualAccess from './manuals/access.ts';
import { manualRoutes } from './manuals/routes.ts';
import { manualTodos } from './manuals/todos.ts';
import * as frontAccess from './mobilization/access.ts';
import { frontRoutes } from './mobilization/routes.ts';
import { harmSealer } from './mobilization/sealing.ts';
import { frontTodos } from './mobilization/todos.ts';
import * as pledgeAccess from './pledges/access.ts';
import { pledgeRoutes } from './pledges/routes.ts';
import { pledgeTodos } from './pledges/todos.ts';
import * as raceAccess from './races/access.ts';
import { raceRoutes } from './races/routes.ts';
import { raceWorker } from './races/commands/snapshots.ts';
import { raceTodos } from './races/todos.ts';
import * as dispatchAccess from './dispatch/access.ts';
import { dispatchRoutes } from './dispatch/routes.ts';
import { dispatchTodos } from './dispatch/todos.ts';
import * as reviewAccess from './reviews/access.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { workRoutes } from './routes.ts';
import * as teamAccess from './teams/access.ts';
import { teamRoutes } from './teams/routes.ts';
import { teamTodos } from './teams/todos.ts';
import { workTodos } from './todos.ts';

export { claimForOneself, compareClaim, decideProject, signCommitment } from './commands/claims.ts';
export { confirmMonth, reportTask, settleReport } from './commands/months.ts';
export { instruct, openMeeting, planMeeting, raiseIssue, reportTaskDone, sendIssue, seriesNamed, settleTask, startSeries, closeMeeting, noteOnEntry } from './dispatch/commands.ts';
export { standingSeries } from './dispatch/commands.ts';
export { meetingPage } from './dispatch/queries.ts';
export { foundTeam, giveMatter, listItem, reportItem, settleItem } from './teams/commands.ts';
export { addGoal, announceResult, draftProject, publishProject } from './commands/projects.ts';
export { blockLink, openChain, reportLink, settleLink, startProject } from './chains/commands.ts';
export { chainPage } from './chains/queries.ts';
export { addFront, arrive, callUp, cancelCall, comeBack, openMobilization, recordHarm } from './mobilization/commands.ts';
export { endOneCharge, giveCharge, raiseDispute, settleOneDispute } from './charges/commands.ts';
export { openContest, putResults } from './contests/commands.ts';
export { openManual, publishManual, saveDraft as saveManualDraft } from './manuals/commands/manuals.ts';
export { doStep as doManualStep, finishMatter as finishManualMatter, returnStep as returnManualStep, startMatter as startManualMatter } from './manuals/commands/matters.ts';
export type { ManualContent } from './manuals/model.ts';
export { contestPage } from './contests/queries.ts';
export { callForPledges, decidePledge, enterActual, settleActual, submitPledge } from './pledges/commands.ts';
export { pledgeBoard, pledgePage } from './pledges/queries.ts';
export { confirmAward, replyToAward, tellAward } from './races/commands/awards.ts';
export { draftRace, startRace } from './races/commands/races.ts';
export { countRace } from './races/commands/snapshots.ts';
export { racePage } from './races/queries/races.ts';
export { declareStanding } from './races/standing.ts';
export { dispatchInPeriod, racesInPeriod } from './store/in-period.ts';
export { monthListOf } from './queries/months.ts';
export type { NewProject } from './store/index.ts';

export const workModule: DomainModule = {
  name: 'work',
  routes: [
    ...workRoutes,
    ...calendarRoutes,
    ...raceRoutes,
    ...contestRoutes,
    ...teamRoutes,
    ...dispatchRoutes,
    ...reviewRoutes,
    ...chainRoutes,
    ...pledgeRoutes,
    ...chargeRoutes,
    ...frontRoutes,
    ...manualRoutes,
  ],
  permissions: [
    ...Object.values(access),
    ...Object.values(calendarAccess),
    ...Object.values(raceAccess),
    ...Object.values(contestAccess),
    ...Object.values(teamAccess),
    ...Object.values(dispatchAccess),
    ...Object.values(reviewAccess),
    ...Object.values(chainAccess),
    ...Object.values(pledgeAccess),
    ...Object.values(chargeAccess),
    ...Object.values(frontAccess),
    ...Object.values(manualAccess),
  ],
  todos: [
    workTodos,
    raceTodos,
    teamTodos,
    dispatchTodos,
    chainTodos,
    pledgeTodos,
    frontTodos,
    manualTodos,
  ],
  jobs: [resultsJob],
  workers: [raceWorker, harmSealer],
};
