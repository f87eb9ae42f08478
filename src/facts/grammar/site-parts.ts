// Which place is part of which: the upper lobe of the lung, the sigmoid of the colon.

/** Smaller place → the place it is part of. */
export const PART_OF: Readonly<Record<string, string>> = {
  endometrium: "uterus",
  myometrium: "uterus",
  endocervix: "cervix",
  "lip of cervix": "cervix",
  "upper lobe of lung": "lung",
  "middle lobe of lung": "lung",
  "lower lobe of lung": "lung",
  "lung apex": "lung",
  bronchus: "lung",
  "gastric antrum": "stomach",
  cecum: "colon",
  "ascending colon": "colon",
  "transverse colon": "colon",
  "descending colon": "colon",
  "hepatic flexure": "colon",
  "splenic flexure": "colon",
  "sigmoid colon": "colon",
  colon: "colon and rectum",
  rectum: "colon and rectum",
  "rectosigmoid junction": "colon and rectum",
  "head of pancreas": "pancreas",
  "body of pancreas": "pancreas",
  "tail of pancreas": "pancreas",
  "renal pelvis": "kidney",
  "base of tongue": "oropharynx",
  tonsil: "oropharynx",
  "tonsillar fossa": "oropharynx",
  "soft palate": "oropharynx",
  tongue: "oral cavity",
  "floor of mouth": "oral cavity",
  "buccal mucosa": "oral cavity",
  "hard palate": "oral cavity",
  gum: "oral cavity",
  "oral cavity": "head and neck",
  oropharynx: "head and neck",
  nasopharynx: "head and neck",
  hypopharynx: "head and neck",
  larynx: "head and neck",
  "vocal cord": "larynx",
  "parotid gland": "head and neck",
  nipple: "breast",
  "frontal lobe of brain": "brain",
  "temporal lobe of brain": "brain",
  "parietal lobe of brain": "brain",
  "occipital lobe of brain": "brain",
  cerebellum: "brain",
  "brain stem": "brain",
  spine: "bone",
  "thoracic vertebra": "spine",
  "lumbar vertebra": "spine",
  "cervical vertebra": "spine",
  clavicle: "bone",
  scapula: "bone",
  tibia: "bone",
  fibula: "bone",
  ischium: "bone",
  pubis: "bone",
  acetabulum: "bone",
  mandible: "bone",
  "porta hepatis": "bile duct",
  sacrum: "bone",
  rib: "bone",
  sternum: "bone",
  femur: "bone",
  humerus: "bone",
  ilium: "bone",
  skull: "bone",
};

/** True where both names mean the same place, or one is part of the other. */
export function isSamePlace(a: string, b: string): boolean {
  return a === b || isPartOf(a, b) || isPartOf(b, a);
}

/** True where a is a part of b, over any number of steps. */
export function isPartOf(a: string, b: string): boolean {
  for (let at = PART_OF[a]; at !== undefined; at = PART_OF[at]) if (at === b) return true;
  return false;
}
