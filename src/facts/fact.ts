// Everything the reader can find about a patient, each with the words that prove it. Plain data: it survives JSON.stringify.
import type {
  AdverseEventFact,
  ComorbidityFact,
  FamilyHistoryFact,
  FindingFact,
  FollowUpFact,
  GradeFact,
  LesionFact,
  MarkerFact,
  MetastasisFact,
  PatientFact,
  PerformanceFact,
  PrimaryFact,
  ResponseFact,
  SizeFact,
  StageFact,
  SurvivalFact,
} from "./disease-fact.ts";
import type {
  ConsentFact,
  DrugFact,
  LineFact,
  NotGivenFact,
  ProcedureFact,
  RadiotherapyFact,
  RecommendationFact,
  StopFact,
  SystemicCourseFact,
} from "./treatment-fact.ts";

export type Fact =
  | PatientFact
  | PrimaryFact
  | MetastasisFact
  | GradeFact
  | StageFact
  | MarkerFact
  | PerformanceFact
  | SizeFact
  | RadiotherapyFact
  | DrugFact
  | SystemicCourseFact
  | ResponseFact
  | SurvivalFact
  | ProcedureFact
  | NotGivenFact
  | StopFact
  | RecommendationFact
  | ConsentFact
  | FindingFact
  | ComorbidityFact
  | AdverseEventFact
  | FamilyHistoryFact
  | FollowUpFact
  | LesionFact
  | LineFact;

export type FactKind = Fact["kind"];
