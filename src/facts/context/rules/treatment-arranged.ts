// Words of letters and notes that say a treatment or test was asked for, agreed to, booked or hoped for: it is of the days to come.
// The simple past of a story ("she opted for surgery", "a scan was requested") tells what happened; the perfect and the present do not.
import { type ContextRule, contextRules } from "../rule.ts";

const each = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim())), [""]);

const PERFECT = ["has", "have", "i've", "we've", "she's", "he's"];
const ADVERBS = ["", "now", "also", "today", "therefore", "already", "agreed and", "both"];
const WHOM = ["her", "him", "them", "the patient", "this patient", "this lady", "this gentleman", "this man", "this woman"];

// "have now requested", "has agreed to"
const ASKED = [
  "requested",
  "arranged",
  "booked",
  "organised",
  "organized",
  "ordered",
  "asked for",
  "applied for",
  "made a referral for",
  "made an urgent referral for",
  "sent a referral for",
  "submitted a request for",
  "put in a request for",
  "agreed to",
  "agreed that",
  "agreed on",
  "agreed a plan of",
  "accepted",
  "consented to",
  "opted for",
  "opted to",
  "chosen",
  "elected to",
  "elected for",
  "decided on",
  "decided to",
  "decided in favour of",
  "settled on",
  "expressed an interest in",
  "expressed interest in",
];
// "I have listed her for", "we put him forward for"
const LISTED = ["listed", "booked", "consented", "referred", "scheduled", "pencilled", "put", "worked up", "screened", "assessed"];
// "agreed to", "keen to": what may be left as well as begun
const WILL = ["agreed to", "decided to", "opted to", "elected to", "chosen to"];
const LEAVING = [
  "stop",
  "discontinue",
  "cease",
  "avoid",
  "defer",
  "delay",
  "postpone",
  "omit",
  "withhold",
  "hold",
  "hold off",
  "come off",
  "reduce",
  "have a break from",
  "take a break from",
];
const BE = ["is", "are", "was", "were", "has been", "have been", "being"];

// "is due to start", "keen to try", "aiming to give"
const READY = [
  "due to",
  "keen to",
  "happy to",
  "content to",
  "willing to",
  "ready to",
  "set to",
  "about to",
  "eager to",
  "hoping to",
  "aiming to",
  "looking to",
  "waiting to",
  "expected to",
  "agreeable to",
];
const DOING = [
  "start",
  "commence",
  "begin",
  "have",
  "get",
  "receive",
  "undergo",
  "take",
  "try",
  "give",
  "offer",
  "add",
  "use",
  "proceed",
  "proceed to",
  "proceed with",
  "go ahead with",
  "pursue",
  "consider",
  "repeat",
  "restart",
  "resume",
  "complete",
  "continue",
  "continue with",
  "continue on",
  "go on to",
  "move on to",
  "move to",
  "switch to",
  "change to",
  "perform",
  "treat",
  "be treated with",
  "be given",
  "be started on",
  "be considered for",
];

export const TREATMENT_ARRANGED: readonly ContextRule[] = [
  ...contextRules("pseudo", "both", [
    ...each(PERFECT, ADVERBS, WILL, LEAVING),
    ...each(READY, LEAVING),
    // cycles went before it
    ...each(["due for"], ["her", "his", "the", ""], ["next", "second", "third", "fourth", "fifth", "final", "last"]),
  ]),
  ...contextRules(
    "arranged",
    "backward",
    each(
      ["is", "are", "has been", "have been", "has now been", "have now been"],
      ["booked", "requested", "arranged", "organised", "organized", "applied for", "pencilled in"],
    ),
  ),
  ...contextRules("arranged", "forward", [
    ...each(PERFECT, ADVERBS, ASKED),
    ...each(LISTED, WHOM, ["for", "forward for", "down for", "in for", "on the waiting list for", "to start"]),
    ...each(BE, ["", "now", "also", "today"], LISTED, ["for", "forward for", "in for"]),
    ...each(READY, DOING),
    ...each(
      ["hope", "hopes", "hoped", "aim", "aims", "aimed", "wish", "wishes", "would like", "i'd like", "we'd like", "propose", "proposes"],
      ["to"],
      DOING,
    ),
    ...each(["due", "due for", "booked for", "listed for", "down for", "pencilled in for", "on the waiting list for", "on the list for"]),
    ...each(
      [
        "funding",
        "approval",
        "authorisation",
        "authorization",
        "request",
        "application",
        "referral",
        "slot",
        "appointment",
        "date",
        "consent",
      ],
      ["for"],
    ),
    ...each(
      ["suitable", "eligible", "fit", "fit enough", "well enough", "appropriate", "a candidate", "an appointment", "a prescription"],
      ["for"],
    ),
  ]),
];
