// A song that has just come is greeted once: the waiting page leaves its id for the result page.

const KEY = 'serenade_fresh';

export function markFresh(sessionId) {
    try {
        sessionStorage.setItem(KEY, sessionId);
    } catch {
        // Without storage the song comes without hearts.
    }
}

export function takeFresh(sessionId) {
    try {
        const fresh = sessionStorage.getItem(KEY) === sessionId;
        sessionStorage.removeItem(KEY);
        return fresh;
    } catch {
        return false;
    }
}
