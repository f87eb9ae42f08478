// Words that say a medicine was used beyond what it is approved for.
import { gated } from "../../base/gated.ts";

/** "off-label", "beyond its approved indications", "had not been approved", "exceeding the instructions", "compassionate use". */
export const OFF_LABEL: RegExp = gated(
  /\boff[\s-]label\b|\b(?:beyond|outside(?: of)?|exceed\w*) (?:\w+ ){0,2}(?:approv\w+|indications?|instructions?|label(?:l?ed|l?ing)?|licen[sc]\w+)\b(?: \w+)?|\b(?:has|had|have|was|is|were|are) not (?:yet |been |currently )*(?:approved|authori[sz]ed|licen[sc]ed|indicated)\b|\bunapproved\b|\bunlicen[sc]ed\b|\bcompassionate[\s-]use\b|\bnot (?:yet )?approved for\b/i,
);
