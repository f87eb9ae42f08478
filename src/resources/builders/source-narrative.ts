// DocumentReference: the narrative as this patient may see it, with what belongs to others blanked at equal length, so that offsets hold.
import type { DocumentReference, DocumentReferenceContent } from "@medplum/fhirtypes";
import { sha1 } from "../../base/sha1.ts";
import { blankedText } from "../blanked-text.ts";
import { type BuildContext, patientReference } from "../build-context.ts";
import { DOCUMENT_IDENTIFIERS, ourProfile, SHA256_IDENTIFIERS } from "../canonicals.ts";
import { defined } from "../defined.ts";
import { factIdentifier, meta } from "../heads.ts";

export function buildSourceNarrative(ctx: BuildContext): DocumentReference {
  const { id } = ctx.document;
  const { documentId, originalFile } = ctx.options;
  const isAboutOneAlone = ctx.narrative.cases.length <= 1 && (ctx.options.others ?? []).length === 0;
  return defined<DocumentReference>({
    resourceType: "DocumentReference",
    id,
    meta: meta([ourProfile("source-narrative")]),
    identifier: [
      factIdentifier(id),
      ...(documentId === undefined ? [] : [{ system: DOCUMENT_IDENTIFIERS, value: documentId }]),
      { system: SHA256_IDENTIFIERS, value: ctx.narrative.sha256 },
    ],
    status: "current",
    type: { text: "case narrative" },
    subject: patientReference(ctx),
    date: ctx.options.recorded,
    content: [
      textContent(blankedText(ctx)),
      // A file cannot be blanked: it goes along only where it holds nobody else.
      ...(originalFile && isAboutOneAlone ? [fileContent(originalFile)] : []),
    ],
  });
}

function textContent(text: string): DocumentReferenceContent {
  const bytes = Buffer.from(text, "utf8");
  return {
    attachment: {
      contentType: "text/plain; charset=utf-8",
      data: bytes.toString("base64"),
      size: bytes.length,
      hash: Buffer.from(sha1(bytes)).toString("base64"),
    },
  };
}

function fileContent(file: NonNullable<BuildContext["options"]["originalFile"]>): DocumentReferenceContent {
  const bytes = Buffer.from(file.dataBase64, "base64");
  return {
    attachment: defined({
      contentType: file.contentType,
      data: file.dataBase64,
      size: bytes.length,
      hash: Buffer.from(sha1(bytes)).toString("base64"),
      title: file.title,
    }),
  };
}
