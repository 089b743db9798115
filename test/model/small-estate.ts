import type { ScenarioFile } from "../../src/scenario/index.js";

/** Two catchments, four groups, everything switched on, five years: large enough to have queues, small enough to be quick. */
export function smallEstate(): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "Two catchments",
    start: "2026-04-01",
    seed: 7,
    study: { run: "4 years", warmUp: "1 year", followUp: "3 years", replications: 4 },
    atStart: { stationary: { occupancy: "95%", waiting: 8 } },
    estate: {
      catchments: ["north", "south"],
      units: {
        moor: { catchment: "north", serviceLines: ["men"], beds: 20, changes: [{ on: "2028-04-01", beds: 4 }] },
        dale: { catchment: "north", serviceLines: ["women"], beds: 6 },
        down: {
          catchment: "south",
          serviceLines: ["men", "women"],
          beds: 24,
          changes: [{ on: "2029-01-01", beds: -3 }],
        },
      },
    },
    demand: {
      sentenced: {
        from: "prison",
        legalBasis: "s47/49",
        perYear: 20,
        mix: {
          serviceLine: { men: "85%", women: "15%" },
          engagement: { engaging: "70%", notEngaging: "30%" },
        },
        toRelease: { lognormal: { median: 400, sigma: 1 } },
        indeterminate: "10%",
      },
      remand: {
        from: "prison",
        legalBasis: "s48/49",
        perYear: 24,
        growth: "2%",
        mix: { serviceLine: { men: "85%", women: "15%" }, urgency: { urgent: "30%", routine: "70%" } },
        toCourt: { lognormal: { median: 116, sigma: 0.89 } },
        toRelease: { lognormal: { median: 300, sigma: 1 } },
        disposals: {
          hospitalOrder: "20%",
          restrictedHospitalOrder: "20%",
          custody: "30%",
          released: "20%",
          returned: "10%",
        },
      },
      court: {
        from: "court",
        legalBasis: "s37/41",
        perYear: 8,
        mix: { serviceLine: { men: "85%", women: "15%" }, urgency: { urgent: "100%" } },
        stays: { rehabilitate: { lognormal: { median: 500, sigma: 0.9 } } },
      },
    },
    access: {
      notice: { exponential: { mean: 3 } },
      firstAssessment: { lognormal: { median: 9, sigma: 0.8 } },
      secondReport: { lognormal: { median: 8, sigma: 0.7 } },
      accepted: "75%",
      acceptedOnSecondOpinion: "50%",
      secondOpinion: "7 days",
      warrant: { lognormal: { mu: 1.925, sigma: 1.045 } },
      recovery: { exponential: { mean: 300 } },
      death: { exponential: { mean: 5000 } },
    },
    stays: {
      stabilise: "14 days",
      treatAndReturn: { lognormal: { median: 150, sigma: 0.8 } },
      rehabilitate: { lognormal: { median: 400, sigma: 0.9 } },
      death: { exponential: { mean: 60000 } },
    },
    exits: {
      destinations: { lowSecure: "45%", community: "50%", highSecure: "5%" },
      prison: { lognormal: { median: 14, sigma: 0.8 } },
      lowSecure: { lognormal: { median: 60, sigma: 0.9 } },
      community: { lognormal: { median: 90, sigma: 0.9 } },
    },
    after: {
      returned: { share: "60%", after: { exponential: { mean: 300 } }, accepted: "60%", soonerIfNotEngaging: 1.5 },
      discharged: { share: "20%", after: { exponential: { mean: 500 } } },
    },
    rules: {
      whoIsNext: ["urgency", "longestWait"],
      pathway: { discretionary: { returned: { engaging: "40%", notEngaging: "80%", tooHighRisk: "90%" } } },
    },
  };
}
