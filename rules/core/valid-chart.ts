import { coreMessages, defineRule } from 'klint/rule';

export default defineRule({
  meta: {
    id: 'core/valid-chart',
    title: 'Chart that cannot be loaded or rendered',
    why:
      'What a chart does not render cannot be judged, and is not deployed either: a defect in it stays unseen until ' +
      'somebody installs the chart with other values.',
    remedy: 'Correct the template, values or Chart.yaml at the place shown; all that renders is linted all the same.',
    severity: 'error',
    presets: ['recommended', 'strict'],
    threat: { motives: ['data-theft', 'compute-theft', 'denial-of-service'] },
    kinds: ['Chart'],
    references: [],
    messages: coreMessages['core/valid-chart'],
    options: {},
    since: '0.1.0',
  },
});
