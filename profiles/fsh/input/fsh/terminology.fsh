// Our own words. Everything that a public vocabulary names is coded there.

CodeSystem: ValueOriginCodeSystem
Id: value-origin
Title: "Origin of a value"
Description: "How a value came to be known."
* ^caseSensitive = true
* ^experimental = false
* #stated "Stated" "The words of the narrative give the value."
* #derived "Derived" "Reckoned from other values that the narrative states."
* #inferred "Inferred" "Not stated, and concluded from context."

ValueSet: ValueOriginValueSet
Id: value-origin
Title: "Origin of a value"
Description: "All ways in which a value came to be known."
* ^experimental = false
* include codes from system ValueOriginCodeSystem

CodeSystem: ReviewCodeSystem
Id: review
Title: "Review"
Description: "Tags of a resource that a person should look at: one says so, the others say why."
* ^caseSensitive = true
* ^experimental = false
* #review "Review" "A person should compare the resource with the narrative before relying on it."
* #repaired "Repaired" "A character of the narrative was read differently from how it stands there."
* #ambiguous "Ambiguous" "The words allow more than one reading."
* #derived "Derived" "A value is reckoned, not stated."
* #weak-anchor "Weak anchor" "A date or a subject hangs on an anchor that the words give only loosely."
* #conflicting "Conflicting" "The narrative states another value in another place."
* #not-stated "Not stated" "A part that matters is missing from the narrative."
* #uncertain "Uncertain" "The narrative itself is not sure."
* #recorded-code "Recorded code" "A code was recorded without its source at hand."
* #unlinked "Unlinked" "No identifier of the patient was given: the record cannot be joined to one in a clinical system."

ValueSet: ReviewValueSet
Id: review
Title: "Review"
Description: "The tag that asks for review, and all reasons for it."
* ^experimental = false
* include codes from system ReviewCodeSystem

CodeSystem: ConfusionClassCodeSystem
Id: confusion-class
Title: "Confusion class"
Description: "Kinds of misread characters that a repair undoes."
* ^caseSensitive = true
* ^experimental = false
* #l-1 "Letter l for digit 1" "A slash or a digit one was read as a letter l, or the other way round."
* #O-0 "Letter O for digit 0" "A zero was read as a letter O."
* #question-mark-superscript "Question mark for superscript" "A superscript was lost to a question mark."
* #z-ge "Letter z for greater-or-equal" "A greater-or-equal sign was read as a letter z."
* #E-F "E for F" "The letter E where F must stand, in the abbreviation of a survival time."
* #stray-letter "Stray letter" "A letter stands where none belongs."
* #hyphenation "Hyphenation" "A word was cut at the end of a line."
* #caption "Caption" "A caption stands inside a sentence."

ValueSet: ConfusionClassValueSet
Id: confusion-class
Title: "Confusion class"
Description: "All kinds of misread characters that a repair undoes."
* ^experimental = false
* include codes from system ConfusionClassCodeSystem

CodeSystem: SurvivalMeasureCodeSystem
Id: survival-measure
Title: "Survival measure"
Description: "Time-to-event measures of oncology as a narrative states them. No public vocabulary at hand codes them."
* ^caseSensitive = true
* ^experimental = false
* #progression-free-survival "Progression-free survival" "Time from the start of a treatment to progression of the disease or death."
* #overall-survival "Overall survival" "Time from diagnosis or the start of a treatment to death from any cause."
* #disease-free-survival "Disease-free survival" "Time from the end of a curative treatment to return of the disease or death."

ValueSet: SurvivalMeasureValueSet
Id: survival-measure
Title: "Survival measure"
Description: "All survival measures."
* ^experimental = false
* include codes from system SurvivalMeasureCodeSystem
