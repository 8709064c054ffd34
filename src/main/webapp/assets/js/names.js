// Names as the studio can sing them: what a name becomes when it must do with A to Z.

const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const NAME = /^[\p{L}\p{M} '’.\-]+$/u;

/** The nearest name of plain letters and spaces: "Zoë" becomes "Zoe", "Jean-Luc" becomes "Jean Luc". Empty where none is near. */
export function plainName(name) {
    if (!NAME.test(name)) {
        return '';
    }
    return name
        .replace(/[ßæœøłđðþı]/giu, (letter) => {
            const plain = LETTERS[letter.toLowerCase()];
            return letter === letter.toLowerCase() ? plain : plain[0].toUpperCase() + plain.slice(1);
        })
        .normalize('NFD')
        .replace(/\p{M}|['’.]/gu, '')
        .replace(/[\s-]+/g, ' ')
        .trim();
}
