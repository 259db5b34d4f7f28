const given =
  "Marta Daniel Sanna Rachel Priya Eleanor Noor Ines Mateo Yuki Amara Tomas Chloe Lukas Bjorn Zoe";
const family =
  "Oliveira Okafor Koskela Aguirre Moretti Nguyen Whitcombe Lindqvist Zak Haddad Brandt Prado Ferreira Novak Unal Muller";
const oneOf = (names: string, at: string) => `(string_to_array('${names}', ' '))[1 + (${at}) % 16]`;
export const givenOf = (person: string) => oneOf(given, `${person} * 7`);
export const familyOf = (person: string) => oneOf(family, `${person} / 16`);
export const nameOf = (person: string) => `${givenOf(person)} || ' ' || ${familyOf(person)}`;
