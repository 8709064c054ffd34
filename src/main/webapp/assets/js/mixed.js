// Puts the state and methods of several parts into one component; getters stay getters, which a spread would not keep.

export function mixed(...parts) {
    return Object.defineProperties({}, Object.assign({}, ...parts.map(Object.getOwnPropertyDescriptors)));
}
