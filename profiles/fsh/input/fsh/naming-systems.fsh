// Systems of the identifiers that Casebridge gives out.

RuleSet: NamingSystem(url, description)
* status = #active
* kind = #identifier
* date = "2026-11-24"
* publisher = "Casebridge"
* description = {description}
* uniqueId[0].type = #uri
* uniqueId[0].value = {url}
* uniqueId[0].preferred = true

Instance: sha256
InstanceOf: NamingSystem
Usage: #definition
* name = "Sha256"
* insert NamingSystem("https://casebridge.dev/fhir/sid/sha256", "SHA-256 of the bytes of a narrative in lower-case hexadecimal digits.")

Instance: document
InstanceOf: NamingSystem
Usage: #definition
* name = "DocumentId"
* insert NamingSystem("https://casebridge.dev/fhir/sid/document", "Identifier that the sender gave to a narrative\, or its hash where none was given.")

Instance: fact
InstanceOf: NamingSystem
Usage: #definition
* name = "FactKey"
* insert NamingSystem("https://casebridge.dev/fhir/sid/fact", "Deterministic key of a resource: the same fact of the same patient has the same key in every conversion.")
