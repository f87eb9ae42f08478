// Lines of therapy with what was planned, cancelled and done; consents.
import type { CarePlan, CarePlanActivity, Consent } from "@medplum/fhirtypes";
import { timeWords } from "./dates.ts";
import { reasonWords } from "./extensions.ts";
import { conceptWords, counted, joined, listed, sentence } from "./words.ts";

const NOT_DONE: Readonly<Record<string, string>> = {
  cancelled: "not followed",
  stopped: "stopped",
  "not-started": "recommended",
  scheduled: "planned",
};

export function describePlan(plan: CarePlan): string[] {
  const activities = plan.activity ?? [];
  const done = activities.filter((activity) => activity.outcomeReference !== undefined);
  return [
    sentence(plan.title ?? "treatment plan", plan.status === "entered-in-error" ? undefined : plan.status, timeWords(plan, "period")),
    ...(done.length > 0 ? [sentence(`done: ${doneWords(done)}`)] : []),
    ...activities.map(notDoneWords),
    ...(plan.note ?? []).map(({ text = "" }) => sentence(text)),
  ].filter((part) => part !== "");
}

/** The outcomes by the names that their references carry; where they carry none, how many there are. */
function doneWords(done: readonly CarePlanActivity[]): string {
  const names = done.map(({ outcomeReference }) => joined(outcomeReference?.map(({ display }) => display) ?? [], " + "));
  return names.includes("") ? counted(done.length, "treatment") : names.join("; ");
}

function notDoneWords({ detail }: CarePlanActivity): string {
  if (detail === undefined) return "";
  const name = conceptWords(detail.code) ?? conceptWords(detail.productCodeableConcept) ?? "activity not named";
  const said = sentence(`${NOT_DONE[detail.status ?? ""] ?? detail.status?.replace("-", " ") ?? "planned"}: ${name}`);
  return detail.status === "cancelled" || detail.status === "stopped" ? `${said} ${reasonWords(detail.statusReason)}` : said;
}

export function describeConsent(consent: Consent): string[] {
  const about = conceptWords(consent.policyRule) ?? "consent";
  const drugs = listed(consent.provision?.code);
  return [
    sentence(
      drugs === undefined ? about : `${about}: ${drugs}`,
      consent.provision?.type === "deny" ? "denied" : undefined,
      consent.status === "entered-in-error" ? undefined : consent.status,
      timeWords(consent, "dateTime"),
    ),
  ];
}
