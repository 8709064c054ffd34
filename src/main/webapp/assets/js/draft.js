// What has been filled in, kept for this tab until the song is ordered: a reload or a lost connection costs nothing.

const KEY = 'serenade_draft';

export function saveDraft(draft) {
    try {
        sessionStorage.setItem(KEY, JSON.stringify(draft));
    } catch {
        // Storage is full or blocked; the page still holds everything.
    }
}

export function readDraft() {
    try {
        return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
        return null;
    }
}

export function dropDraft() {
    try {
        sessionStorage.removeItem(KEY);
    } catch {
        // Nothing was kept.
    }
}
