// What has been filled in, kept for this tab until it is made: a reload, a lost connection or a failure costs nothing.

/** @param of what is ordered, where it is not a song */
const keyOf = (of) => (of ? `serenade_draft_${of}` : 'serenade_draft');

export function saveDraft(draft, of) {
    try {
        sessionStorage.setItem(keyOf(of), JSON.stringify(draft));
    } catch {
        // Storage is full or blocked; the page still holds everything.
    }
}

export function readDraft(of) {
    try {
        return JSON.parse(sessionStorage.getItem(keyOf(of)));
    } catch {
        return null;
    }
}

export function dropDraft(of) {
    try {
        sessionStorage.removeItem(keyOf(of));
    } catch {
        // Nothing was kept.
    }
}
