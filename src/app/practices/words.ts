import { formatScore, percent } from '../../kernel/score.ts';
import type { Problem } from '../../domains/policy/index.ts';

/** The four problems as the documents write them. */
export const problemOf: Readonly<Record<string, Problem>> = { 不想为: 'motivation', 不敢为: 'courage', 不会为: 'capability', 不善为: 'fit' };
export const problemWord = (problem: Problem): string => Object.keys(problemOf).find((word) => problemOf[word] === problem) ?? problem;

export const percentText = (part: number, whole: number, places = 2): string => `${formatScore(percent(part, whole, places, 'half_up'), places)}%`;

/** Two ways between a word of the documents and the code word of the program. */
function pairs<Code extends string>(words: Readonly<Record<string, Code>>): [Readonly<Record<string, Code>>, (code: string) => string] {
  return [words, (code) => Object.keys(words).find((word) => words[word] === code) ?? code];
}
export const [roleOf, roleWord] = pairs({ 谋事: 'plan', 干事: 'do', 成事: 'achieve' });
export const [outcomeOf, outcomeWord] = pairs({ 完成: 'achieved', 未完成: 'not_achieved' });
export const [arenaOf] = pairs({ 项目: 'project', 村: 'village', 应急: 'emergency', 机关: 'office' });
export const [placeTypeOf, placeTypeWord] = pairs({ 一线: 'front_line', 项目现场: 'project_site', 服务窗口: 'service_window', 培训教室: 'training_classroom' });
export const [postTypeOf, postTypeWord] = pairs({ 医疗卫生: 'medical', 应急保障: 'emergency_supply', 公共服务: 'public_service' });
export const [levelOf, levelWord] = pairs({ 市: 'city', 县: 'county', 乡: 'township' });
export const [checkpointOf, checkpointWord] = pairs({ 上任时: 'taking_office', 每年度: 'yearly', 调任前: 'before_transfer' });
