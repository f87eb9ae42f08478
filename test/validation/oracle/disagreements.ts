// Where HL7's validator and ours differ, by the names of the resources; docs/conformance.md says who is right, and by which sentence.

export interface Disagreement {
  readonly names: RegExp;
  readonly right: "ours" | "undecided";
  readonly because: string;
}

export const DISAGREEMENTS: readonly Disagreement[] = [
  { names: /^empty-array /, right: "ours", because: "an empty meta.profile" },
  { names: /outside the max value set$/, right: "ours", because: "HL7's validator does not apply max value sets to these bindings" },
  { names: /urn that no entry has|^transaction (?:urn dangling|POST no resource)/, right: "ours", because: "a urn that no entry has" },
  {
    names: /^system (?:https|in capitals|is a value set|with slash) /,
    right: "ours",
    because: "the URI of a code system SHALL be used as R4 lists it",
  },
  { names: /a month where US Core wants the day/, right: "ours", because: "us-core-1 in its sentence's sense" },
  { names: /an object with nothing but an id/, right: "ours", because: "ele-1" },
  { names: /^attachment language bad|^language unknown/, right: "ours", because: "BCP 47 is a grammar" },
  { names: /^reference wrong type absolute/, right: "ours", because: "a RESTful URL names the type of its target" },
  { names: /^div (?:unquoted attr|two roots|processing instruction|doctype)/, right: "ours", because: "well-formed XHTML" },
];
