import type { Text } from '@klint/model';
import type { Datum } from '../value/origin.js';
import { Dict } from '../value/value.js';
import { SchemaDocument } from '../schema/document.js';
import { shapeProblems } from '../schema/shapes.js';
import { validateValues } from '../schema/validate.js';
import type { RenderChart } from './dependencies.js';
import type { ChartProblem } from './load.js';

/** Schema files as read, so that several renders share them. */
const known = new WeakMap<Text, SchemaDocument | string>();

function documentOf(text: Text): SchemaDocument | string {
  let found = known.get(text);
  if (!found) {
    try {
      found = new SchemaDocument(JSON.parse(text.content.replace(/[\udc80-\udcff]/g, '\ufffd')));
    } catch (error) {
      found = `the schema is no JSON: ${(error as Error).message}`;
    }
    known.set(text, found);
  }
  return found;
}

/** What values.schema.json of the chart and of its sub-charts says against the values, at the keys of the values. */
export function schemaProblems(chart: RenderChart, values: Dict): ChartProblem[] {
  const { schema } = chart.chart;
  const found = schema ? problemsOf(chart, schema.text, values) : [];
  for (const sub of chart.dependencies) {
    const own = values.entries.get(sub.name);
    if (own instanceof Dict) found.push(...schemaProblems(sub, own));
  }
  return found;
}

function problemsOf(chart: RenderChart, schema: Text, values: Dict): ChartProblem[] {
  const whole = { text: schema, start: 0, end: 0 };
  const document = documentOf(schema);
  if (typeof document === 'string') return [{ message: document, at: whole }];
  const wrong = [...shapeProblems(document), ...document.problems];
  if (wrong.length > 0) return wrong.map((message) => ({ message, at: whole }));
  return validateValues(document, values).map(({ path, message, datum }) => {
    const subject = path === '' ? 'the values' : path.slice(1);
    return { message: `${chart.name}: ${subject}: ${message}`, at: placeOf(datum) ?? whole };
  });
}

/** The key, or the nearest one around it that stands in a file. */
export function placeOf(datum: Datum | undefined): { text: Text; start: number; end: number } | undefined {
  for (let at = datum; at; at = at.parent) {
    if (!at.text) continue;
    if (at.keyStart >= 0) return { text: at.text, start: at.keyStart, end: at.keyEnd };
    if (at.start >= 0) return { text: at.text, start: at.start, end: at.end };
    if (!at.parent) return { text: at.text, start: 0, end: 0 };
  }
  return undefined;
}
