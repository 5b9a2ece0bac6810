import { route, type Route } from '../../../platform/http/index.ts';
import { ballotBoxOf, castVote } from './commands/cast-vote.ts';
import { closeVoting } from './commands/close-voting.ts';
import { countElection } from './commands/count-election.ts';
import { hitReport, matchEntry, reviewHit, saveSheet, sheetsAbout } from './commands/observe.ts';
import { openVoting } from './commands/open-voting.ts';
import { changeElection, createElection } from './commands/plan-election.ts';
import { printCodes } from './commands/print-codes.ts';
import { publishElection } from './commands/publish-election.ts';
import { saveForm } from './commands/save-form.ts';
import { setRoll } from './commands/set-roll.ts';
import { signBallot, signByCode } from './commands/sign-ballot.ts';
import * as contract from './contract.ts';
import { boxFile, countingReport, electionDetail, groupRoll, listElections, trendOf } from './queries/elections.ts';
import { listForms, openForm, readyForms, tryForm } from './queries/forms.ts';
import { ballotByCode, ownBallots, takeBallot, whereIsVote } from './queries/voting.ts';

export const ballotRoutes: readonly Route[] = [
  route(contract.listBallotForms, ({ house, actor }) => listForms(house, actor)),
  route(contract.listReadyForms, ({ house, actor }) => readyForms(house, actor)),
  route(contract.openBallotForm, ({ house, actor, params }) => openForm(house, actor, params.id)),
  route(contract.checkBallotForm, ({ body }) => Promise.resolve(tryForm(body.definition))),
  route(contract.saveBallotForm, ({ house, actor, body }) => saveForm(house, actor, body.definition, body.after)),
  route(contract.listElections, ({ house, actor }) => listElections(house, actor)),
  route(contract.openElection, ({ house, actor, params }) => electionDetail(house, actor, params.id)),
  route(contract.createElection, ({ house, actor, body }) => createElection(house, actor, body)),
  route(contract.changeElection, ({ house, actor, params, body }) => changeElection(house, actor, params.id, body)),
  route(contract.readRoll, ({ house, actor, params }) => groupRoll(house, actor, params.id, params.group)),
  route(contract.setRoll, ({ house, actor, params, body }) => setRoll(house, actor, params.id, params.group, body.voters)),
  route(contract.printCodes, ({ house, actor, params, body }) => printCodes(house, actor, params.id, params.group, body)),
  route(contract.openVoting, ({ house, actor, params }) => openVoting(house, actor, params.id)),
  route(contract.closeVoting, ({ house, actor, params, body }) => closeVoting(house, actor, params.id, body.reason)),
  route(contract.countElection, ({ house, actor, params }) => countElection(house, actor, params.id)),
  route(contract.publishElection, ({ house, actor, params }) => publishElection(house, actor, params.id)),
  route(contract.openReport, ({ house, actor, params }) => countingReport(house, actor, params.id)),
  route(contract.downloadBox, ({ house, actor, params }) => boxFile(house, actor, params.id)),
  route(contract.subjectTrend, ({ house, actor, params, query }) => trendOf(house, actor, params.id, query.formKey)),
  route(contract.myBallots, ({ house, actor }) => ownBallots(house, actor)),
  route(contract.takeBallot, ({ house, actor, params }) => takeBallot(house, actor, params.id)),
  route(contract.signBallot, ({ house, actor, params, body }) => signBallot(house, actor, params.id, body.blinded)),
  route(contract.ballotByCode, ({ house, params, body }) => ballotByCode(house, params.region, body.code)),
  route(contract.signByCode, ({ house, params, body }) => signByCode(house, ballotBoxOf(params.region), body.code, body.blinded)),
  route(contract.castVote, ({ house, params, body }) => castVote(house, params.region, { electionId: params.electionId, group: body.group, message: body.message, signature: body.signature, paper: body.paper })),
  route(contract.checkVote, ({ house, params, body }) => whereIsVote(house, params.region, params.electionId, body)),
  route(contract.saveObservationSheet, ({ house, actor, body }) => saveSheet(house, actor, body)),
  route(contract.listObservationSheets, ({ house, actor, params }) => sheetsAbout(house, actor, params.personId)),
  route(contract.matchNegativeEntry, ({ house, actor, body }) => matchEntry(house, actor, body)),
  route(contract.negativeHitReport, ({ house, actor, params }) => hitReport(house, actor, params.personId)),
  route(contract.reviewNegativeHit, ({ house, actor, params, body }) => reviewHit(house, actor, params.id, body)),
];
