import type { Driver } from './driver.ts';
import { scheduledBulletins } from './drivers/bulletins.ts';
import { closedLoop, firmsServed, netizensHeard, smallServices, suggestionsCollected, threeWayTriage } from './drivers/demands.ts';
import { achievementViewBallot, negativeListHits, politicalChecklist, twoSidedReview } from './drivers/ballots.ts';
import { achievementViewDeduction, commonAndIndividual, gridInThree, indicatorSystem, layeredAppraisal, prohibitedIndicators, specialAssessment, threePapers } from './drivers/assessment-schemes.ts';
import { wholeChain } from './drivers/chains.ts';
import { workManuals } from './drivers/manuals.ts';
import { coordination, soleCharge } from './drivers/charges.ts';
import { citationTreeExample } from './drivers/citation-tree.ts';
import { untrueReports } from './drivers/clearances.ts';
import { closingAccount } from './drivers/closing-account.ts';
import { criticalEventConduct } from './drivers/critical-event-conduct.ts';
import { documentSetClauses } from './drivers/document-set-clauses.ts';
import { explanations } from './drivers/explanations.ts';
import { accusationElements, accusationListing, falseAccusations } from './drivers/false-accusations.ts';
import { figureVerification } from './drivers/figure-verification.ts';
import { frontLineFloor } from './drivers/front-line-floor.ts';

import { enterpriseAccountability, reuseJudged, steppedDown } from './drivers/follow-up.ts';
import { emergencyFront, grassrootsFront } from './drivers/fronts.ts';
import { frontLineSearch } from './drivers/front-line-search.ts';
import { frontLineStrength } from './drivers/front-line-strength.ts';
import { fullCoverage, inspectionRound } from './drivers/inspection-rounds.ts';
import { jointReviews } from './drivers/joint-reviews.ts';
import { recommendedPractices, responsibilityChain } from './drivers/guidance.ts';
import { fiveOnes, gridCoverage, headSelection, neighbourReplacement, sixMustHaves } from './drivers/grid.ts';
import { inquiriesShared } from './drivers/inquiries-shared.ts';
import { linkedPlaces } from './drivers/links.ts';
import { matterChronology } from './drivers/matter-chronology.ts';
import { mergeOrganizationsExample } from './drivers/merge-organizations.ts';
import { meritList } from './drivers/merit-list.ts';
import { monthQuarterYear } from './drivers/month-quarter-year.ts';
import { monthlyBulletin, redBlackLists } from './drivers/month-work.ts';
import { fullCourse, landmarkResults, spotContests } from './drivers/on-the-spot.ts';
import { performanceFile } from './drivers/performance-file.ts';
import { termPledges } from './drivers/pledges.ts';
import { policyCoverage } from './drivers/policy-coverage.ts';
import { progressIndex } from './drivers/progress-index.ts';
import { projectLead } from './drivers/project-lead.ts';
import { proposalNeedsEvidence } from './drivers/proposal-needs-evidence.ts';
import { resultUse } from './drivers/result-use.ts';
import { specialAppraisal } from './drivers/special-appraisal.ts';
import { onSiteStays, sourceTracing } from './drivers/stays-and-traces.ts';
import { afterTheSanction, oneHelper } from './drivers/sanctions.ts';
import { adjustedForFaults, campaignToItsEnd, handledPersons, inspectionLeads, joinedSupervision } from './drivers/supervision.ts';
import { taskListOnTakingOffice } from './drivers/task-list-on-taking-office.ts';
import { casebook, correctionWithConclusion, threeDistinctions, toleranceOfMistakes } from './drivers/tolerance.ts';
import { coreTeams, dispatchMeetings, themeLists, unitsDispatched } from './drivers/teams.ts';
import { linesOfWord } from './drivers/messages.ts';
import { publicityByChannel } from './drivers/publicity.ts';
import { trainingOfHeads } from './drivers/training.ts';
import { cadresAndHomes } from './drivers/ties.ts';
import { threeQuestions } from './drivers/three-questions.ts';
import { unannouncedObservation } from './drivers/unannounced-observation.ts';
import { goalTree, managersByClaim, monthLists, openClaim } from './drivers/work.ts';
import { contestsByField } from './drivers/contests.ts';
import { quarterRace } from './drivers/races.ts';
import { workSystems } from './drivers/work-systems.ts';
import { workLogReview } from './drivers/work-log-review.ts';
import { yearlyAnswerSheet } from './drivers/yearly-answer-sheet.ts';

/** Every driver by the name the examples use. A practice whose driver is not here is shown as missing. */
export const drivers: Readonly<Record<string, Driver>> = {
  'tolerance-of-mistakes': toleranceOfMistakes,
  'emergency-front': emergencyFront,
  'grassroots-front': grassrootsFront,
  'three-distinctions': threeDistinctions,
  'correction-with-conclusion': correctionWithConclusion,
  casebook,
  'after-the-sanction': afterTheSanction,
  'one-helper': oneHelper,
  'untrue-reports': untrueReports,
  'false-accusations': falseAccusations,
  'reuse-judged': reuseJudged,
  'enterprise-accountability': enterpriseAccountability,
  'stepped-down': steppedDown,
  'accusation-elements': accusationElements,
  'accusation-listing': accusationListing,
  explanations,
  'inquiries-shared': inquiriesShared,
  'handled-persons': handledPersons,
  'inspection-leads': inspectionLeads,
  'adjusted-for-faults': adjustedForFaults,
  'campaign-to-its-end': campaignToItsEnd,
  'joined-supervision': joinedSupervision,
  'grid-coverage': gridCoverage,
  'six-must-haves': sixMustHaves,
  'training-of-heads': trainingOfHeads,
  'lines-of-word': linesOfWord,
  'publicity-by-channel': publicityByChannel,
  'head-selection': headSelection,
  'five-ones': fiveOnes,
  'neighbour-replacement': neighbourReplacement,
  'goal-tree': goalTree,
  'open-claim': openClaim,
  'quarter-race': quarterRace,
  'contests-by-field': contestsByField,
  'month-lists': monthLists,
  'managers-by-claim': managersByClaim,
  'core-teams': coreTeams,
  'joint-reviews': jointReviews,
  'theme-lists': themeLists,
  'whole-chain': wholeChain,
  'work-manuals': workManuals,
  'sole-charge': soleCharge,
  coordination,
  'term-pledges': termPledges,
  'dispatch-meetings': dispatchMeetings,
  'units-dispatched': unitsDispatched,
  'three-way-triage': threeWayTriage,
  'closed-loop': closedLoop,
  'firms-served': firmsServed,
  'netizens-heard': netizensHeard,
  'suggestions-collected': suggestionsCollected,
  'small-services': smallServices,
  'responsibility-chain': responsibilityChain,
  'recommended-practices': recommendedPractices,
  'scheduled-bulletins': scheduledBulletins,
  'linked-places': linkedPlaces,
  'cadres-and-homes': cadresAndHomes,
  'policy-coverage': policyCoverage,
  'citation-tree': citationTreeExample,
  'work-systems': workSystems,
  'document-set-clauses': documentSetClauses,
  'merge-organizations': mergeOrganizationsExample,
  'merit-list': meritList,
  'performance-file': performanceFile,
  'task-list-on-taking-office': taskListOnTakingOffice,
  'yearly-answer-sheet': yearlyAnswerSheet,
  'closing-account': closingAccount,
  'matter-chronology': matterChronology,
  'three-questions': threeQuestions,
  'proposal-needs-evidence': proposalNeedsEvidence,
  'front-line-floor': frontLineFloor,
  'front-line-search': frontLineSearch,
  'critical-event-conduct': criticalEventConduct,
  'front-line-strength': frontLineStrength,
  'unannounced-observation': unannouncedObservation,
  'project-lead': projectLead,
  'figure-verification': figureVerification,
  'progress-index': progressIndex,
  'political-checklist': politicalChecklist,
  'negative-list-hits': negativeListHits,
  'two-sided-review': twoSidedReview,
  'achievement-view-ballot': achievementViewBallot,
  'indicator-system': indicatorSystem,
  'three-papers': threePapers,
  'special-appraisal': specialAppraisal,
  'special-assessment': specialAssessment,
  'achievement-view-deduction': achievementViewDeduction,
  'grid-in-three-assessments': gridInThree,
  'common-and-individual': commonAndIndividual,
  'layered-appraisal': layeredAppraisal,
  'monthly-bulletin': monthlyBulletin,
  'red-black-lists': redBlackLists,
  'month-quarter-year': monthQuarterYear,
  'inspection-round': inspectionRound,
  'full-coverage-inspection': fullCoverage,
  'on-site-stays': onSiteStays,
  'source-tracing': sourceTracing,
  'landmark-results': landmarkResults,
  'full-course-tracking': fullCourse,
  'spot-contests': spotContests,
  'result-use': resultUse,
  'work-log-review': workLogReview,
  'prohibited-indicators': prohibitedIndicators,
};
