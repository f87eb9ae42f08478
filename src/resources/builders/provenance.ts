// One Provenance per conversion: which software made these resources out of which document, and when.
import type { Device, Extension, Provenance, Resource } from "@medplum/fhirtypes";
import type { SentenceCounts } from "../../facts/extraction.ts";
import type { BuildContext } from "../build-context.ts";
import { EXTENSION, HL7, ourProfile } from "../canonicals.ts";
import { factIdentifier, meta } from "../heads.ts";
import { documentKeyOf, uuidOf } from "../identity.ts";
import { referenceTo } from "../references.ts";

/** The software as the agent of the conversion. */
export function buildDevice(ctx: BuildContext): Device {
  const { name, version } = ctx.options.software;
  const id = uuidOf(ctx.options.tenant, "device", name, version);
  return {
    resourceType: "Device",
    id,
    identifier: [factIdentifier(id)],
    deviceName: [{ name, type: "user-friendly-name" }],
    version: [{ value: version }],
  };
}

export function buildProvenance(ctx: BuildContext, device: Device, resources: readonly Resource[]): Provenance {
  return {
    resourceType: "Provenance",
    id: uuidOf(ctx.options.tenant, ctx.patientKey, "provenance", documentKeyOf(ctx.narrative, ctx.options)),
    meta: meta([ourProfile("conversion")]),
    ...(ctx.record.sentences && { extension: [sentenceCoverage(ctx.record.sentences)] }),
    target: resources.map((r) => referenceTo({ type: r.resourceType, id: r.id ?? "" })),
    recorded: ctx.options.recorded,
    activity: { coding: [{ system: `${HL7}v3-DataOperation`, code: "CREATE" }] },
    agent: [
      {
        type: { coding: [{ system: `${HL7}provenance-participant-type`, code: "assembler" }] },
        who: referenceTo({ type: "Device", id: device.id ?? "" }),
      },
    ],
    entity: [{ role: "source", what: { reference: ctx.documentReference, type: "DocumentReference" } }],
  };
}

const sentenceCoverage = ({ mapped, ignored, notUnderstood }: SentenceCounts): Extension => ({
  url: EXTENSION.sentenceCoverage,
  extension: [
    { url: "mapped", valueUnsignedInt: mapped },
    { url: "ignored", valueUnsignedInt: ignored },
    { url: "notUnderstood", valueUnsignedInt: notUnderstood },
  ],
});
