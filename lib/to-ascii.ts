const letters: Record<string, string> = {
  ...{
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ø: "o",
    ð: "d",
    þ: "th",
    ł: "l",
    đ: "d",
    ı: "i",
    ħ: "h",
    ŋ: "ng",
  },
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l" },
  ...{ м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts" },
  ...{ ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i" },
  ...{ є: "ye", ґ: "g", α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i" },
  ...{ κ: "k", λ: "l", μ: "m", ν: "n", ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t" },
  ...{ υ: "y", φ: "f", χ: "ch", ψ: "ps", ω: "o" },
};

/** Lower-case ASCII that reads like the text; a character without a likeness is left out. */
export function toAscii(text: string): string {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return [...plain].map((letter) => letters[letter] ?? (letter < "\x7f" ? letter : "")).join("");
}
