export {
  describeMetric,
  factInWords,
  isMetricId,
  METRICS,
} from "../../observe/index.js";
