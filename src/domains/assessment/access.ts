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
