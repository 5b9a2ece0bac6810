export const ruleId = 'registry.import_school_major';

const WHOLE = /^(.*(?:大学|学院|学校|党校|分校|师范|系|院|校))([^系院校]{2,24}?)专业(?:学习|毕业)?$/;

/** 毕业院校系及专业 in one cell → the major by itself, for searching; the cell's own words stay in `school`. Null when it is not plain. */
export const majorOf = (school: string): string | null => WHOLE.exec(school.replace(/\s/g, ''))?.[2] ?? null;

/** 毕业院校系及专业 as the form prints it: a major kept in a field of its own is said behind the school. */
export const schoolCell = (e: { readonly school: string | null; readonly major: string | null }): string | null => (e.school === null || e.major === null || e.school.includes(e.major) ? e.school : `${e.school}${e.major}${e.major.endsWith('专业') ? '' : '专业'}`);
