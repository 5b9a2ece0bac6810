import { permission } from '../../kernel/permission.ts';

/** Schemes are rules that people are judged by: whoever is judged may read them. */
export const readSchemes = permission('assessment.schemes.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
export const manageSchemes = permission('assessment.schemes.manage', { officer: 'region' });
/** Opening a year, stating facts, computing and proposing: the department's work. */
export const manageRuns = permission('assessment.runs.manage', { officer: 'region' });
/** The board of years: states and counts, no person. */
export const readRuns = permission('assessment.runs.read', { officer: 'none', leader: 'none', liaison: 'none' });
/** Results of people. A liaison sees those of the own unit once the year is confirmed; see `queries.ts`. */
export const readResults = permission('assessment.results.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Typing in marks and values, for the people within reach. */
export const recordRatings = permission('assessment.ratings.record', { officer: 'region', liaison: 'subtree' });
/** Deciding a grade belongs to people who answer for it. */
export const decideGrades = permission('assessment.grades.decide', { officer: 'region', leader: 'region' });
/** The own result, with its explanation, once confirmed (书面通知本人, 公务员法 第三十八条). */
export const readOwnResult = permission('assessment.own_result.read', { cadre: 'self' });

/** Ballot forms are questions put to people: whoever prepares, answers for or is judged by them may read them. */
export const readBallotForms = permission('assessment.ballot_forms.read', { officer: 'none', leader: 'none', liaison: 'none', supervisor: 'none' });
export const manageBallotForms = permission('assessment.ballot_forms.manage', { officer: 'region' });
/** Elections with their turnout; no answer. */
export const readBallots = permission('assessment.ballots.read', { officer: 'region', leader: 'region' });
export const manageBallots = permission('assessment.ballots.manage', { officer: 'region' });
/** Counting report and published box. */
export const readBallotReports = permission('assessment.ballot_reports.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** Voting for oneself, where one stands on a roll: the roll decides. Administrators take no part in business. */
export const castBallots = permission('assessment.ballots.cast', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', evaluator: 'none', supervisor: 'none', grid_head: 'none' });
/** 政治素质考察: named observation and matching verified facts to a negative list (M044, M045). */
export const observePolitics = permission('assessment.observations.record', { officer: 'region', supervisor: 'region' });
export const readObservations = permission('assessment.observations.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** Whether a hit stands is decided by somebody who answers for it. */
export const reviewNegativeHits = permission('assessment.negative_hits.review', { leader: 'region' });

/** Hanging out the list of 优秀 and taking it down. */
export const managePublicity = permission('assessment.publicity.manage', { officer: 'region' });
/** The lists that hang out are there to be read by everybody who works here. */
export const readPublicity = permission('assessment.publicity.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
export const objectToPublicity = permission('assessment.publicity.object', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
export const answerPublicity = permission('assessment.publicity.answer', { officer: 'region', leader: 'region' });
/** Views, requests and what the grades led to. */
export const readOutcomes = permission('assessment.outcomes.read', { officer: 'region', leader: 'region' });
/** The own notice: view, review, appeal. */
export const answerOwnOutcome = permission('assessment.own_outcome.answer', { cadre: 'self' });
/** Reviews by the body that decided; appeals by people who had no part in it (`rules/review-steps.ts`). */
export const handleReviews = permission('assessment.reviews.handle', { officer: 'region', leader: 'region' });
export const decideAppeals = permission('assessment.appeals.decide', { officer: 'region', leader: 'region' });

/** 公平性检视: differences between kinds of people, no person. */
export const readFairness = permission('assessment.fairness.read', { officer: 'region', leader: 'region', supervisor: 'region' });

/** 校准会: weighing the proposed grades against each other, with the board in sight. */
export const calibrate = permission('assessment.calibrations.hold', { officer: 'region', leader: 'region' });
export const readCalibrations = permission('assessment.calibrations.read', { officer: 'region', leader: 'region' });

/** 按月铺排、好差评通报: the department, and the unit for its own sections. */
export const manageMonths = permission('assessment.months.manage', { officer: 'region', liaison: 'subtree' });
export const readMonths = permission('assessment.months.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Bulletins and lists that are out hang there for everybody; they name sections, not persons (P08). */
export const readBulletins = permission('assessment.bulletins.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
export const replyToLists = permission('assessment.lists.reply', { liaison: 'subtree' });
export const decideLists = permission('assessment.lists.decide', { leader: 'region' });
/** 月小结、季考核、年考评 of units. */
export const manageUnitYears = permission('assessment.unit_years.manage', { officer: 'region' });
export const readUnitYears = permission('assessment.unit_years.read', { officer: 'region', leader: 'region', liaison: 'subtree' });

/** 年度考核登记表: the own summary, the leader's words under it. */
export const writeOwnRegistration = permission('assessment.own_registration.write', { cadre: 'self' });
export const readRegistrations = permission('assessment.registrations.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** 主管领导评语: whoever answers for the person, or writes down for him what he said. Nobody comments on himself. */
export const commentRegistrations = permission('assessment.registrations.comment', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Papers of the year: 登记表, 反馈意见, rosters. Every print is audited. */
export const printPapers = permission('assessment.papers.print', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** 政治建设考察: planning rounds, recording what inspectors found, demanding rectification. */
export const inspectRounds = permission('assessment.rounds.inspect', { officer: 'region' });
export const readRounds = permission('assessment.rounds.read', { officer: 'region', leader: 'region', supervisor: 'region' });
export const closeRounds = permission('assessment.rounds.close', { leader: 'region' });
/** The inspected answer: the unit for its team and sections, the leader for himself. */
export const answerUnitInspections = permission('assessment.inspections.answer', { liaison: 'subtree' });
export const answerOwnInspections = permission('assessment.own_inspections.answer', { cadre: 'self' });
export const readOwnInspections = permission('assessment.own_inspections.read', { liaison: 'subtree', cadre: 'self' });

/** 现场评比、不定期督查: scheduling and drawing, scoring on the spot, and reading. A unit reads about its own sections, from the day on. */
export const planSpotChecks = permission('assessment.spot_checks.plan', { officer: 'region' });
export const scoreSpotChecks = permission('assessment.spot_checks.score', { officer: 'region', leader: 'region', supervisor: 'region' });
export const readSpotChecks = permission('assessment.spot_checks.read', { officer: 'region', leader: 'region', supervisor: 'region', liaison: 'subtree' });

/** 一线跟踪、全程考核: the department attaches, the tracker checks, those who answer for the work read. */
export const manageTracking = permission('assessment.tracking.manage', { officer: 'region' });
export const checkStages = permission('assessment.tracking.check', { officer: 'region', leader: 'region', cadre: 'self' });
export const readTracking = permission('assessment.tracking.read', { officer: 'region', leader: 'region', liaison: 'subtree', cadre: 'self' });

/** 蹲点调研、平时考核记录: the department schedules, those who stay record, the person sees and answers once the stay has ended. */
export const manageStays = permission('assessment.stays.manage', { officer: 'region' });
export const noteOnStays = permission('assessment.stays.note', { officer: 'region', leader: 'region', cadre: 'self' });
export const readStays = permission('assessment.stays.read', { officer: 'region', leader: 'region', cadre: 'self' });
export const readRoutine = permission('assessment.routine.read', { officer: 'region', leader: 'region' });
export const readOwnRoutine = permission('assessment.own_routine.read', { cadre: 'self' });
export const answerStayNotes = permission('assessment.stay_notes.answer', { cadre: 'self' });

/** 溯源式考核: tracing a claimed result to its origin records. */
export const manageTraces = permission('assessment.traces.manage', { officer: 'region' });
export const readTraces = permission('assessment.traces.read', { officer: 'region', leader: 'region', supervisor: 'region' });

/** 标志性成果: sections declare, several people judge, the leader decides, and its use is recorded. */
export const declareLandmarks = permission('assessment.landmarks.declare', { officer: 'region', liaison: 'subtree' });
export const judgeLandmarks = permission('assessment.landmarks.judge', { officer: 'region', leader: 'region', supervisor: 'region' });
export const decideLandmarks = permission('assessment.landmarks.decide', { leader: 'region' });
export const useLandmarks = permission('assessment.landmarks.use', { officer: 'region', leader: 'region' });
export const readLandmarks = permission('assessment.landmarks.read', { officer: 'region', leader: 'region', supervisor: 'region', liaison: 'subtree' });
