// A profile may go into a data type and leave out what the type itself demands there: R4's own snapshots do so with Dosage and SimpleQuantity.
import type { ObjectCheck, Property, TypeCheck } from "./model.ts";

/** The type of an element as the profile has it, with the profiles that the data type's own definition gives the same element. */
export function withInherited(own: TypeCheck, inherited: TypeCheck | undefined): TypeCheck {
  if (inherited === undefined || own.code !== inherited.code || own.kind !== "complex") return own;
  const isBare = own.profiles.length === 0 && own.unknownProfiles.length === 0;
  const profiles = isBare ? inherited.profiles : own.profiles;
  const isProfiled = own.isProfiled || profiles.length > 0;
  if (!own.hasInlineChildren) return profiles === own.profiles || profiles.length === 0 ? own : { ...own, profiles, isProfiled };
  let merged: ObjectCheck | undefined;
  return {
    ...own,
    profiles,
    isProfiled,
    object: () => {
      merged ??= mergeObjects(own.object(), inherited.object());
      return merged;
    },
  };
}

function mergeObjects(own: ObjectCheck, inherited: ObjectCheck): ObjectCheck {
  const properties = new Map<string, Property>();
  for (const [name, property] of own.properties) {
    const type = withInherited(property.type, inherited.properties.get(name)?.type);
    properties.set(name, type === property.type ? property : { ...property, type });
  }
  return { ...own, properties };
}
