// The valid resources and bundles that are broken, by name.
import type { Json } from "../examples.ts";
import { collection, document, history, message, response, searchset, transaction } from "./base-bundles.ts";
import {
  composition,
  condition,
  consent,
  documentReference,
  family,
  group,
  observation,
  patient,
  pressure,
  procedure,
  questionnaire,
  report,
  request,
  valueset,
  vital,
} from "./base-resources.ts";

export const baseOf = (name: BaseName): Json => JSON.parse(JSON.stringify(BASES[name]())) as Json;

export const BASES: Readonly<Record<BaseName, () => Json>> = {
  patient,
  observation,
  condition,
  request,
  procedure,
  report,
  questionnaire,
  valueset,
  composition,
  collection,
  document,
  searchset,
  transaction,
  history,
  response,
  message,
  documentReference,
  consent,
  family,
  group,
  vital,
  pressure,
};
export type BaseName =
  | "patient"
  | "observation"
  | "condition"
  | "request"
  | "procedure"
  | "report"
  | "questionnaire"
  | "valueset"
  | "composition"
  | "collection"
  | "document"
  | "searchset"
  | "transaction"
  | "history"
  | "response"
  | "message"
  | "documentReference"
  | "consent"
  | "family"
  | "group"
  | "vital"
  | "pressure";
