import { permission } from '../../kernel/permission.ts';

/** Locks and reliefs of people. */
export const readEffects = permission('protection.effects.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
export const readOwnEffects = permission('protection.own_effects.read', { cadre: 'self' });
/** Tolerance: files, inquiry, conclusion. */
export const handleTolerance = permission('protection.tolerance.handle', { officer: 'region' });
export const readTolerance = permission('protection.tolerance.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** Whoever decides did not draft the conclusion. */
export const decideTolerance = permission('protection.tolerance.decide', { leader: 'region' });
export const askTolerance = permission('protection.tolerance.ask', { cadre: 'self' });
/** 典型案例 (M122) */
export const readPrecedents = permission('protection.precedents.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** 处分、组织处理、诫勉的后续 (M116–M119) */
export const handleSanctions = permission('protection.sanctions.handle', { officer: 'region' });
export const readSanctions = permission('protection.sanctions.read', { officer: 'region', leader: 'region', supervisor: 'region' });
export const decideSanctions = permission('protection.sanctions.decide', { leader: 'region' });
/** 帮带谈话: the helper himself writes them down. */
export const helpSanctioned = permission('protection.sanctions.help', { cadre: 'self' });
/** 举报核查 (M123–M132): registering and checking, finding, reading. Nothing in these files says who reported. */
export const checkReports = permission('protection.reports.check', { officer: 'region', supervisor: 'region' });
export const clearPeople = permission('protection.reports.find', { leader: 'region', supervisor: 'region' });
export const readReports = permission('protection.reports.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** 书面说明、函询、诫勉: asking and judging; letters of inquiry and admonitions need a leader (P03). */
export const askForExplanation = permission('protection.inquiries.ask', { officer: 'region' });
export const approveInquiry = permission('protection.inquiries.approve', { leader: 'region' });
export const answerInquiry = permission('protection.inquiries.answer', { cadre: 'self' });
export const readInquiries = permission('protection.inquiries.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** 反映人身份: sealing it when a report is received, naming who may open it, opening it. Who may open is a list of accounts for each record. */
export const sealReporter = permission('protection.reporters.seal', { officer: 'region', supervisor: 'region' });
export const nameReaders = permission('protection.reporters.name_readers', { leader: 'region', supervisor: 'region' });
export const openReporter = permission('protection.reporters.open', { officer: 'region', leader: 'region', supervisor: 'region' });
/** Every look at an identity, for whoever supervises it. */
export const watchLooks = permission('protection.reporters.watch', { supervisor: 'region' });
/** 诬告陷害 (M115, M125, M126): establishing by the discipline organ, deciding by another. */
export const handleAccusations = permission('protection.accusations.handle', { supervisor: 'region' });
export const decideAccusations = permission('protection.accusations.decide', { supervisor: 'region', leader: 'region' });
export const readAccusations = permission('protection.accusations.read', { supervisor: 'region', leader: 'region' });
export const ownAccusations = permission('protection.own_accusations', { cadre: 'self' });
/** 信息沟通 (M129): the shared list of 提醒、函询、诫勉; the discipline organ puts its own lines there, each body checks those of the other. */
export const readMeasures = permission('protection.measures.read', { officer: 'region', leader: 'region', supervisor: 'region' });
export const recordMeasures = permission('protection.measures.record', { supervisor: 'region' });
export const checkMeasures = permission('protection.measures.check', { officer: 'region', supervisor: 'region' });
