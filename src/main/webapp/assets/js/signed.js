// That somebody signed in in this browser, and until when their session lasts. A hint for the bar, never a proof.

const KEY = 'serenade_signed_in';
const DAY_SECONDS = 86_400;

export function noteSession(seconds = DAY_SECONDS) {
    try {
        localStorage.setItem(KEY, String(Date.now() + seconds * 1000));
    } catch {
        // The bar then offers to sign in, and the session goes on all the same.
    }
}

export function forgetSession() {
    try {
        localStorage.removeItem(KEY);
    } catch {
        // Nothing was kept.
    }
}

export function hasSession() {
    try {
        return Number(localStorage.getItem(KEY)) > Date.now();
    } catch {
        return false;
    }
}
