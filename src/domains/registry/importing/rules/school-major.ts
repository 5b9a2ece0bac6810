export const ruleId = 'registry.import_school_major';

const WHOLE = /^(.*(?:大学|学院|学校|党校|分校|师范|系|院|校))([^系院校]{2,24}?)专业(?:学习|毕业)?$/;

/** 毕业院校系及专业 in one cell → the major by itself, for searching; the cell's own words stay in `school`. Null when it is not plain. */
export const majorOf = (school: string): string | null => WHOLE.exec(school.replace(/\s/g, ''))?.[2] ?? null;
