// The sentences of the theme's bundle that scripts show, and numbers said as people say them.

const sentences = JSON.parse(document.body.dataset.texts);

export const { locale } = document.body.dataset;

export function fill(sentence, values = {}) {
    return sentence.replace(/\{([a-z_]+)\}/g, (mark, name) => (name in values ? String(values[name]) : mark));
}

export function text(key, values) {
    return fill(sentences[key] || key, values);
}

/** "in 12 minutes", "in about 2 hours". */
export function whenText(seconds) {
    return spoken('when', Math.max(60, seconds));
}

/** "About 4 minutes to go". */
export function leftText(seconds) {
    return seconds < 50 ? text('left.seconds') : spoken('left', seconds);
}

function spoken(prefix, seconds) {
    const minutes = Math.ceil(seconds / 60 - 0.2);
    if (minutes <= 1) {
        return text(`${prefix}.minute`);
    }
    if (minutes < 55) {
        return text(`${prefix}.minutes`, { n: minutes });
    }
    const hours = Math.round(minutes / 60);
    return hours <= 1 ? text(`${prefix}.hour`) : text(`${prefix}.hours`, { n: hours });
}

export function dayText(timestamp) {
    const date = new Date(timestamp);
    return Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString(locale, { day: 'numeric', month: 'long' });
}

export function momentText(timestamp) {
    return new Date(timestamp).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
}
